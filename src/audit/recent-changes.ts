import { Injectable } from '@nestjs/common';
import { withDatabase } from '../database/database-errors.js';
import { TrailPool } from '../database/pools.js';
import { firstMonthSince } from './audit-month.js';

/** Short questions to the trail about the last minutes, which writes depend on. */
@Injectable()
export class RecentChanges {
  constructor(private readonly pool: TrailPool) {}

  /** Resources (`disk:disk-1`) that an action of this service created since then, each with the moment. */
  async creationsOf(
    scope: { tenantUuid: string; clusterUuid: string },
    action: string,
    refs: readonly string[],
    since: Date,
  ): Promise<Map<string, Date>> {
    const rows = await withDatabase(() =>
      this.pool.query<{ at: Date; resources: string[] }[]>(
        `SELECT at, resources FROM audit_event
          WHERE tenant_uuid = $1 AND cluster_uuid = $2 AND kind = 'outcome' AND outcome = 'succeeded'
            AND action = $3 AND at >= $4 AND resources && $5 AND month >= $6`,
        [scope.tenantUuid, scope.clusterUuid, action, since, refs, firstMonthSince(since)],
      ),
    );
    return new Map(rows.flatMap(({ at, resources }) => resources.map((ref): [string, Date] => [ref, at])));
  }

  /** Whether this service changed one of the resources since then, in any other operation than this one. */
  async hasOtherChanges(
    refs: readonly string[],
    since: Date,
    except: { auditId: string | undefined; actions: readonly string[] },
  ): Promise<boolean> {
    const [row] = await withDatabase(() =>
      this.pool.query<{ found: boolean }[]>(
        `SELECT EXISTS (
           SELECT FROM audit_event
            WHERE resources && $1 AND at >= $2 AND kind <> 'refused' AND audit_id IS DISTINCT FROM $3 AND action <> ALL ($4)
               AND month >= $5
         ) AS found`,
        [refs, since, except.auditId, except.actions, firstMonthSince(since)],
      ),
    );
    return row?.found ?? true;
  }
}
