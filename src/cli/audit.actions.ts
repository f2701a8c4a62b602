import { DataSource } from 'typeorm';
import { exportEvents } from '../audit/audit-export.js';
import { AuditLogService } from '../audit/audit-log.service.js';
import { AuditModule } from '../audit/audit.module.js';
import { ListAuditDto } from '../audit/dto/list-audit.dto.js';
import { defined } from '../common/json/defined.js';
import { fromBeijing } from '../common/time/beijing-time.js';
import { acceptHead, anchorsTextOf, verifyChains } from './audit-chains.js';
import { monthOption, verifyMonth } from './audit-months.actions.js';
import { checked, pageFieldsOf } from './checked.js';
import { withCommandApp } from './command-app.js';
import { commandContext } from './command-context.js';
import type { PageOptions } from './options.js';
import { type OutputOptions, print, writeLines } from './output.js';
import { withProgress } from './progress.js';
import { UsageError } from './usage.error.js';

interface PeriodOptions {
  tenant?: string;
  begin?: string;
  end?: string;
}

export interface ListOptions extends PageOptions, OutputOptions, PeriodOptions {
  cluster?: string;
  disk?: string;
  actor?: string;
  action?: string;
}

export interface VerifyOptions extends OutputOptions {
  tenant?: string;
  month?: string;
  from?: string;
  file?: string;
  anchors?: string;
}

export interface AcceptOptions extends OutputOptions {
  tenant: string;
  reason: string;
  anchors?: string;
}

export interface ExportOptions extends PeriodOptions {
  month?: string;
}

/** What the tables show; JSON has all. */
const COLUMNS = {
  List: ['Time', 'Actor', 'Action', 'ClusterUuid', 'ResourceIds', 'Outcome', 'scode', 'RequestId'],
  Chains: ['Tenant', 'Rows', 'AnchoredRows', 'AcceptedGaps', 'Damage'],
  Months: ['Month', 'State', 'Rows', 'Chains', 'File', 'Damage'],
};

export async function list(options: ListOptions): Promise<void> {
  const { cluster: ClusterUuid, disk: DiskId, actor: Actor, action: Action } = options;
  const conditions = defined({ ClusterUuid, DiskId, Actor, Action });
  const body = checked(ListAuditDto, { ...periodFieldsOf(options), ...conditions, ...pageFieldsOf(options) });
  const rows = await withCommandApp([AuditModule], (app) =>
    app.get(AuditLogService).list(commandContext(), body),
  );
  print(rows, options, COLUMNS);
}

export async function verify(options: VerifyOptions): Promise<void> {
  const { tenant, month, from, file, anchors } = options;
  if (month !== undefined && [tenant, from, anchors].some((option) => option !== undefined))
    throw new UsageError('--month verifies all chains of one month: it goes with --file alone');
  if (month !== undefined) return verifyMonth(monthOption(month), file, options);
  if (file !== undefined) throw new UsageError('--file needs the --month that it has');
  const text = anchorsTextOf(anchors);
  const since = from === undefined ? undefined : monthOption(from);
  const report = await withCommandApp([AuditModule], (app) =>
    withProgress('verify', (onProgress) => verifyChains(app, { tenant, from: since }, text, onProgress)),
  );
  if (!report.Sound) process.exitCode = 1;
  print(report, options, COLUMNS);
  if (report.Sound && !report.Anchored)
    process.stderr.write('sound, not anchored: a chain that was set back, head included, looks the same\n');
}

/** Lines on standard output as they are read. */
export async function exportTrail(options: ExportOptions): Promise<void> {
  // Without a tenant all chains; the rules of the period are those of the list.
  const { BeginTime, EndTime } = checked(
    ListAuditDto,
    periodFieldsOf({ ...options, tenant: options.tenant ?? '*' }),
  );
  const month = options.month === undefined ? undefined : monthOption(options.month);
  const filter = { tenantUuid: options.tenant, begin: dateOf(BeginTime), end: dateOf(EndTime), month };
  await withCommandApp([AuditModule], (app) =>
    withProgress('export', (onProgress) =>
      exportEvents(app.get(DataSource), filter, writeLines, process.stdout.isTTY ? undefined : onProgress),
    ),
  );
}

export async function accept({ tenant, reason, anchors, ...options }: AcceptOptions): Promise<void> {
  const text = anchorsTextOf(anchors);
  print(await withCommandApp([AuditModule], (app) => acceptHead(app, tenant, reason, text)), options);
}

const periodFieldsOf = ({ tenant, begin, end }: PeriodOptions) =>
  defined({ TenantUuid: tenant, BeginTime: begin, EndTime: end });

const dateOf = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(fromBeijing(text));
