import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { ACCEPT_ACTION } from '../audit/accepted-gap.js';
import { type Anchors, parseAnchors } from '../audit/anchors.js';
import { AuditKey } from '../audit/audit-key.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AuditVerifier, type ChainReport } from '../audit/audit-verifier.js';
import { withCommandApp } from './command-app.js';
import { commandContext } from './command-context.js';
import { printJson } from './output.js';
import { UsageError } from './usage.error.js';

interface VerifyOptions {
  tenant?: string;
  anchors?: string;
}

interface AcceptOptions {
  tenant: string;
  reason: string;
  anchors?: string;
}

const ANCHORS_HELP =
  'the log of the service, or the kept output of an earlier run: nothing up to there may be missing';

/** `audit …`: the trail of changes. The service may be running. */
export function auditCommand(): Command {
  const group = new Command('audit').description('the trail of changes');
  group
    .command('verify')
    .description('check every row of the trail; exit code 1 when one is not as it was written')
    .option('--tenant <id>', 'only the chain of this tenant; "*" for what concerns no single one')
    .option('--anchors <file>', ANCHORS_HELP)
    .action(async ({ tenant, anchors }: VerifyOptions) => {
      const text = anchors === undefined ? undefined : readText(anchors);
      const report = await withCommandApp([AuditModule], (app) => verify(app, tenant, text));
      printJson(report);
      if (report.Sound && !report.Anchored)
        process.stderr.write(
          'sound, not anchored: a chain that was set back, head included, looks the same\n',
        );
      if (!report.Sound) process.exitCode = 1;
    });
  group
    .command('accept-head')
    .description('after a failover that lost commits: let a chain go on from where it ends, and record that')
    .requiredOption('--tenant <id>', 'the chain; "*" for what concerns no single tenant')
    .requiredOption('--reason <text>', 'what happened; it is recorded in the chain')
    .option('--anchors <file>', ANCHORS_HELP)
    .action(async ({ tenant, reason, anchors }: AcceptOptions) => {
      const text = anchors === undefined ? undefined : readText(anchors);
      printJson(await withCommandApp([AuditModule], (app) => acceptHead(app, tenant, reason, text)));
    });
  return group;
}

async function verify(app: INestApplicationContext, tenant: string | undefined, text: string | undefined) {
  const At = new Date().toISOString();
  const { anchors, refused } = await anchorsIn(app, text);
  const chains = await verifierOf(app).verify(tenant, anchors);
  return {
    /** No row is damaged. */
    Sound: chains.every(({ damage }) => damage === null),
    /** Every chain with rows is held against an anchor; without one only what the rows themselves show is found. */
    Anchored: chains.every(({ anchored, head }) => anchored > 0 || !head?.seq),
    RefusedAnchors: refused,
    At,
    Chains: chains.map(({ tenant: Tenant, sound: Rows, head: Head, damage: Damage, anchored, gaps }) => ({
      Tenant,
      Rows,
      Head,
      Damage,
      AnchoredRows: anchored,
      AcceptedGaps: gaps.map(({ afterSeq, at, actor, reason }) => ({
        AfterSeq: afterSeq,
        At: at,
        Actor: actor,
        Reason: reason,
      })),
    })),
  };
}

/** Throws UsageError when the chain is damaged in a way that no failover leaves. */
async function acceptHead(app: INestApplicationContext, tenant: string, reason: string, text?: string) {
  const { anchors } = await anchorsIn(app, text);
  const verifier = verifierOf(app);
  const [alone] = await verifier.verify(tenant);
  if (!alone || alone.damage)
    throw new UsageError(
      `the chain is damaged and cannot go on: ${alone?.damage?.detail ?? 'it cannot be read'}`,
    );
  const [anchored] = await verifier.verify(tenant, anchors);
  const AfterSeq = endOf(anchored ?? alone);
  const LostToSeq = Math.max(0, ...(anchors.get(tenant) ?? []).map(({ seq }) => seq));
  const request = { AfterSeq, LostToSeq: LostToSeq > AfterSeq ? LostToSeq : undefined, Reason: reason };
  const intent = { context: commandContext(ACCEPT_ACTION), tenantUuid: tenant, request };
  await app.get(AuditTrail).record(intent, async () => undefined);
  return { Tenant: tenant, ...request };
}

/** The last row that is kept: before the first that an anchor does not know as it is. */
const endOf = ({ damage, head }: ChainReport): number => (damage ? damage.seq - 1 : (head?.seq ?? 0));

const verifierOf = (app: INestApplicationContext): AuditVerifier =>
  new AuditVerifier(app.get(DataSource), () => app.get(AuditKey).seal());

async function anchorsIn(
  app: INestApplicationContext,
  text: string | undefined,
): Promise<{ anchors: Anchors; refused: number }> {
  if (text === undefined) return { anchors: new Map(), refused: 0 };
  const found = parseAnchors(await app.get(AuditKey).seal(), text);
  if (found.anchors.size === 0 && found.refused === 0) throw noAnchors();
  return found;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw noAnchors();
  }
}

const noAnchors = (): UsageError =>
  new UsageError(
    '--anchors must name a file with lines "audit heads" of the log or an earlier "audit verify"',
  );
