import { Command, Help, type Option } from 'commander';

export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

const EXIT_CODES = '\nExit codes: 0 done (and this help), 1 failed, 2 called wrongly.';

const ABOUT =
  '\n"cli" stands for: npm run --silent cli --, or in the image: node dist/bin/cli.js. The commands use the database and' +
  '\nthe keys that the environment names, as the service does; without DATABASE_URL the embedded database in DATA_DIR.';

/** The words of a command as they are typed, e.g. `cli credential create`. */
export const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

export const withSubcommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
];

/** What follows the name of the command in each example. */
export const withExamples = (command: Command, ...examples: string[]): Command =>
  command.addHelpText('after', () =>
    ['', 'Examples:', ...examples.map((example) => `  ${pathOf(command)} ${example}`.trimEnd())].join('\n'),
  );

/** A command that has a result. */
export const withResult = (command: Command): Command =>
  command.option('--json', 'print the whole result as JSON, on a terminal too');

/** The same help for all: what is required is marked and stands in the first line. */
export function explainAll(program: Command): void {
  program.addHelpText('after', ABOUT).addHelpText('afterAll', EXIT_CODES);
  for (const command of withSubcommands(program)) {
    command.configureHelp({ optionDescription, subcommandTerm: (subcommand) => subcommand.name() });
    const required = command.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags);
    if (required.length > 0) command.usage([...required, '[options]'].join(' '));
  }
}

const optionDescription = (option: Option): string => {
  const text = new Help().optionDescription(option);
  return option.mandatory ? `${text} (required)` : text;
};
