import type { DataSource, QueryRunner } from 'typeorm';
import type { OnProgress } from '../common/process/on-progress.js';
import type { AuditEvent } from './audit-event.js';
import type { AuditMonth } from './audit-month.js';
import { ONE_SECOND_MS } from './audit-query.js';
import { inSnapshot } from './audit-snapshot.js';
import { readEvents } from './chain-walk.js';

export interface ExportFilter {
  /** Absent: all chains. */
  tenantUuid?: string | undefined;
  /** Both are inclusive; `end` to the end of its second. */
  begin?: Date | undefined;
  end?: Date | undefined;
  /** Only what was written in this month. */
  month?: AuditMonth | undefined;
}

const BATCH_ROWS = 1_000;
const MATCHES = `($1::text IS NULL OR tenant_uuid = $1) AND ($2::timestamptz IS NULL OR at >= $2)
  AND ($3::timestamptz IS NULL OR at < $3) AND ($4::date IS NULL OR month = $4)`;

/**
 * Hands the events to `write`, as they were hashed, chain by chain and in their order. It reads one snapshot, and never
 * more than one batch; the next is read when `write` has ended.
 */
export async function exportEvents(
  dataSource: DataSource,
  { tenantUuid, begin, end, month }: ExportFilter,
  write: (events: readonly AuditEvent[]) => Promise<void>,
  onProgress?: OnProgress,
): Promise<void> {
  const before = end && new Date(end.getTime() + ONE_SECOND_MS);
  const values = [tenantUuid ?? null, begin ?? null, before ?? null, month ?? null];
  await inSnapshot(dataSource, async (runner) => {
    const total = onProgress ? await countOf(runner, values) : 0;
    let done = 0;
    let last: Pick<AuditEvent, 'tenant_uuid' | 'seq'> | undefined = { tenant_uuid: '', seq: 0 };
    while (last) {
      onProgress?.(done, total);
      const events: AuditEvent[] = await readEvents(
        runner,
        `${MATCHES} AND (tenant_uuid, seq) > ($5, $6) ORDER BY tenant_uuid, seq LIMIT ${BATCH_ROWS}`,
        [...values, last.tenant_uuid, last.seq],
      );
      if (events.length > 0) await write(events);
      done += events.length;
      last = events.length < BATCH_ROWS ? undefined : events.at(-1);
    }
    onProgress?.(done, total);
  });
}

async function countOf(runner: QueryRunner, values: unknown[]): Promise<number> {
  const [row] = (await runner.query(
    `SELECT count(*) AS count FROM audit_event WHERE ${MATCHES}`,
    values,
  )) as {
    count: string;
  }[];
  return Number(row!.count);
}
