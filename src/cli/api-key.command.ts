import { Command } from 'commander';
import { ROLES } from '../common/request/caller.js';
import type { CreateOptions, DeleteOptions } from './api-key.actions.js';
import { withExamples, withResult } from './help.js';
import { choiceOption, type PageOptions, withDeletion, withPage } from './options.js';
import type { OutputOptions } from './output.js';

const actions = () => import('./api-key.actions.js');

const KEY_NOTE =
  '\nThe key is printed this once, on standard output, and stored as a hash: keep it where callers read it.';
const ID = '--id 0f1e2d3c4b5a69788796a5b4';

/** `api-key …`: the routes `api_key/…`. */
export function apiKeyCommand(): Command {
  const group = new Command('api-key').description('tokens of callers');
  withExamples(group, 'create --name portal --role operator --tenant acme', 'list');
  const add = (name: string, description: string, ...examples: string[]) =>
    withExamples(withResult(group.command(name).description(description)), ...examples);

  add(
    'create',
    'make a token',
    '--name portal --role operator --tenant acme',
    "--name ops --role admin --tenant '*' --expires-at '2027-12-31 23:59:59'",
  )
    .requiredOption('--name <text>', 'what it is for')
    .addOption(
      choiceOption(
        '--role <role>',
        'reader lists, operator also changes disks, admin may do all',
        ROLES,
      ).makeOptionMandatory(),
    )
    .requiredOption('--tenant <id>', 'tenant, may be repeated; "*" alone for all', collect)
    .option(
      '--expires-at <time>',
      'Beijing time, YYYY-MM-DD HH:MM:SS; by default as late as MAX_API_KEY_DAYS allows',
    )
    .addHelpText('after', KEY_NOTE)
    .action(async (options: CreateOptions) => (await actions()).create(options));
  withPage(add('list', 'show tokens without their secrets', '', '--json')).action(
    async (options: PageOptions & OutputOptions) => (await actions()).list(options),
  );
  withDeletion(
    add('delete', 'delete a token, which stops working at once', ID, `${ID} --yes`).requiredOption(
      '--id <id>',
      'ApiKeyId, which `list` shows',
    ),
  ).action(async (options: DeleteOptions) => (await actions()).remove(options));
  return group;
}

const collect = (value: string, before: string[] = []): string[] => [...before, value];
