/** The service as it is shipped: compiled, in processes of its own, configured by the environment alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAlive } from '../../src/embedded-postgres/postgres-process.js';
import { compileSources } from '../program/compile-sources.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = join(ROOT, 'node_modules/.cache');
const PREFIX = 'disk-security-';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Milliseconds from the start to the end. */
  ms: number;
}

export interface RunningProgram {
  child: ChildProcess;
  pid: number;
  /** Everything written so far to standard output and standard error. */
  output(): string;
  ended: Promise<Ended>;
}

export interface RunningService extends RunningProgram {
  origin: string;
  /** SIGINT unless told otherwise: SIGTERM first gives load balancers some seconds. */
  stop(signal?: 'SIGINT' | 'SIGTERM'): Promise<Ended>;
}

let compiled: string | undefined;

/** Compiles the service into a folder of this worker, once; `npm run build` by somebody else cannot disturb it. */
export function programDir(): string {
  if (compiled !== undefined) return compiled;
  mkdirSync(CACHE, { recursive: true });
  removeLeftovers();
  const dir = mkdtempSync(join(CACHE, `${PREFIX}${process.pid}-`));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  compileSources(dir);
  cpSync(join(ROOT, 'package.json'), join(dir, 'package.json'));
  return (compiled = dir);
}

/** Runs `node dist/<program>.js` with nothing in its environment but `env`. */
export const runProgram = (
  program: string,
  env: Record<string, string>,
  args: string[] = [],
  input = '',
): RunningProgram => runNode([join(programDir(), 'dist', `${program}.js`), ...args], env, input);

/** Runs a module given as text, which may import from `./dist/`. */
export const runCode = (code: string, env: Record<string, string>): RunningProgram =>
  runNode(['--input-type=module', '-e', code], env);

function runNode(args: string[], env: Record<string, string>, input = ''): RunningProgram {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: programDir(),
    env: { PATH: process.env['PATH'], ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined).end(input);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      process.off('exit', kill);
      resolve({ code, stdout, stderr, ms: performance.now() - begun });
    });
  });
  return { child, pid: child.pid!, output: () => stdout + stderr, ended };
}

/** Starts the service on a free port; rejects with what it printed when it ends instead of listening. */
export async function startProgram(env: Record<string, string>): Promise<RunningService> {
  const program = runProgram('main', { PORT: '0', ...env });
  const origin = await new Promise<string>((resolve, reject) => {
    program.child.stdout!.on('data', () => {
      const url = /"url":"(http[^"]+)"/.exec(program.output())?.[1];
      if (url) resolve(url);
    });
    void program.ended.then(({ code }) => reject(new Error(`it ended with ${code}: ${program.output()}`)));
  });
  return {
    ...program,
    origin,
    stop: (signal = 'SIGINT') => {
      program.child.kill(signal);
      return program.ended;
    },
  };
}

function removeLeftovers(): void {
  for (const name of readdirSync(CACHE)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(CACHE, name), { recursive: true, force: true });
  }
}
