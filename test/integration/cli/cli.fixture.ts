/** Runs the command line program in processes of its own. */
import { compileProgram, type RunOptions } from '../database/program.fixture.js';

export interface CliResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Cli {
  run(args: string[], options?: RunOptions): Promise<CliResult>;
  /** Runs a command that must succeed and reads what it prints. */
  json(args: string[], options?: RunOptions): Promise<Record<string, unknown>>;
  start(args: string[], options?: RunOptions): { kill(): void; ended: Promise<CliResult> };
  remove(): void;
}

export function makeCli(env: NodeJS.ProcessEnv): Cli {
  const program = compileProgram();
  const start = (args: string[], options: RunOptions = {}) => {
    const code = `process.argv.splice(1, 0, 'cli'); await import('${program.url('bin/cli.js')}');`;
    const { child, ended } = program.run(code, { ...options, args, env: { ...env, ...options.env } });
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
    remove: () => program.remove(),
  };
}
