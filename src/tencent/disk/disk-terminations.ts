import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withDatabase } from '../../database/database-errors.js';
import type { CloudSession } from '../client/cloud-session.js';

/** Reads of Tencent lag by seconds; a request may be repeated minutes later. */
const REMEMBERED_MINUTES = 15;
const REMEMBERED = `make_interval(mins => ${REMEMBERED_MINUTES})`;

/**
 * What every replica knows of TerminateDisks calls that were sent: for which disks, with success or an unknown outcome.
 * Use it under the lock of the disks. Each method throws DATABASE_UNAVAILABLE.
 */
@Injectable()
export class DiskTerminations {
  constructor(private readonly dataSource: DataSource) {}

  /** Those of the disks for which it was sent lately, with the seconds since then. */
  async recent(session: CloudSession, diskIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await withDatabase(() =>
      this.dataSource.query<{ disk_id: string; age: number }[]>(
        `SELECT disk_id, extract(epoch FROM clock_timestamp() - sent_at)::int AS age FROM disk_termination
          WHERE account = $1 AND disk_id = ANY ($2) AND sent_at > clock_timestamp() - ${REMEMBERED}`,
        [session.accountKey, diskIds],
      ),
    );
    return new Map(rows.map(({ disk_id, age }) => [disk_id, age]));
  }

  /** Before it is sent. */
  async note(session: CloudSession, diskIds: readonly string[]): Promise<void> {
    await withDatabase(() =>
      this.dataSource.query(
        `WITH forgotten AS (DELETE FROM disk_termination WHERE sent_at <= clock_timestamp() - ${REMEMBERED})
         INSERT INTO disk_termination (account, disk_id) SELECT $1, unnest($2::text[])
         ON CONFLICT (account, disk_id) DO UPDATE SET sent_at = clock_timestamp()`,
        [session.accountKey, diskIds],
      ),
    );
  }

  /** After Tencent refused it. */
  async forget(session: CloudSession, diskIds: readonly string[]): Promise<void> {
    await withDatabase(() =>
      this.dataSource.query(`DELETE FROM disk_termination WHERE account = $1 AND disk_id = ANY ($2)`, [
        session.accountKey,
        diskIds,
      ]),
    );
  }
}
