import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Build {
  /** Path of a compiled program, e.g. `main` or `sandbox/main`. */
  program(name: string): string;
  remove(): void;
}

/** The programs as production runs them, compiled from the sources of this moment into a folder of their own. */
export function buildPrograms(): Build {
  const parent = join(ROOT, 'node_modules/.cache');
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'chaos-programs-'));
  const source = join(ROOT, 'src');
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
    const target = join(dir, 'dist', file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const { code } = transformFileSync(join(source, file), { cwd: ROOT, sourceMaps: false });
    writeFileSync(target, code);
  }
  for (const name of ['migrations', 'package.json'])
    cpSync(join(ROOT, name), join(dir, name), { recursive: true });
  const remove = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    program: (name) => join(dir, 'dist', `${name}.js`),
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}
