import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withDatabase } from '../../database/database-errors.js';
import type { CloudSession } from '../client/cloud-session.js';
import { type Disk, isPostpaid } from './disk-mapping.js';

/** Reads of Tencent lag by seconds; a request may be repeated minutes later. */
const REMEMBERED_MINUTES = 15;
const REMEMBERED = `make_interval(mins => ${REMEMBERED_MINUTES})`;
/** Longer than a disk is in the recycle bin. */
const KEPT = 'make_interval(days => 8)';
/** The same account under another tenant, and another key of the account under the same tenant. */
const MATCHES = 'disk_id = ANY ($1) AND (account = $2 OR tenant_uuid = $3)';

/** A TerminateDisks call that was sent for a disk within the last 15 minutes and was not refused. */
export interface Termination {
  secondsAgo: number;
  /** As it was read before the call. */
  wasPostpaid: boolean;
}

/**
 * What every replica knows of TerminateDisks calls that were sent. Use it under the lock of the disks. Each method
 * throws DATABASE_UNAVAILABLE.
 */
@Injectable()
export class DiskTerminations {
  constructor(private readonly dataSource: DataSource) {}

  /** The last one of each of the disks that has one. */
  async recent(session: CloudSession, diskIds: readonly string[]): Promise<Map<string, Termination>> {
    const rows = await this.query<{ disk_id: string } & Termination>(
      `SELECT DISTINCT ON (disk_id) disk_id, is_postpaid AS "wasPostpaid",
              extract(epoch FROM clock_timestamp() - sent_at)::int AS "secondsAgo"
         FROM disk_termination
        WHERE ${MATCHES} AND sent_at > clock_timestamp() - ${REMEMBERED}
        ORDER BY disk_id, sent_at DESC`,
      session,
      diskIds,
    );
    return new Map(rows.map(({ disk_id, ...termination }) => [disk_id, termination]));
  }

  /** When it was last sent, of those disks for which this service sent it within the last days. */
  async sentAt(session: CloudSession, diskIds: readonly string[]): Promise<Map<string, Date>> {
    const rows = await this.query<{ disk_id: string; at: Date }>(
      `SELECT disk_id, max(sent_at) AS at FROM disk_termination WHERE ${MATCHES} GROUP BY disk_id`,
      session,
      diskIds,
    );
    return new Map(rows.map(({ disk_id, at }) => [disk_id, at]));
  }

  /** Before it is sent. */
  async note(session: CloudSession, disks: readonly Disk[]): Promise<void> {
    await this.query(
      `WITH forgotten AS (DELETE FROM disk_termination WHERE sent_at <= clock_timestamp() - ${KEPT})
       INSERT INTO disk_termination (disk_id, account, tenant_uuid, is_postpaid)
       SELECT sent.disk_id, $2, $3, sent.is_postpaid FROM unnest($1::text[], $4::boolean[]) AS sent(disk_id, is_postpaid)
       ON CONFLICT (disk_id, account, tenant_uuid)
       DO UPDATE SET sent_at = clock_timestamp(), is_postpaid = EXCLUDED.is_postpaid`,
      session,
      disks.map(({ DiskId }) => DiskId),
      disks.map(isPostpaid),
    );
  }

  /** After Tencent refused it, or after the disk came back from the recycle bin. */
  async forget(session: CloudSession, diskIds: readonly string[]): Promise<void> {
    await this.query(`DELETE FROM disk_termination WHERE ${MATCHES}`, session, diskIds);
  }

  private query<Row>(
    text: string,
    session: CloudSession,
    diskIds: readonly string[],
    ...more: unknown[]
  ): Promise<Row[]> {
    const values = [diskIds, session.accountKey, session.scope.tenantUuid, ...more];
    return withDatabase(() => this.dataSource.query<Row[]>(text, values), session.scope.context.phases);
  }
}
