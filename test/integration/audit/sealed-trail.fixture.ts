import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { type AuditDraft, SERVICE_CHAIN } from '../../../src/audit/audit-event.js';
import { endOfMonth } from '../../../src/audit/audit-month.js';
import type { AuditSeal, ChainHead } from '../../../src/audit/audit-seal.js';
import { openedAuditId } from '../../../src/audit/chain-heads.js';

export interface BigTrail {
  months: readonly string[];
  tenants: number;
  /** Changes of the tenant `big`, and of each of the others, over all months. */
  bigChanges: number;
  changes: number;
}

const BATCH_CHANGES = 1_000;
const ACTIONS = ['create', 'delete', 'resize', 'attach', 'detach', 'update', 'renew'].map(
  (one) => `disk/${one}`,
);
export const CLUSTERS = 3;
export const ACTORS = 40;
export const DISKS = 5_000;
const INSTANCE = '00000000-0000-4000-8000-000000000001';

const COLUMNS = `tenant_uuid, seq, audit_id, kind, at, actor, action, cluster_uuid, region, resources, target_instance_id, request, outcome,
  scode, request_id, tencent_request_id, duration_ms, instance_id`;

/**
 * Fills a migrated database with changes that are sealed as the service seals them, each an intent and an outcome, spread
 * evenly over the months. Change `i` of a tenant is by `user-<i % 40>`, in `cluster-<i % 3>`, of `disk-<tenant>-<i % 5000>`.
 */
export async function fillSealed(
  dataSource: DataSource,
  seal: AuditSeal,
  { months, tenants, bigChanges, changes }: BigTrail,
  say: (text: string) => void = () => undefined,
): Promise<void> {
  const names = ['big', ...Array.from({ length: tenants - 1 }, (_, index) => `tenant-${index}`)];
  const heads = new Map<string, ChainHead>();
  let rows = 0;
  const write = async (month: string, drafts: readonly AuditDraft[]) => {
    const [{ tenant_uuid: tenant }] = drafts as [AuditDraft];
    const events = seal.chain(heads.get(tenant) ?? seal.genesis(tenant), drafts);
    const { seq, hash } = events.at(-1)!;
    heads.set(tenant, { seq, hash });
    await dataSource.query(
      `INSERT INTO audit_event (${COLUMNS}, previous_hash, hash, month)
       SELECT tenant_uuid, seq, audit_id, kind, at, actor, action, cluster_uuid, region,
              ARRAY(SELECT jsonb_array_elements_text(resources)), target_instance_id, request, outcome, scode, request_id,
              tencent_request_id, duration_ms, instance_id, decode(previous_hash, 'hex'), decode(hash, 'hex'), $2
         FROM jsonb_to_recordset($1::jsonb) AS e (tenant_uuid text, seq bigint, audit_id uuid, kind text, at timestamptz,
              actor text, action text, cluster_uuid text, region text, resources jsonb, target_instance_id text, request text,
              outcome text, scode integer, request_id text, tencent_request_id text, duration_ms integer, instance_id uuid,
              previous_hash text, hash text)`,
      [JSON.stringify(events), month],
    );
    rows += events.length;
  };
  for (const [index, month] of months.entries()) {
    const end = endOfMonth(month).getTime();
    const startedAt = new Date(`${month}T00:00:00+08:00`).getTime();
    if (index === 0)
      for (let from = 0; from < names.length; from += BATCH_CHANGES)
        await write(
          month,
          names.slice(from, from + BATCH_CHANGES).map((name) => opened(name, startedAt)),
        );
    for (const name of names) {
      const all = name === 'big' ? bigChanges : changes;
      const [first, last] = [index, index + 1].map((part) => Math.floor((all * part) / months.length)) as [
        number,
        number,
      ];
      for (let from = first; from < last; from += BATCH_CHANGES) {
        const drafts: AuditDraft[] = [];
        for (let i = from; i < Math.min(last, from + BATCH_CHANGES); i += 1)
          drafts.push(...aChange(name, i, startedAt + ((end - startedAt) * (i - first)) / (last - first)));
        await write(month, drafts);
      }
    }
    say(`${month}: ${rows} rows`);
  }
  const all = [...heads];
  for (let from = 0; from < all.length; from += BATCH_CHANGES) {
    const part = all.slice(from, from + BATCH_CHANGES);
    await dataSource.query(
      `INSERT INTO audit_head (tenant_uuid, seq, hash, mac, month)
       SELECT *, $5::date FROM unnest($1::text[], $2::bigint[], $3::bytea[], $4::bytea[])`,
      [
        part.map(([tenant]) => tenant),
        part.map(([, { seq }]) => seq),
        part.map(([, { hash }]) => Buffer.from(hash, 'hex')),
        part.map(([tenant, head]) => seal.headMac(tenant, head)),
        months.at(-1),
      ],
    );
  }
}

const blank = {
  cluster_uuid: null,
  region: null,
  target_instance_id: null,
  request: null,
  outcome: null,
  scode: null,
  request_id: null,
  tencent_request_id: null,
  duration_ms: null,
  instance_id: INSTANCE,
};

const opened = (tenant: string, at: number): AuditDraft => ({
  ...blank,
  tenant_uuid: SERVICE_CHAIN,
  audit_id: openedAuditId(tenant),
  kind: 'opened',
  at: new Date(at).toISOString(),
  actor: 'service',
  action: 'audit/open',
  resources: [`tenant:${tenant}`],
});

function aChange(tenant: string, i: number, at: number): AuditDraft[] {
  const intent: AuditDraft = {
    ...blank,
    tenant_uuid: tenant,
    audit_id: randomUUID(),
    kind: 'intent',
    at: new Date(at).toISOString(),
    actor: `user-${i % ACTORS}`,
    action: ACTIONS[i % ACTIONS.length]!,
    cluster_uuid: `cluster-${i % CLUSTERS}`,
    region: 'ap-guangzhou',
    resources: [`disk:disk-${tenant}-${i % DISKS}`],
    request: '{"DiskSize":80}',
    request_id: `request-${i}`,
  };
  const end = { kind: 'outcome', outcome: 'succeeded', scode: 0, duration_ms: 12 } as const;
  return [
    intent,
    { ...intent, ...end, at: new Date(at + 12).toISOString(), tencent_request_id: randomUUID() },
  ];
}
