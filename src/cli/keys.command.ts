import { Command } from 'commander';
import { withExamples, withResult } from './help.js';
import type { OutputOptions } from './output.js';

const actions = () => import('./keys.actions.js');

/** `keys …`: the key ring that credentials are sealed with. */
export function keysCommand(): Command {
  const group = new Command('keys').description('the keys that stored cloud keys are sealed with');
  withExamples(group, 'status', 'rewrap');
  withExamples(withResult(group.command('status').description('which key seals how many rows')), '').action(
    async (options: OutputOptions) => (await actions()).showStatus(options),
  );
  withExamples(
    withResult(
      group
        .command('rewrap')
        .description('seal every row under the first key of CREDENTIAL_KEYS; may be repeated'),
    ).option('--new-key', 'even if no service has started with that key yet'),
    '',
  ).action(async (options: OutputOptions & { newKey?: boolean }) => (await actions()).rewrapAll(options));
  return group;
}
