import type { DataSource, QueryRunner } from 'typeorm';
import type { AuditMonth } from './audit-month.js';
import type { AuditSeal } from './audit-seal.js';
import { type Checkpoint, checkpointsBefore, digestOf, type SealedMonth } from './checkpoints.js';
import { readEvents, tenantsIn } from './chain-walk.js';

/** No append that took its month before the end of that month lasts longer. */
const AFTER_END = `interval '10 minutes'`;
const SEAL_LOCK = 7_318_349_004;

interface Ends {
  tenant_uuid: string;
  first_seq: string;
  previous_hash: Buffer;
  last_seq: string;
  /** The next row of the chain, or its head, says the same of the last one. */
  is_continued: boolean;
}

/** The ends of a chain are not what they were, so the month cannot be sealed. */
export class UnsealableMonth extends Error {
  override name = 'UnsealableMonth';
}

/**
 * Seals months that have ended: a checkpoint for each chain that got rows, and one seal over them. It reads the first and
 * the last row of each chain, no other: the hash of the last one depends on all of them, so `verify` finds any
 * change of before or after.
 */
export class MonthSealer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly makeSeal: () => Promise<AuditSeal>,
  ) {}

  /**
   * The months that were sealed here, from the oldest on; none while another process seals. Throws UnsealableMonth for a
   * month that somebody has changed; it and later ones stay as they are.
   */
  async sealEnded(): Promise<SealedMonth[]> {
    const seal = await this.makeSeal();
    const done: SealedMonth[] = [];
    for (let one = await this.sealNext(seal); one; one = await this.sealNext(seal)) done.push(one);
    return done;
  }

  private async sealNext(seal: AuditSeal): Promise<SealedMonth | undefined> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query('SET LOCAL statement_timeout = 0');
      const [lock] = await runner.query('SELECT pg_try_advisory_xact_lock($1) AS taken', [SEAL_LOCK]);
      const month = lock.taken ? await nextEnded(runner) : undefined;
      const sealed = month === undefined ? undefined : await sealMonth(runner, seal, month);
      await runner.commitTransaction();
      return sealed;
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      await runner.release();
    }
  }
}

/** The oldest month without a seal, if it has ended and a later one takes the rows of now. */
async function nextEnded(runner: QueryRunner): Promise<AuditMonth | undefined> {
  const [row] = (await runner.query(
    `SELECT to_char(min(m.month), 'YYYY-MM-DD') AS month FROM audit_month m
      WHERE m.month > COALESCE((SELECT max(s.month) FROM audit_month_seal s), '-infinity')
     HAVING min(m.month) + interval '1 month' + ${AFTER_END} < clock_timestamp() AT TIME ZONE interval '8 hours'
        AND min(m.month) < audit_current_month()`,
  )) as { month: AuditMonth }[];
  return row?.month;
}

async function sealMonth(runner: QueryRunner, seal: AuditSeal, month: AuditMonth): Promise<SealedMonth> {
  for await (const tenants of tenantsIn(runner, month))
    await insert(runner, seal, await checkpointsAt(runner, seal, month, tenants));
  const [before] = (await runner.query(
    `SELECT (SELECT mac FROM audit_month_seal ORDER BY month DESC LIMIT 1) AS mac,
            to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`,
  )) as [{ mac: Buffer | null; now: string }];
  const counted = await digestOf(runner, month);
  const sealed = {
    month,
    ...counted,
    previousMac: before.mac?.toString('hex') ?? null,
    sealedAt: before.now,
  };
  await runner.query(
    `INSERT INTO audit_month_seal (month, chains, rows, digest, previous_mac, sealed_at, mac)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      month,
      sealed.chains,
      sealed.rows,
      Buffer.from(sealed.digest, 'hex'),
      before.mac,
      before.now,
      seal.monthMac(sealed),
    ],
  );
  return sealed;
}

async function checkpointsAt(
  runner: QueryRunner,
  seal: AuditSeal,
  month: AuditMonth,
  tenants: readonly string[],
): Promise<Checkpoint[]> {
  const ends = (await runner.query(
    `SELECT t.tenant_uuid, f.seq AS first_seq, f.previous_hash, l.seq AS last_seq, EXISTS (
              SELECT FROM audit_head h WHERE h.tenant_uuid = t.tenant_uuid AND h.seq = l.seq AND h.hash = l.hash
              UNION ALL
              SELECT FROM audit_event n WHERE n.tenant_uuid = t.tenant_uuid AND n.seq = l.seq + 1
                 AND n.previous_hash = l.hash AND n.month > $1) AS is_continued
       FROM unnest($2::text[]) AS t (tenant_uuid)
      CROSS JOIN LATERAL (SELECT seq, previous_hash FROM audit_event e
                           WHERE e.month = $1 AND e.tenant_uuid = t.tenant_uuid ORDER BY seq LIMIT 1) f
      CROSS JOIN LATERAL (SELECT seq, hash FROM audit_event e
                           WHERE e.month = $1 AND e.tenant_uuid = t.tenant_uuid ORDER BY seq DESC LIMIT 1) l`,
    [month, tenants],
  )) as Ends[];
  const before = await checkpointsBefore(runner, seal, month, tenants);
  const last = await readEvents(
    runner,
    `month = $1 AND (tenant_uuid, seq) IN (SELECT * FROM unnest($2::text[], $3::bigint[]))`,
    [month, ends.map(({ tenant_uuid }) => tenant_uuid), ends.map(({ last_seq }) => last_seq)],
  );
  const genuine = new Map(
    last.filter((row) => seal.hashOf(row) === row.hash).map((row) => [row.tenant_uuid, row]),
  );
  return ends.map((one) => {
    const tenantUuid = one.tenant_uuid;
    const start = before.get(tenantUuid)?.end ?? seal.genesis(tenantUuid);
    const previousHash = one.previous_hash.toString('hex');
    const end = genuine.get(tenantUuid);
    if (!end || !one.is_continued || Number(one.first_seq) !== start.seq + 1 || previousHash !== start.hash)
      throw new UnsealableMonth(
        `the rows of ${month.slice(0, 7)} of tenant ${tenantUuid} are not all there; run: npm run cli -- audit verify`,
      );
    return {
      month,
      tenantUuid,
      firstSeq: start.seq + 1,
      previousHash,
      end: { seq: end.seq, hash: end.hash },
    };
  });
}

async function insert(
  runner: QueryRunner,
  seal: AuditSeal,
  checkpoints: readonly Checkpoint[],
): Promise<void> {
  await runner.query(
    `INSERT INTO audit_checkpoint (month, tenant_uuid, first_seq, last_seq, previous_hash, hash, mac)
     SELECT * FROM unnest($1::date[], $2::text[], $3::bigint[], $4::bigint[], $5::bytea[], $6::bytea[], $7::bytea[])`,
    [
      checkpoints.map(({ month }) => month),
      checkpoints.map(({ tenantUuid }) => tenantUuid),
      checkpoints.map(({ firstSeq }) => firstSeq),
      checkpoints.map(({ end }) => end.seq),
      checkpoints.map(({ previousHash }) => Buffer.from(previousHash, 'hex')),
      checkpoints.map(({ end }) => Buffer.from(end.hash, 'hex')),
      checkpoints.map((checkpoint) => seal.checkpointMac(checkpoint)),
    ],
  );
}
