import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { type Replica, aReplica, tamper } from './replica.fixture.js';

/** Every tenant gets ten rows; each case does its worst to a tenant of its own. */
const FORGED = `tenant_uuid, 11, gen_random_uuid(), kind, at, actor, action, cluster_uuid, region, resources,
  target_instance_id, request, outcome, scode, request_id, tencent_request_id, duration_ms, instance_id, hash, hash`;

const edits = [
  `actor = 'nobody'`,
  `action = 'disk/list'`,
  `at = at + interval '1 microsecond'`,
  `kind = 'refused', audit_id = gen_random_uuid()`,
  `cluster_uuid = 'other'`,
  `cluster_uuid = NULL`,
  `region = 'ap-beijing'`,
  `resources = '{disk:disk-2}'`,
  `resources = '{}'`,
  `target_instance_id = ''`,
  `request = '{}'`,
  `outcome = 'unknown'`,
  `scode = 1`,
  `request_id = 'x'`,
  `tencent_request_id = 'x'`,
  `duration_ms = -7`,
  `instance_id = gen_random_uuid()`,
  `audit_id = gen_random_uuid()`,
  `previous_hash = hash`,
  `hash = previous_hash`,
].map((edit) => [
  `sets ${edit}`,
  [`UPDATE audit_event SET ${edit} WHERE tenant_uuid = 'T' AND seq = 4`],
  { seq: 4, kind: 'edited' },
]);

const moves = [
  [
    'deletes a row',
    [`DELETE FROM audit_event WHERE tenant_uuid = 'T' AND seq = 4`],
    { seq: 4, kind: 'deleted' },
  ],
  [
    'deletes a row and closes the gap',
    [
      `DELETE FROM audit_event WHERE tenant_uuid = 'T' AND seq = 4`,
      `UPDATE audit_event SET seq = seq - 100 WHERE tenant_uuid = 'T' AND seq > 4`,
      `UPDATE audit_event SET seq = seq + 99 WHERE tenant_uuid = 'T' AND seq < 0`,
    ],
    { seq: 4, kind: 'deleted' },
  ],
  [
    'deletes the first row',
    [`DELETE FROM audit_event WHERE tenant_uuid = 'T' AND seq = 1`],
    { seq: 1, kind: 'deleted' },
  ],
  [
    'cuts the end off',
    [`DELETE FROM audit_event WHERE tenant_uuid = 'T' AND seq > 8`],
    { seq: 9, kind: 'truncated' },
  ],
  ['deletes all rows', [`DELETE FROM audit_event WHERE tenant_uuid = 'T'`], { seq: 1, kind: 'truncated' }],
  [
    'cuts the end off and sets the head back',
    [
      `DELETE FROM audit_event WHERE tenant_uuid = 'T' AND seq > 8`,
      `UPDATE audit_head h SET seq = 8, hash = e.hash FROM audit_event e
        WHERE h.tenant_uuid = 'T' AND e.tenant_uuid = 'T' AND e.seq = 8`,
    ],
    { seq: 8, kind: 'head-edited' },
  ],
  [
    'deletes a whole chain with its head',
    [`DELETE FROM audit_event WHERE tenant_uuid = 'T'`, `DELETE FROM audit_head WHERE tenant_uuid = 'T'`],
    { seq: 1, kind: 'head-missing' },
  ],
  ['deletes the head', [`DELETE FROM audit_head WHERE tenant_uuid = 'T'`], { seq: 1, kind: 'head-missing' }],
  [
    'swaps two rows',
    [
      `UPDATE audit_event SET seq = -4 WHERE tenant_uuid = 'T' AND seq = 4`,
      `UPDATE audit_event SET seq = 4 WHERE tenant_uuid = 'T' AND seq = 7`,
      `UPDATE audit_event SET seq = 7 WHERE tenant_uuid = 'T' AND seq = -4`,
    ],
    { seq: 4, kind: 'reordered' },
  ],
  [
    'puts a row in',
    [
      `UPDATE audit_event SET seq = seq + 100 WHERE tenant_uuid = 'T' AND seq > 3`,
      `INSERT INTO audit_event SELECT ${FORGED.replace('11', '4')} FROM audit_event WHERE tenant_uuid = 'T' AND seq = 2`,
      `UPDATE audit_event SET seq = seq - 99 WHERE tenant_uuid = 'T' AND seq > 100`,
    ],
    { seq: 4, kind: 'inserted' },
  ],
  [
    'adds a row at the end',
    [`INSERT INTO audit_event SELECT ${FORGED} FROM audit_event WHERE tenant_uuid = 'T' AND seq = 10`],
    { seq: 11, kind: 'inserted' },
  ],
  [
    'adds a row of another tenant',
    [`UPDATE audit_event SET tenant_uuid = 'T', seq = 11 WHERE tenant_uuid = 'donor' AND seq = 10`],
    { seq: 11, kind: 'inserted' },
  ],
] as [string, string[], object][];

