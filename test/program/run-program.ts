/** Runs compiled programs in processes of their own, with nothing in their environment but what a test gives them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { programFile, programFolder } from './compiled-programs.js';

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  args?: string[];
  /** What it reads on standard input. */
  input?: string;
  /** The folder of the compiled programs when absent. */
  cwd?: string;
  uid?: number;
  gid?: number;
}

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
  /** The first line on standard output; rejects when it ends without one. */
  firstLine: Promise<string>;
  ended: Promise<Ended>;
}

export interface RunningService extends RunningProgram {
  origin: string;
  /** SIGINT unless told otherwise: SIGTERM first gives load balancers some seconds. */
  stop(signal?: 'SIGINT' | 'SIGTERM'): Promise<Ended>;
}

/** Runs `node dist/<name>.js`. */
export const runProgram = (name: string, options: RunOptions = {}): RunningProgram =>
  runNode([programFile(name), ...(options.args ?? [])], options);

/** Runs a module given as text, which may import from `./dist/` and from `programUrl(…)`. */
export const runCode = (code: string, options: RunOptions = {}): RunningProgram =>
  runNode(['--input-type=module', '-e', code, '--', ...(options.args ?? [])], options);

/** Starts the service on a free port; rejects with what it printed when it ends instead of listening. */
export async function startProgram(env: NodeJS.ProcessEnv): Promise<RunningService> {
  const program = runProgram('main', { env: { PORT: '0', ...env } });
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

function runNode(nodeArgs: string[], { env, input = '', cwd, uid, gid }: RunOptions): RunningProgram {
  const startedAt = performance.now();
  const child = spawn(process.execPath, nodeArgs, {
    cwd: cwd ?? programFolder(),
    env: { PATH: process.env['PATH'], ...env },
    uid,
    gid,
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined).end(input);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      process.off('exit', kill);
      resolve({ code, stdout, stderr, ms: performance.now() - startedAt });
    });
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('\n')) resolve(stdout.slice(0, stdout.indexOf('\n')));
    });
    void ended.then(() => reject(new Error(`it ended without a line: ${stderr}`)));
  });
  firstLine.catch(() => undefined);
  return { child, pid: child.pid!, output: () => stdout + stderr, firstLine, ended };
}
