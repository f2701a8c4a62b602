/** Runs the command line program in processes of its own. */
import { type Ended, type RunOptions, runProgram } from '../../program/run-program.js';

export interface Cli {
  run(args: string[], options?: RunOptions): Promise<Ended>;
  /** Runs a command that must succeed and reads what it prints. */
  json(args: string[], options?: RunOptions): Promise<Record<string, unknown>>;
  start(args: string[], options?: RunOptions): { kill(): void; ended: Promise<Ended> };
}

export function makeCli(env: NodeJS.ProcessEnv): Cli {
  const start = (args: string[], options: RunOptions = {}) => {
    const { child, ended } = runProgram('bin/cli', { ...options, args, env: { ...env, ...options.env } });
    return { kill: () => void child.kill('SIGKILL'), ended };
  };
  const run = (args: string[], options?: RunOptions) => start(args, options).ended;
  return {
    run,
    start,
    json: async (args, options) => {
      const { code, stdout, stderr } = await run(args, options);
      if (code !== 0) throw new Error(`cli ${args.join(' ')} ended with ${code}: ${stderr}`);
      return JSON.parse(stdout) as Record<string, unknown>;
    },
  };
}
