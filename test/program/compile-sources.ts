import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const ROOT = join(import.meta.dirname, '..', '..');

/** Compiles the sources of this moment to `<folder>/dist`, as `npm run build` does to `dist`. */
export function compileSources(folder: string, isWanted: (path: string) => boolean = () => true): void {
  const dist = join(folder, 'dist');
  for (const [sources, target] of [
    ['src', dist],
    ['migrations', join(dist, 'migrations')],
  ] as const)
    for (const path of readdirSync(join(ROOT, sources), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts') || path.endsWith('.spec.ts') || !isWanted(path)) continue;
      const file = join(target, path.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        transformFileSync(join(ROOT, sources, path), { cwd: ROOT, sourceMaps: false }).code,
      );
    }
}
