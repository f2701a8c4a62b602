import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { idOfRef } from '../common/resource/resource-ref.js';
import { AuditChain } from './audit-chain.js';
import type { AuditDraft } from './audit-event.js';
import { outcomeOf } from './audit-trail.js';
import { InstanceLease } from './instance-lease.js';

const MAX_ROWS = 500;

/**
 * Gives the intents of dead processes the outcome `unknown`. A process is dead when its lease has run out by the
 * database's clock. Right after the start of the database no process could renew, so none counts as dead.
 */
@Injectable()
export class OrphanedIntentRecovery {
  private readonly logger = new Logger(OrphanedIntentRecovery.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly chain: AuditChain,
    private readonly lease: InstanceLease,
  ) {}

  /**
   * Returns how many intents got their outcome here. Other replicas may run at the same time, and a stalled
   * process may come back with its own outcome: the first outcome counts. `everyOther` ignores the leases of all
   * other processes, for the embedded database, which has one service.
   */
  async run(everyOther = false): Promise<number> {
    const { instanceId, leaseMs } = this.lease;
    const intents = await this.dataSource.query<AuditDraft[]>(
      `SELECT e.tenant_uuid, e.audit_id, e.actor, e.action, e.cluster_uuid, e.region, e.resources,
              e.target_instance_id, e.request, e.request_id
         FROM audit_pending p JOIN audit_event e ON e.tenant_uuid = p.tenant_uuid AND e.seq = p.seq
        WHERE p.instance_id <> $1 AND ($2 OR (
                clock_timestamp() > pg_postmaster_start_time() + $3 * interval '1 millisecond'
                AND NOT EXISTS (SELECT 1 FROM service_instance s
                                 WHERE s.instance_id = p.instance_id AND s.lease_until > clock_timestamp())))
        ORDER BY e.tenant_uuid, e.seq LIMIT ${MAX_ROWS}`,
      [instanceId, everyOther, leaseMs],
    );
    const results = await Promise.all(intents.map((intent) => this.chain.append(this.unknown(intent))));
    await this.forgetLongDead();
    const marked = intents.filter((_, index) => results[index] === 'written');
    for (const intent of marked) this.report(intent);
    return marked.length;
  }

  /** For the operator, who has to look at the disks. */
  private report({ action, tenant_uuid, cluster_uuid, region, resources, request_id }: AuditDraft): void {
    const where = [tenant_uuid, cluster_uuid, region].filter(Boolean).join(' / ');
    this.logger.warn(
      `the outcome of ${action} is unknown, as its process died: ${where}, ${resources.map(idOfRef).join(', ') || 'ids not known'}, ` +
        `request ${request_id ?? 'unknown'}`,
    );
  }

  private unknown(intent: AuditDraft): AuditDraft {
    const rest = { scode: null, tencent_request_id: null, duration_ms: null };
    return outcomeOf(intent, 'unknown', this.lease.now(), { ...rest, instance_id: this.lease.instanceId });
  }

  private async forgetLongDead(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM service_instance s
        WHERE s.lease_until < clock_timestamp() - interval '1 day'
          AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.instance_id = s.instance_id)`,
    );
  }
}