describe(AuditVerifier.name, () => {
  let db: TestDatabase;
  let replica: Replica;

  beforeAll(async () => {
    db = await createTestDatabase();
    replica = aReplica(db.dataSource);
    await write('donor');
  });

  afterAll(() => db.close());

  const entryOf = (tenantUuid: string) => ({
    context: aRequestContext(),
    tenantUuid,
    clusterUuid: 'cluster',
    region: 'ap-guangzhou',
    resources: ['disk:disk-1'],
  });
  const write = async (tenant: string) => {
    for (let count = 0; count < 5; count += 1)
      await replica.trail.record(entryOf(tenant), async () => undefined);
  };
  const damageOf = async (tenant: string) => (await replica.verifier.verify(tenant))[0]?.damage;

  it('finds nothing wrong with what the service wrote', async () => {
    await write('sound');
    const reports = await replica.verifier.verify();
    expect(reports.map(({ tenant }) => tenant)).toEqual(expect.arrayContaining(['*', 'donor', 'sound']));
    expect(reports.every(({ damage }) => damage === null)).toBe(true);
    expect(reports.find(({ tenant }) => tenant === 'sound')).toMatchObject({ sound: 10, head: { seq: 10 } });
  });

  it.each([...(edits as [string, string[], object][]), ...moves])(
    'reports the damage when somebody %s',
    async (_, statements, damage) => {
      const tenant = `tampered-${Math.random().toString(36).slice(2)}`;
      await write(tenant);
      expect(await damageOf(tenant)).toBeNull();
      await tamper(
        db.dataSource,
        ...statements.map((statement) => statement.replaceAll(`'T'`, `'${tenant}'`)),
      );
      expect(await damageOf(tenant)).toMatchObject(damage);
      const all = await replica.verifier.verify();
      expect(all.find((report) => report.tenant === tenant)?.damage).toMatchObject(damage);
    },
  );

  it('reports the damage when the service chain no longer tells that a chain was begun', async () => {
    await write('unannounced');
    await tamper(db.dataSource, `DELETE FROM audit_event WHERE resources = '{tenant:unannounced}'`);
    expect(await damageOf('unannounced')).toMatchObject({ kind: 'unannounced' });
    expect(await damageOf('*')).toMatchObject({ kind: expect.stringMatching(/deleted|truncated/) });
  });

  it.each([
    ['hides a row', `DELETE FROM audit_entry WHERE tenant_uuid = 'T' AND seq = 3`],
    ['shows a row as of another', `UPDATE audit_entry SET actor = 'x' WHERE tenant_uuid = 'T' AND seq = 3`],
    [
      'shows a row twice',
      `INSERT INTO audit_entry SELECT tenant_uuid, 9, seq, at, actor, action FROM audit_entry
                            WHERE tenant_uuid = 'T' AND seq = 3`,
    ],
  ])('reports the damage when somebody %s from audit/list', async (_, statement) => {
    const tenant = `listed-${Math.random().toString(36).slice(2)}`;
    await write(tenant);
    await db.dataSource.query(statement.replaceAll(`'T'`, `'${tenant}'`));
    expect(await damageOf(tenant)).toMatchObject({ seq: 3, kind: 'mislisted' });
  });

  it('finds the whole trail set back to an earlier state by the head of an earlier report', async () => {
    await write('restored');
    const [before] = await db.dataSource.query(`SELECT * FROM audit_head WHERE tenant_uuid = 'restored'`);
    await write('restored');
    const [report] = await replica.verifier.verify('restored');
    const anchors = new Map([['restored', [{ seq: 0, hash: '', at: undefined, ...report?.head }]]]);
    expect((await replica.verifier.verify('restored', anchors))[0]?.damage).toBeNull();
    await tamper(
      db.dataSource,
      `DELETE FROM audit_event WHERE tenant_uuid = 'restored' AND seq > 10`,
      `DELETE FROM audit_entry WHERE tenant_uuid = 'restored' AND seq > 10`,
    );
    await db.dataSource.query(
      `UPDATE audit_head SET seq = $1, hash = $2, mac = $3 WHERE tenant_uuid = 'restored'`,
      [before.seq, before.hash, before.mac],
    );
    expect(await damageOf('restored')).toBeNull();
    expect((await replica.verifier.verify('restored', anchors))[0]?.damage).toMatchObject({
      seq: 11,
      kind: 'truncated',
    });
  });

  it.each([
    ['is forged', `UPDATE audit_head SET mac = hash WHERE tenant_uuid = 'T'`],
    ['is gone', `DELETE FROM audit_head WHERE tenant_uuid = 'T'`],
  ])('takes no further change into a chain whose head %s', async (_, statement) => {
    const tenant = `stopped-${Math.random().toString(36).slice(2)}`;
    await write(tenant);
    await tamper(db.dataSource, statement.replace(`'T'`, `'${tenant}'`));
    const other = aReplica(db.dataSource);
    const refused = other.trail.record(entryOf(tenant), async () => undefined);
    await expect(refused).rejects.toThrow('the audit trail cannot be written');
    await other.trail.record(entryOf('unharmed'), async () => undefined);
  });
});
