import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const KINDS = {
  dependencies: 'production',
  optionalDependencies: 'Optional',
  devDependencies: 'development',
};

describe('the dependencies', () => {
  it.each(Object.entries(KINDS))('of the kind %s are listed, each with its reason', (kind, title) => {
    const section = read('docs/dependencies.md')
      .split(/^## /m)
      .find((text) => text.split('\n')[0]!.includes(title))!;
    const listed = [...section.matchAll(/^\| `([^`]+)` +\| (.*\S) +\|$/gm)];
    const names = Object.keys(manifest[kind]!);
    expect(names).not.toEqual([]);
    expect(listed.map(([, name]) => name)).toEqual(names);
    for (const [, name, reason] of listed) expect(reason!.length, name).toBeGreaterThan(4);
  });

  it('are pinned, few, and locked with a hash', () => {
    const versions = Object.keys(KINDS).flatMap((kind) => Object.entries(manifest[kind]!));
    for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    const production = Object.keys(manifest['dependencies']!);
    // OpenTelemetry comes in parts.
    const [traces, others] = [true, false].map((isTraces) =>
      production.filter((name) => name.startsWith('@opentelemetry/') === isTraces),
    );
    expect(traces!.length).toBeLessThanOrEqual(6);
    expect(others!.length).toBeLessThanOrEqual(22);
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
    const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(locked.map(([path]) => path)).toEqual(
      expect.arrayContaining(versions.map(([name]) => `node_modules/${name}`)),
    );
    for (const [path, { resolved, integrity, dev, optional }] of locked) {
      // No address: the registry of the reader is meant, and the hash decides.
      expect(resolved, path).toBeUndefined();
      // Binaries of development tools for platforms other than the one that wrote the file have none.
      if (dev && optional) continue;
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });
});

interface Locked {
  resolved?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
}
