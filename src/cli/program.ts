import { Command, CommanderError } from 'commander';
import { AppError } from '../errors/app.error.js';
import { auditCommand } from './audit.command.js';
import { credentialCommand } from './credential.command.js';
import { keysCommand } from './keys.command.js';
import { UsageError } from './usage.error.js';

export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Options by which people try to pass the key itself; it is in the process list and the shell history then. */
const LOOKS_SECRET = /secret|key|token|password/i;

/**
 * Runs one command and returns its exit code: 0 done, 1 failed, 2 called wrongly. Never throws. Error
 * messages go to `stderr`, the result to standard output.
 */
export async function runCommand(
  args: string[],
  stderr: Pick<NodeJS.WritableStream, 'write'> = process.stderr,
): Promise<number> {
  const program = new Command('cli').description('Commands beside the service');
  for (const group of [credentialCommand(), keysCommand(), auditCommand()]) program.addCommand(group);
  for (const command of withSubcommands(program))
    // The library's own errors quote arguments, which may be secrets; `explain` words them anew.
    command
      .exitOverride()
      .allowExcessArguments(false)
      .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    stderr.write(`${explain(error)}\n`);
    return error instanceof CommanderError || error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

function explain(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.detail}`;
  if (!(error instanceof CommanderError)) return error instanceof Error ? error.message : String(error);
  switch (error.code) {
    case 'commander.unknownOption':
      return explainUnknownOption(error.message);
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      return error.message;
    case 'commander.excessArguments':
      return 'there are arguments that no option takes; see --help';
    default:
      return 'there is no such command; see --help';
  }
}

function explainUnknownOption(message: string): string {
  const name = /'(--?[A-Za-z][A-Za-z-]{0,30})(=|')/.exec(message)?.[1] ?? 'an option';
  if (!LOOKS_SECRET.test(name)) return `${name} is unknown; see --help`;
  return (
    `${name} does not exist: keys are read from standard input alone. If the argument was a real key, ` +
    'replace it: arguments are visible in the process list and kept in the shell history.'
  );
}

const withSubcommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
];
