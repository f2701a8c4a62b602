import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditKey } from '../audit/audit-key.js';
import { type AuditMonth, monthFrom, shortMonth } from '../audit/audit-month.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AuditModule } from '../audit/audit.module.js';
import { SERVICE_CHAIN } from '../audit/audit-event.js';
import type { SealedMonth } from '../audit/checkpoints.js';
import { readMonth, sha256Of, writeMonth } from '../audit/export-file.js';
import { InstanceLease } from '../audit/instance-lease.js';
import { MonthPruner, tableOf } from '../audit/month-pruner.js';
import { MonthSealer } from '../audit/month-sealer.js';
import { MonthVerifier, type MonthVerification } from '../audit/month-verifier.js';
import { AppConfig } from '../config/app-config.js';
import { DatabaseServer } from '../database/database-server.js';
import { withDataSource } from '../database/migrations.js';
import { withCommandApp } from './command-app.js';
import { commandContext } from './command-context.js';
import { type OutputOptions, print } from './output.js';
import { withProgress } from './progress.js';
import { UsageError } from './usage.error.js';

export interface PruneOptions extends OutputOptions {
  dir: string;
  drop?: boolean;
}

/** Throws UsageError. */
export function monthOption(text: string): AuditMonth {
  const month = monthFrom(text);
  if (month === undefined) throw new UsageError('a month must be like 2026-10');
  return month;
}

/** One month of the trail, or of a file that was exported. */
export async function verifyMonth(
  month: AuditMonth,
  file: string | undefined,
  options: OutputOptions,
): Promise<void> {
  if (file !== undefined && !existsSync(file)) throw new UsageError('--file must name an exported month');
  const report = await withCommandApp([AuditModule], (app) =>
    withProgress('verify', async (onProgress) => {
      const found = await (file === undefined
        ? verifierOf(app).verify(month, onProgress)
        : verifierOf(app).verifyFile(month, readMonth(file)));
      if (file === undefined && found.seal?.state === 'detached')
        throw new UsageError(
          `${shortMonth(month)} was detached after it was exported to ${found.seal.file}: name that file with --file`,
        );
      return { Sound: isSound(found), ...reportOf(month, found) };
    }),
  );
  if (!report.Sound) process.exitCode = 1;
  print(report, options);
}

export async function seal(options: OutputOptions): Promise<void> {
  const sealed = await withCommandApp([AuditModule], async (app) => {
    await app.get(DataSource).query('SELECT audit_make_months()');
    return new MonthSealer(app.get(DataSource), () => app.get(AuditKey).seal()).sealEnded();
  });
  print(
    {
      Sealed: sealed.map(({ month, rows, chains }) => ({
        Month: shortMonth(month),
        Rows: rows,
        Chains: chains,
      })),
    },
    options,
  );
}

/** Exports, verifies what was exported, records what it does in the trail, and only then detaches. */
export async function prune({ dir, drop = false, ...options }: PruneOptions): Promise<void> {
  const result = await withCommandApp([AuditModule], async (app) => {
    const { auditRetentionMonths } = app.get(AppConfig);
    if (auditRetentionMonths === undefined)
      throw new UsageError('AUDIT_RETENTION_MONTHS is not set: the trail is kept for ever');
    if (!existsSync(dir)) throw new UsageError('--dir must name a folder for the exported months');
    const auditSeal = await app.get(AuditKey).seal();
    return withDataSource(app.get(DatabaseServer).directUrl, async (owner) => {
      const pruner = new MonthPruner(owner, auditSeal);
      if (!(await pruner.isOwner()))
        throw new UsageError(
          'months are detached by the owner of the database, as for `npm run migrate`: the role of DATABASE_URL is another one',
        );
      for (const { month } of await pruner.unfinished()) await pruner.finish(month);
      const Detached: object[] = [];
      for (const one of await pruner.due(auditRetentionMonths)) {
        const done = await pruneMonth(app, pruner, one, dir);
        if (drop) await pruner.drop(one.month);
        Detached.push({ ...done, Dropped: drop });
        process.stderr.write(`${done.Month}: ${done.Rows} rows exported to ${done.File} and detached\n`);
      }
      return { RetentionMonths: auditRetentionMonths, Detached };
    });
  });
  print(result, options);
}

async function pruneMonth(
  app: INestApplicationContext,
  pruner: MonthPruner,
  { month, rows }: SealedMonth,
  dir: string,
) {
  const name = shortMonth(month);
  const pending = await pruner.pendingIn(month);
  if (pending > 0)
    throw new Error(`${name} stays: ${pending} changes of that month have no outcome yet; run the service`);
  const verifier = verifierOf(app);
  requireWhole(name, rows, await verifier.verify(month));
  const path = join(dir, `audit-${name}.jsonl`);
  if (!existsSync(path)) await writeMonth(app.get(DataSource), month, path);
  requireWhole(`${name} in ${path}`, rows, await verifier.verifyFile(month, readMonth(path)));
  const [file, sha256] = [basename(path), await sha256Of(path)];
  const request = { Month: name, Rows: rows, File: file, Sha256: sha256 };
  const intent = { context: commandContext('audit/prune'), tenantUuid: SERVICE_CHAIN, request };
  await app.get(AuditTrail).record(intent, async () => {
    const detachedAt = app.get(InstanceLease).now().toISOString();
    await pruner.detach({ month, rows, file, sha256, detachedAt });
  });
  return { Month: name, Rows: rows, File: path, Sha256: sha256, Table: tableOf(month) };
}

/** Throws when the rows are not those that were sealed. */
function requireWhole(what: string, rows: number, found: MonthVerification): void {
  if (isSound(found) && found.seal && found.rows === rows) return;
  const [first] = found.damaged;
  const why = first
    ? `${first.damage.detail} (tenant ${first.tenant})`
    : (found.seal?.damage ?? 'rows are gone');
  throw new Error(`${what} stays: it is not as it was sealed: ${why}; run: npm run cli -- audit verify`);
}

const isSound = ({ seal: sealed, damaged }: MonthVerification): boolean =>
  damaged.length === 0 && (sealed?.damage ?? null) === null;

const reportOf = (month: AuditMonth, { seal: sealed, rows, chains, damaged }: MonthVerification) => ({
  Month: shortMonth(month),
  State: sealed?.state ?? 'open',
  Rows: rows,
  Chains: chains,
  SealDamage: sealed?.damage ?? null,
  Damaged: damaged.map(({ tenant, damage }) => ({ Tenant: tenant, Damage: damage })),
});

const verifierOf = (app: INestApplicationContext): MonthVerifier =>
  new MonthVerifier(app.get(DataSource), () => app.get(AuditKey).seal());
