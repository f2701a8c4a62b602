import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withDatabase } from '../../database/database-errors.js';
import type { Settlement, Write } from '../../common/request/write.js';
import type { CloudSession } from '../client/cloud-session.js';

/** Reads of Tencent lag by seconds; a request may be repeated minutes later. */
const REMEMBERED = 'make_interval(mins => 15)';
/** The same account under another tenant, and another key of the account under the same tenant. */
const MATCHES = 'disk_id = ANY ($1) AND (account = $2 OR tenant_uuid = $3)';

/**
 * `renew`: RenewDisk, whose `detail` is the deadline before it. `charge`: ModifyDisksChargeType, whose `detail` is the
 * charge type after it. `purge`: TerminateDisks of a disk in the recycle bin.
 */
export type SentKind = 'renew' | 'charge' | 'purge';

export interface NotedCall {
  kind: SentKind;
  diskIds: readonly string[];
  detail?: string;
}

/** A call that was sent for a disk within the last 15 minutes and was not refused. */
export interface SentCall {
  detail: string;
  secondsAgo: number;
}

/**
 * What every replica knows of calls that must not be sent twice. Use it under the lock of the disks. Each method throws
 * DATABASE_UNAVAILABLE.
 */
@Injectable()
export class SentDiskCalls {
  private readonly logger = new Logger(SentDiskCalls.name);

  constructor(private readonly dataSource: DataSource) {}

  /** Notes the call, sends it, and forgets it again when it is known not to have taken place. */
  async sendNoted<T>(
    session: CloudSession,
    call: NotedCall,
    send: () => Promise<Write<T>>,
  ): Promise<Write<T>> {
    // Also when this process dies before the outcome is known.
    await this.note(session, call);
    try {
      const { reply, settled } = await send();
      return { reply, settled: this.settled(session, call, settled) };
    } catch (error) {
      // Nothing was sent.
      await this.forgetRefused(session, call);
      throw error;
    }
  }

  private async settled(
    session: CloudSession,
    call: NotedCall,
    ending: Promise<Settlement>,
  ): Promise<Settlement> {
    const end = await ending;
    if (end.outcome === 'failed') await this.forgetRefused(session, call);
    return end;
  }

  private async forgetRefused(session: CloudSession, call: NotedCall): Promise<void> {
    await this.forget(session, call).catch((error: unknown) => {
      const what = `${call.kind} of ${call.diskIds.join(', ')}`;
      this.logger.warn(`a refused ${what} could not be forgotten: ${String(error)}`);
    });
  }

  /** Of each of the disks that has any, newest first. */
  async recent(
    session: CloudSession,
    kind: SentKind,
    diskIds: readonly string[],
  ): Promise<Map<string, SentCall[]>> {
    const rows = await this.query<{ disk_id: string } & SentCall>(
      `SELECT disk_id, detail, extract(epoch FROM clock_timestamp() - sent_at)::int AS "secondsAgo"
         FROM disk_sent_call
        WHERE ${MATCHES} AND kind = $4 AND sent_at > clock_timestamp() - ${REMEMBERED}
        ORDER BY sent_at DESC`,
      session,
      diskIds,
      kind,
    );
    const calls = new Map<string, SentCall[]>();
    for (const { disk_id, ...call } of rows) calls.set(disk_id, [...(calls.get(disk_id) ?? []), call]);
    return calls;
  }

  /** Those of the disks for which a renewal was sent lately, and no TerminateDisks of `disk/delete` after it. */
  async renewedLast(session: CloudSession, diskIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.query<{ disk_id: string }>(
      `SELECT disk_id FROM disk_sent_call AS renewal
        WHERE ${MATCHES} AND kind = 'renew' AND sent_at > clock_timestamp() - ${REMEMBERED}
          AND NOT EXISTS (
            SELECT FROM disk_termination
             WHERE ${MATCHES} AND disk_id = renewal.disk_id AND sent_at > renewal.sent_at)`,
      session,
      diskIds,
    );
    return new Set(rows.map(({ disk_id }) => disk_id));
  }

  /** Before it is sent. */
  private async note(session: CloudSession, { kind, diskIds, detail = '' }: NotedCall): Promise<void> {
    await this.query(
      `WITH forgotten AS (DELETE FROM disk_sent_call WHERE sent_at <= clock_timestamp() - ${REMEMBERED})
       INSERT INTO disk_sent_call (disk_id, account, tenant_uuid, kind, detail)
       SELECT disk_id, $2, $3, $4, $5 FROM unnest($1::text[]) AS sent(disk_id)
       ON CONFLICT (disk_id, kind, detail, account, tenant_uuid) DO UPDATE SET sent_at = clock_timestamp()`,
      session,
      diskIds,
      kind,
      detail,
    );
  }

  /** After Tencent refused it, or after what makes it right to send it again. */
  async forget(session: CloudSession, { kind, diskIds, detail = '' }: NotedCall): Promise<void> {
    await this.query(
      `DELETE FROM disk_sent_call WHERE ${MATCHES} AND kind = $4 AND detail = $5`,
      session,
      diskIds,
      kind,
      detail,
    );
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
