import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aConfig } from '../builders/a-config.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1]!);

/** Set by the compose file itself or by the image, not by .env. */
const FIXED = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'DATABASE_RUNTIME_ROLE'];
/** Files. No process list, no `docker inspect` and no crash report shows them then. */
const SECRETS = ['DATABASE_PASSWORD', 'CREDENTIAL_KEYS', 'ADMIN_API_KEY'];

describe('docker compose', () => {
  const compose = read('docker-compose.yml');
  const sources = read('src/config/environment.ts') + read('src/config/environment-reader.ts');
  const names = new Set(matches(sources, /\b(?:read|this)\.[a-z]\w+\('([A-Z][A-Z_]+)'/g));
  const given = [...names].filter(
    (name) => ![...FIXED, ...SECRETS].includes(name) && !name.endsWith('_FILE'),
  );

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

  const serviceOf = (name: string) =>
    new RegExp(`^  ${name}:\\n((?:    .*\\n|\\n)*)`, 'm').exec(compose)![1]!;

  it.each(SECRETS)('hands %s to the service as a file, and from no variable', (name) => {
    const file = name.toLowerCase();
    const text = serviceOf('service');
    expect(text).toContain(`${name}_FILE: /run/secrets/${file}\n`);
    expect(text).toMatch(new RegExp(String.raw`^ {4}secrets: \[.*\b${file}\b.*\]$`, 'm'));
    expect(compose).toMatch(new RegExp(`^  ${file}:\n    file: ./secrets/${file}$`, 'm'));
    expect(read('README.md')).toContain(` secrets/${file}\n`);
    expect(read('README.md')).toContain(`\`${name}\``);
    expect(compose).not.toContain(`\${${name}`);
  });

  it('gives the migration the owner of the database and no key, and the service a role of its own', () => {
    const [migration, service] = [serviceOf('migration'), serviceOf('service')];
    expect(migration).toContain('secrets: [database_owner_password]');
    expect(migration).not.toMatch(/ADMIN_API_KEY|CREDENTIAL_KEYS:/);
    const role = /DATABASE_RUNTIME_ROLE: (\w+)/.exec(migration)![1]!;
    expect(service).toContain(`DATABASE_URL: postgres://${role}@`);
    expect(service).not.toContain('owner');
    expect(migration).not.toContain(`postgres://${role}@`);
    expect(compose).toContain(`CREATE ROLE ${role} LOGIN`);
  });

  it('reads every variable that .env.example offers', () => {
    const offered = matches(read('.env.example'), /^(?:# )?([A-Z_]+)=/gm);
    expect(offered.length).toBeGreaterThanOrEqual(given.length);
    expect(offered.filter((name) => !compose.includes(`\${${name}:`))).toEqual([]);
  });
});
