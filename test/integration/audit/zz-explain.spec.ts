import { it } from 'vitest';
import pg from 'pg';
import { createTestDatabase } from '../database/postgres.fixture.js';
import { aContext, aReplica, TEST_KEY } from './replica.fixture.js';
import { AuditSeal } from '../../../src/audit/audit-seal.js';

it('explain', async () => {
  const db = await createTestDatabase();
  const one = aReplica(db.dataSource);
  const entry = (tenantUuid: string) => ({ context: aContext(), action: 'disk/delete', tenantUuid, diskIds: ['disk-giys4n0i'] });
  const client = new pg.Client({ connectionString: db.url });
  await client.connect();
  client.on('notice', (n) => console.log(n.message));
  await client.query(`LOAD 'auto_explain'; SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on; SET auto_explain.log_analyze = on; SET auto_explain.log_buffers=on`);
  await one.trail.record(entry('t'), async () => undefined);
  for (let i = 0; i < 3000; i += 50) await Promise.all(Array.from({ length: 50 }, () => one.trail.record(entry('t'), async () => undefined)));
  const [h] = await db.dataSource.query(`SELECT * FROM audit_head WHERE tenant_uuid='t'`);
  const seal = new AuditSeal(TEST_KEY);
  const head = { seq: Number(h.seq), hash: h.hash.toString('hex') };
  const ev = seal.chain(head, [{ tenant_uuid: 't', audit_id: '0f1e2d3c-4b5a-6978-8796-a5b40f1e2d3c', kind: 'intent', at: new Date().toISOString(), actor: 'a', action: 'x', cluster_uuid: null, region: null, disk_ids: [], subject: null, outcome: null, scode: null, request_id: null, tencent_request_id: null, duration_ms: null, instance_id: one.lease.instanceId }]);
  await client.query(`SET client_min_messages = log`);
  await client.query('SELECT * FROM audit_append($1,$2,$3,$4)', ['t', h.hash, JSON.stringify(ev), seal.headMac('t', ev[0]!)]);
  await client.end();
  await db.close();
}, 120000);
