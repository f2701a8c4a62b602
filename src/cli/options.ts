import { type Command, Option } from 'commander';

export interface PageOptions {
  page: string;
  pageSize: string;
}

export const withPage = (command: Command): Command =>
  command
    .option('--page <n>', 'page, from 0', '0')
    .option('--page-size <n>', 'rows a page, up to 100', '100');

export const withDeletion = (command: Command): Command =>
  command.option('--yes', 'do not ask; without a terminal nothing is asked either');

/** The choices are for the help and the completion; other values are refused by the rules of the route. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, description);
  option.argChoices = [...choices];
  return option;
}
