import { Command } from 'commander';
import { SITES } from '../credential/dto/site.js';
import type { OwnerOptions, SettingsOptions, UpdateOptions } from './credential.actions.js';
import { withExamples, withResult } from './help.js';
import { choiceOption, withDeletion, withPage } from './options.js';

/** Loaded when one of them runs, so that the help and a wrong call are answered at once. */
const actions = () => import('./credential.actions.js');

const STDIN_NOTE = '\nThe key is read from standard input, as JSON or asked for: never as an argument.';
const OWNER = '--tenant acme --cluster prod-1';

/** `credential …`: the routes of the same names. */
export function credentialCommand(): Command {
  const group = new Command('credential').description('cloud keys of tenants');
  withExamples(group, 'list', `create ${OWNER} < key.json`, `verify ${OWNER}`);
  const add = (name: string, description: string, ...examples: string[]) =>
    withExamples(withResult(group.command(name).description(description)), ...examples);

  withSettings(withOwner(add('create', 'store a cloud key', `${OWNER} --region ap-guangzhou < key.json`)))
    .addHelpText('after', STDIN_NOTE)
    .action(async (options: SettingsOptions) => (await actions()).create(options));
  withSettings(
    withOwner(
      add(
        'update',
        'change a stored cloud key or its settings',
        `${OWNER} --secret < key.json`,
        `${OWNER} --disable`,
      ),
    ),
  )
    .option('--secret', 'replace the key by the one on standard input')
    .option('--enable', 'use it again')
    .option('--disable', 'refuse every call with it')
    .addHelpText('after', STDIN_NOTE)
    .action(async (options: UpdateOptions) => (await actions()).update(options));
  withDeletion(withOwner(add('delete', 'forget a stored cloud key', OWNER, `${OWNER} --yes`))).action(
    async (options: OwnerOptions & { yes?: boolean }) => (await actions()).remove(options),
  );
  withOwner(add('inspect', 'show a stored cloud key without its secrets', OWNER)).action(
    async (options: OwnerOptions) => (await actions()).inspect(options),
  );
  withOwner(add('verify', 'ask Tencent whether it accepts a stored cloud key', OWNER))
    .addHelpText(
      'after',
      '\nBeside a running `npm start` its sandbox is asked, unless TENCENT_API_ORIGIN is set.',
    )
    .action(async (options: OwnerOptions) => (await actions()).verify(options));
  withPage(
    add('list', 'show stored cloud keys without their secrets', '', '--tenant acme --json').option(
      '--tenant <id>',
      'only this tenant',
    ),
  ).action(async (options) => (await actions()).list(options));
  return group;
}

const withOwner = (command: Command): Command =>
  command.requiredOption('--tenant <id>', 'tenant').requiredOption('--cluster <id>', 'cluster of the tenant');

const withSettings = (command: Command): Command =>
  command
    .option('--region <region>', 'region for requests that name none')
    .addOption(choiceOption('--site <site>', 'site of Tencent that the account belongs to', SITES))
    .option('--description <text>', 'what the account is for')
    .option('--new-key', 'seal with a key that no service has started with yet');
