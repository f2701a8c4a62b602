import { Command, CommanderError } from 'commander';
import { VERSION } from '../config/version.js';
import { AppError } from '../errors/app.error.js';
import { apiKeyCommand } from './api-key.command.js';
import { auditCommand } from './audit.command.js';
import { completionCommand } from './completion.command.js';
import { credentialCommand } from './credential.command.js';
import { EXIT, explainAll, withExamples, withSubcommands } from './help.js';
import { keysCommand } from './keys.command.js';
import { UsageError } from './usage.error.js';

/** Options by which people try to pass the key itself; it is in the process list and the shell history then. */
const LOOKS_SECRET = /secret|key|token|password/i;

/**
 * Runs one command and returns its exit code: 0 done, 1 failed, 2 called wrongly. A call without a command, or with
 * that of a group alone, prints the help and is 0. Never throws. Error messages go to `stderr`, the help to `stdout`;
 * the result of a command goes to standard output.
 */
export async function runCommand(
  args: string[],
  stderr: Pick<NodeJS.WritableStream, 'write'> = process.stderr,
  stdout: Pick<NodeJS.WritableStream, 'write'> = process.stdout,
): Promise<number> {
  const program = makeProgram();
  const writeOut = (text: string) => void stdout.write(text);
  for (const command of withSubcommands(program))
    // The library's own errors quote arguments, which may be secrets; `explain` words them anew. The only other thing
    // that it writes as an error is the help of a call without a command.
    command.configureOutput({ outputError: () => undefined, writeErr: writeOut, writeOut });
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? EXIT.done);
  } catch (error) {
    if (error instanceof CommanderError && (error.exitCode === 0 || isBareCall(error, args)))
      return EXIT.done;
    stderr.write(`${explain(error)}\n`);
    return error instanceof CommanderError || error instanceof UsageError ? EXIT.usage : EXIT.failed;
  }
}

/** The library fails it the same as `help` of a command that does not exist. */
const isBareCall = ({ code }: CommanderError, args: readonly string[]): boolean =>
  code === 'commander.help' && !args.includes('help');

/** The tree of commands. Nothing that a command needs to run is loaded. */
export function makeProgram(): Command {
  const program = withExamples(
    new Command('cli').description('Commands beside the service').version(VERSION),
    'credential list',
    'credential create --help',
    'audit verify --anchors service.log',
  );
  for (const group of [credentialCommand(), apiKeyCommand(), keysCommand(), auditCommand()])
    program.addCommand(group);
  program.addCommand(completionCommand(program));
  for (const command of withSubcommands(program)) command.exitOverride().allowExcessArguments(false);
  explainAll(program);
  return program;
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
      return `there is no such command${suggestionIn(error.message)}; see --help`;
  }
}

function explainUnknownOption(message: string): string {
  const name = /'(--?[A-Za-z][A-Za-z-]{0,30})(=|')/.exec(message)?.[1] ?? 'an option';
  if (!LOOKS_SECRET.test(name)) return `${name} is unknown${suggestionIn(message)}; see --help`;
  return (
    `${name} does not exist: keys are read from standard input alone. If the argument was a real key, ` +
    'replace it: arguments are visible in the process list and kept in the shell history.'
  );
}

/** A suggestion holds names of ours alone. */
const suggestionIn = (message: string): string => {
  const suggestion = /\(Did you mean (.{1,200}?)\?\)$/.exec(message)?.[1];
  return suggestion === undefined ? '' : ` (did you mean ${suggestion}?)`;
};
