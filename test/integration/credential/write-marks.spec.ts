import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WriteMarks } from '../../../src/credential/write-marks.js';
import { figures } from '../../chaos/chaos.fixture.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';

const TENANTS = 2_000;
/** Each cloud account is stored for two tenants. */
const maskOf = (n: number) => `AKID…${String(n >> 1).padStart(4, '0')}`;

describe(WriteMarks.name, () => {
  let database: TestDatabase;
  let marks: WriteMarks;
  const ids = Array.from({ length: TENANTS }, () => randomUUID());
  const query = (text: string, values: unknown[] = []) => database.dataSource.query<object[]>(text, values);
  const intend = (tenant: string, auditId: string = randomUUID()) =>
    query('INSERT INTO audit_pending VALUES ($1, $2, 1, $3)', [auditId, tenant, randomUUID()]);

  beforeAll(async () => {
    database = await createTestDatabase();
    marks = new WriteMarks(database.dataSource);
    await query(
      `INSERT INTO credential (id, tenant_uuid, cluster_uuid, secret, key_id, secret_id_masked, has_token)
       SELECT id, 'tenant-' || n, 'cluster', 'sealed', 'k', mask, false
         FROM unnest($1::uuid[], $2::int[], $3::text[]) AS given(id, n, mask)`,
      [ids, ids.map((_, n) => n), ids.map((_, n) => maskOf(n))],
    );
    await query(
      `INSERT INTO audit_head (tenant_uuid, seq, hash, mac)
       SELECT 'tenant-' || n, 1, '\\x00', '\\x00' FROM generate_series(0, $1::int - 1) n`,
      [TENANTS],
    );
  });
  afterAll(() => database.close());

  it('moves with the chains of all tenants of the account, and with no other', async () => {
    const before = await marks.current(ids[0]!);
    expect(before).toBe('tenant-0/1 tenant-1/1');
    await query(`UPDATE audit_head SET seq = 2 WHERE tenant_uuid = 'tenant-2'`);
    expect(await marks.current(ids[0]!)).toBe(before);
    await query(`UPDATE audit_head SET seq = 2 WHERE tenant_uuid = 'tenant-1'`);
    expect(await marks.current(ids[0]!)).toBe('tenant-0/1 tenant-1/2');
  });

  it('is not known while a write of one of them is under way', async () => {
    await intend('tenant-1', '00000000-0000-4000-8000-000000000001');
    await intend('tenant-2');
    expect(await marks.current(ids[0]!)).toBeUndefined();
    await query(`DELETE FROM audit_pending WHERE tenant_uuid = 'tenant-1'`);
    expect(await marks.current(ids[0]!)).toBe('tenant-0/1 tenant-1/2');
  });

  it('is one quick query among many tenants and many writes', async () => {
    for (let n = 10; n < 210; n += 1) await intend(`tenant-${n}`);
    await query('ANALYZE credential, audit_head');
    const times: number[] = [];
    const roundTrips: number[] = [];
    for (let n = 1_000; n < 1_300; n += 1) {
      const begun = performance.now();
      await marks.current(ids[n]!);
      const between = performance.now();
      await query('SELECT 1');
      times.push(between - begun);
      roundTrips.push(performance.now() - between);
    }
    times.sort((a, b) => a - b);
    roundTrips.sort((a, b) => a - b);
    const [p50, p99] = [times[150]!, times[297]!];
    const plan = await query(
      `EXPLAIN SELECT FROM credential this JOIN credential other USING (secret_id_masked) WHERE this.id = $1`,
      [ids[0]],
    );
    figures('write marks', { p50, p99, roundTrip: roundTrips[150], plan });
    expect(JSON.stringify(plan)).not.toContain('Seq Scan');
    expect(p50).toBeLessThan(50);
  });
});
