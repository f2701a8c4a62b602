/** Runs the command line program in processes of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { programFile } from '../../program/compiled-programs.js';
import { type Ended, type RunOptions, runProgram } from '../../program/run-program.js';

export interface Cli {
  run(args: string[], options?: RunOptions): Promise<Ended>;
  /** Runs a command that must succeed and reads what it prints. */
  json(args: string[], options?: RunOptions): Promise<Record<string, unknown>>;
  start(args: string[], options?: RunOptions): { kill(): void; ended: Promise<Ended> };
  /** Runs it in a line of bash, as `cli`; `$?` is that of a part of a pipe that failed. */
  shell(line: string): Promise<Shown>;
  /** Runs it on a terminal of its own, where this is typed when it asks, and then Ctrl-D. */
  terminal(args: string[], typed?: string): Promise<Shown>;
}

export interface Shown {
  code: number | null;
  /** Standard output and standard error, as they come. */
  text: string;
}

/** util-linux; macOS has another program of this name. */
export const hasTerminals = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

const PROMPT = /\[y\/N\] |SecretId: /;

export function makeCli(env: NodeJS.ProcessEnv): Cli {
  const start = (args: string[], options: RunOptions = {}) => {
    const { child, ended } = runProgram('bin/cli', { ...options, args, env: { ...env, ...options.env } });
    return { kill: () => void child.kill('SIGKILL'), ended };
  };
  const run = (args: string[], options?: RunOptions) => start(args, options).ended;
  const shown = (command: string, args: string[], typed?: string): Promise<Shown> =>
    new Promise((resolve) => {
      const child = spawn(command, args, { env: { PATH: process.env['PATH'], ...env } });
      let text = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          if (PROMPT.test(text)) child.stdin.end(typed);
        });
      if (typed === undefined) child.stdin.end();
      child.once('close', (code) => resolve({ code, text: text.replaceAll('\r\n', '\n') }));
    });
  const command = (args: string[]) =>
    [process.execPath, programFile('bin/cli'), ...args].map(quoted).join(' ');
  return {
    run,
    start,
    shell: (line) =>
      shown('bash', ['--norc', '-o', 'pipefail', '-c', `cli() { ${command([])} "$@"; }; ${line}`]),
    terminal: (args, typed) => shown('script', ['-qec', command(args), '/dev/null'], typed),
    json: async (args, options) => {
      const { code, stdout, stderr } = await run(args, options);
      if (code !== 0) throw new Error(`cli ${args.join(' ')} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout) as Record<string, unknown>;
    },
  };
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
