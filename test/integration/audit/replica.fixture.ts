import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { AuditChain } from '../../../src/audit/audit-chain.js';
import { AuditLogService } from '../../../src/audit/audit-log.service.js';
import { AuditMetrics } from '../../../src/audit/audit-metrics.js';
import { AuditReads } from '../../../src/audit/audit-reads.js';
import { AuditSeal } from '../../../src/audit/audit-seal.js';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { HeadAnchors } from '../../../src/audit/head-anchors.js';
import { OrphanedIntentRecovery } from '../../../src/audit/orphaned-intent-recovery.js';
import { EventBacklog } from '../../../src/audit/event-backlog.js';
import { InstanceLease } from '../../../src/audit/instance-lease.js';
import { dataSourceOptions } from '../../../src/database/data-source.js';

export const TEST_KEY = Buffer.alloc(32, 'audit test key');

const testSeal = (): Promise<AuditSeal> => Promise.resolve(new AuditSeal(TEST_KEY));

/** Everything of the trail that one process holds, put together by hand. */
export function aReplica(dataSource: DataSource, leaseMs?: number, seal = testSeal) {
  const lease = new InstanceLease(dataSource, leaseMs);
  const anchors = new HeadAnchors(dataSource, seal, () => lease.now());
  const chain = new AuditChain(dataSource, lease, seal, (tenant, head) => anchors.note(tenant, head));
  const metrics = new AuditMetrics(new Registry());
  const backlog = new EventBacklog(chain, metrics);
  return {
    dataSource,
    lease,
    chain,
    metrics,
    backlog,
    anchors,
    trail: new AuditTrail(chain, backlog, lease, metrics),
    recovery: new OrphanedIntentRecovery(dataSource, chain, lease),
    log: new AuditLogService(new AuditReads(dataSource, 3)),
    verifier: new AuditVerifier(dataSource, seal),
  };
}

export type Replica = ReturnType<typeof aReplica>;

/** A pool of its own, as another process would have. */
export const openDataSource = (url: string): Promise<DataSource> =>
  new DataSource({ ...dataSourceOptions(url) }).initialize();

/** Puts forged rows into the trail as somebody with the rights of the owner could. */
export async function tamper(dataSource: DataSource, ...statements: string[]): Promise<void> {
  await dataSource.query('ALTER TABLE audit_event DISABLE TRIGGER ALL');
  for (const statement of statements) await dataSource.query(statement);
  await dataSource.query('ALTER TABLE audit_event ENABLE TRIGGER ALL');
}
