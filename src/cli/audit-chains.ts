import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ACCEPT_ACTION } from '../audit/accepted-gap.js';
import { type Anchors, parseAnchors } from '../audit/anchors.js';
import { AuditKey } from '../audit/audit-key.js';
import { type AuditMonth, shortMonth } from '../audit/audit-month.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AuditVerifier, type ChainReport } from '../audit/audit-verifier.js';
import type { OnProgress } from '../common/process/on-progress.js';
import { commandContext } from './command-context.js';
import { UsageError } from './usage.error.js';

/** Checks all chains, or the one of a tenant, against the anchors in the text. */
export async function verifyChains(
  app: INestApplicationContext,
  { tenant, from }: { tenant?: string | undefined; from?: AuditMonth | undefined },
  text: string | undefined,
  onProgress?: OnProgress,
) {
  const At = new Date().toISOString();
  const { anchors, refused } = await anchorsIn(app, text);
  const { chains, months } = await verifierOf(app).report({ tenantUuid: tenant, anchors, from, onProgress });
  return {
    /** No row is damaged. */
    Sound: [...chains, ...months].every(({ damage }) => damage === null),
    /** Every chain with rows is held against an anchor; without one only what the rows themselves show is found. */
    Anchored: chains.every(({ anchored, head }) => anchored > 0 || !head?.seq),
    RefusedAnchors: refused,
    At,
    Months: months.map(({ month, state, rows, chains: Chains, file, damage: Damage }) => ({
      Month: shortMonth(month),
      State: state,
      Rows: rows,
      Chains,
      File: file ?? '',
      Damage,
    })),
    Chains: chains.map(
      ({ tenant: Tenant, sound: Rows, head: Head, damage: Damage, anchored, gaps, before }) => ({
        Tenant,
        Rows,
        Head,
        Damage,
        AnchoredRows: anchored,
        /** Not read: in detached months, or before --from. */
        RowsBefore: before,
        AcceptedGaps: gaps.map(({ afterSeq, at, actor, reason }) => ({
          AfterSeq: afterSeq,
          At: at,
          Actor: actor,
          Reason: reason,
        })),
      }),
    ),
  };
}

/** Throws UsageError when the chain is damaged in a way that no failover leaves. */
export async function acceptHead(
  app: INestApplicationContext,
  tenant: string,
  reason: string,
  text?: string,
) {
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

/** The text of the file with anchors. Throws UsageError. */
export function anchorsTextOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
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
