import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileSources } from '../program/compile-sources.js';

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
  compileSources(dir);
  cpSync(join(ROOT, 'package.json'), join(dir, 'package.json'));
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
