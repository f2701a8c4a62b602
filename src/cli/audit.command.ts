import { Command } from 'commander';
import type { AcceptOptions, ExportOptions, ListOptions, VerifyOptions } from './audit.actions.js';
import type { PruneOptions } from './audit-months.actions.js';
import { withExamples, withResult } from './help.js';
import { withPage } from './options.js';
import type { OutputOptions } from './output.js';

const actions = () => import('./audit.actions.js');
const monthActions = () => import('./audit-months.actions.js');

const ANCHORS_HELP =
  'the log of the service, or the kept output of an earlier run: nothing up to there may be missing';
const EXPORT_NOTE =
  '\nEach line is one event as it was hashed, with seq, previous_hash and hash; a change is an intent and its outcome.' +
  '\nThe lines of a chain are in the order of their seq, all of one moment. It needs no key, and checks nothing: that is `verify`.';

/** `audit …`: the trail of changes. The service may be running. */
export function auditCommand(): Command {
  const group = new Command('audit').description('the trail of changes');
  withExamples(group, 'list --tenant acme', 'verify --anchors service.log', 'export > trail.jsonl');
  const add = (name: string, description: string, ...examples: string[]) =>
    withExamples(group.command(name).description(description), ...examples);

  withPage(
    withPeriod(
      withResult(
        add(
          'list',
          'who did what, newest first',
          '--tenant acme',
          '--tenant acme --disk disk-giys4n0i --json',
        ),
      )
        .requiredOption('--tenant <id>', 'tenant; "*" for what concerns no single one')
        .option('--cluster <id>', 'only this cluster')
        .option('--disk <id>', 'only changes of this disk')
        .option('--actor <id>', 'only what this caller did, e.g. admin')
        .option('--action <route>', 'only this action, e.g. disk/create'),
    ),
  ).action(async (options: ListOptions) => (await actions()).list(options));
  withResult(
    add(
      'verify',
      'check every row of the trail; exit code 1 when one is not as it was written',
      '--anchors service.log',
      '--tenant acme',
      '--month 2026-10',
    ),
  )
    .option('--tenant <id>', 'only the chain of this tenant; "*" for what concerns no single one')
    .option('--anchors <file>', ANCHORS_HELP)
    .option('--month <month>', 'only this month, of all chains, e.g. 2026-10')
    .option('--file <file>', 'with --month: not the trail but a file that was exported')
    .option('--from <month>', 'begin with the checkpoints that were sealed before this month')
    .action(async (options: VerifyOptions) => (await actions()).verify(options));
  withPeriod(
    add(
      'export',
      'write the events of the trail as JSON lines',
      '> trail.jsonl',
      "--tenant acme --begin '2026-11-01 00:00:00' --end '2026-11-30 23:59:59' > november.jsonl",
      '--month 2026-10 > audit-2026-10.jsonl',
    )
      .option('--tenant <id>', 'only the chain of this tenant; "*" for what concerns no single one')
      .option('--month <month>', 'only what was written in this month, e.g. 2026-10'),
  )
    .addHelpText('after', EXPORT_NOTE)
    .action(async (options: ExportOptions) => (await actions()).exportTrail(options));
  withResult(add('seal', 'seal the months that have ended; a running service does so by itself', '')).action(
    async (options: OutputOptions) => (await monthActions()).seal(options),
  );
  withResult(
    add(
      'prune',
      'take the months out of the trail that are older than AUDIT_RETENTION_MONTHS, each after its export',
      '--dir /backup/audit',
    ),
  )
    .requiredOption(
      '--dir <folder>',
      'where audit-<month>.jsonl is written; one that is there is verified and used',
    )
    .option('--drop', 'also drop the detached tables, which are left beside the trail otherwise')
    .action(async (options: PruneOptions) => (await monthActions()).prune(options));
  withResult(
    add(
      'accept-head',
      'after a failover that lost commits: let a chain go on from where it ends, and record that',
      "--tenant acme --reason 'failover of 24 November' --anchors service.log",
    ),
  )
    .requiredOption('--tenant <id>', 'the chain; "*" for what concerns no single tenant')
    .requiredOption('--reason <text>', 'what happened; it is recorded in the chain')
    .option('--anchors <file>', ANCHORS_HELP)
    .action(async (options: AcceptOptions) => (await actions()).accept(options));
  return group;
}

const withPeriod = (command: Command): Command =>
  command
    .option('--begin <time>', 'from this second on, Beijing time, YYYY-MM-DD HH:MM:SS')
    .option('--end <time>', 'up to this second, Beijing time, YYYY-MM-DD HH:MM:SS');
