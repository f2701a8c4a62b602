import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aConfig } from '../builders/a-config.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);

/** Set by the compose file itself or by the image, not by .env. */
const FIXED = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'DATABASE_PASSWORD'];

describe('docker compose', () => {
  const compose = read('docker-compose.yml');
  const names = new Set(
    matches(read('src/config/environment.ts'), /\b(?:read|this)\.[a-z]\w+\('([A-Z][A-Z_]+)'/g),
  );
  const given = [...names].filter((name) => !FIXED.includes(name) && !name.endsWith('_FILE'));

  it('finds the variables of the service', () => {
    const fields = Object.keys(aConfig()).map((key) =>
      key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
    );
    const single = [...names].filter((name) => !name.endsWith('_FILE'));
    expect(single.sort()).toEqual([...fields, 'DATABASE_PASSWORD'].sort());
    expect([...names]).toEqual(expect.arrayContaining(FIXED));
  });

  it.each(given)('hands %s from .env to the service', (name) => {
    const value = new RegExp(String.raw`^ +${name}: \$\{${name}(:-|:\?[^}]+)\}$`, 'm');
    expect(compose).toMatch(value);
    expect(read('.env.example')).toMatch(new RegExp(`^(# )?${name}=.`, 'm'));
    expect(read('README.md')).toContain(`\`${name}\``);
  });

  it('reads every variable that .env.example offers', () => {
    const offered = matches(read('.env.example'), /^(?:# )?([A-Z_]+)=/gm);
    expect(offered.length).toBeGreaterThanOrEqual(given.length);
    expect(offered.filter((name) => !compose.includes(`\${${name}:`))).toEqual([]);
  });
});
