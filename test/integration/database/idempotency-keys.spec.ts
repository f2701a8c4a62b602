import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InstanceLease } from '../../../src/audit/instance-lease.js';
import { WrittenReply } from '../../../src/common/envelope/written-reply.js';
import type { TrailPool } from '../../../src/database/pools.js';
import { Cipher } from '../../../src/encryption/cipher.js';
import { KeyRing } from '../../../src/encryption/key-ring.js';
import { SealedSecretStore } from '../../../src/encryption/sealed-secret-store.js';
import { type FirstUse, IdempotencyKeys } from '../../../src/idempotency/idempotency-keys.js';
import { IdempotencyMaintenance } from '../../../src/idempotency/idempotency-maintenance.js';
import { IdempotencySeal } from '../../../src/idempotency/idempotency-seal.js';
import { IdempotencyTable } from '../../../src/idempotency/idempotency-table.js';
import { aConfig } from '../../builders/a-config.js';
import { createTestDatabase, type TestDatabase } from './postgres.fixture.js';

const LEASE_MS = 60_000;
const REQUEST = { scope: 'tenant:a', key: 'k-1', route: 'disk/attach', body: { DiskId: 'disk-1' } };
const ONCE = { mayRunAgain: false };
const AGAIN = { mayRunAgain: true };
const REPLY = new WrittenReply(200, { 'X-Operation-Id': 'o-1' }, '{"scode":0}');
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: { code?: unknown }) => error.code,
  );

describe(IdempotencyKeys.name, () => {
  let db: TestDatabase;
  let ring: KeyRing;
  beforeAll(async () => {
    db = await createTestDatabase();
    ring = new KeyRing([{ kid: 'test', key: Buffer.alloc(32, 1) }]);
  });
  beforeEach(() => db.dataSource.query('DELETE FROM idempotency_key'));
  afterAll(() => db.close());

  /** One process. Its lease may begin earlier, so that it has waited long enough to call others dead. */
  async function aReplica({ isEmbedded = false, mayRecover = true } = {}) {
    const pool = db.dataSource as TrailPool;
    const lease = new InstanceLease(pool, LEASE_MS);
    await lease.renew();
    Object.defineProperty(lease, 'mayRecover', { value: mayRecover });
    // The server of the tests has just started.
    Object.defineProperty(lease, 'leaseMs', { value: 0 });
    const table = new IdempotencyTable(
      pool,
      lease,
      aConfig({ databaseUrl: isEmbedded ? undefined : db.url }),
    );
    const seal = new IdempotencySeal(new SealedSecretStore(db.dataSource, new Cipher(ring)));
    const keys = new IdempotencyKeys(table, seal);
    return { lease, keys, maintenance: new IdempotencyMaintenance(table, pool, keys) };
  }

  const first = async (claimed: Promise<FirstUse | WrittenReply>): Promise<FirstUse> => {
    const use = await claimed;
    if (use instanceof WrittenReply) throw new Error('it was replayed');
    return use;
  };
  const stateOf = async () => (await db.dataSource.query('SELECT state FROM idempotency_key'))[0]?.state;

  it('gives the right to carry out to one of many, and to the others the reply of that one', async () => {
    const replicas = await Promise.all([aReplica(), aReplica()]);
    const claims = Array.from({ length: 20 }, (_, n) => replicas[n % 2]!.keys.claim(REQUEST, AGAIN));
    const settled = await Promise.allSettled(claims);
    const winners = settled.flatMap((claim) => (claim.status === 'fulfilled' ? [claim.value] : []));
    expect(winners).toHaveLength(1);
    await (winners[0] as FirstUse).keep(REPLY);
    for (const { keys } of replicas) expect(await keys.claim(REQUEST, AGAIN)).toEqual(REPLY);
  });

  it('leaves a request alone whose process is running, or may be', async () => {
    const running = await aReplica();
    await running.keys.claim(REQUEST, ONCE);
    expect(await codeOf((await aReplica()).keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_KEY_IN_USE');
    await running.lease.release();
    const justStarted = await aReplica({ mayRecover: false });
    expect(await codeOf(justStarted.keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_KEY_IN_USE');
    expect(await codeOf(running.keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_KEY_IN_USE');
  });

  it('says that the outcome is unknown when the process has ended, whatever comes of it later', async () => {
    const dead = await aReplica();
    const use = await first(dead.keys.claim(REQUEST, ONCE));
    await dead.lease.release();
    const other = await aReplica();
    expect(await codeOf(other.keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_OUTCOME_UNKNOWN');
    await use.keep(REPLY);
    await use.release();
    expect(await codeOf(other.keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_OUTCOME_UNKNOWN');
  });

  it('lets one process repeat a creation whose process has ended, with the same ClientToken', async () => {
    const dead = await aReplica();
    const use = await first(dead.keys.claim(REQUEST, AGAIN));
    await dead.lease.release();
    const others = await Promise.all([aReplica(), aReplica(), aReplica()]);
    const claims = await Promise.allSettled(others.map(({ keys }) => keys.claim(REQUEST, AGAIN)));
    const winners = claims.flatMap((claim) =>
      claim.status === 'fulfilled' ? [claim.value as FirstUse] : [],
    );
    expect(winners).toHaveLength(1);
    expect(await winners[0]!.clientToken()).toBe(await use.clientToken());
    await use.keep(new WrittenReply(500, {}, '{"late":true}'));
    await winners[0]!.keep(REPLY);
    expect(await others[0]!.keys.claim(REQUEST, AGAIN)).toEqual(REPLY);
  });

  it('takes every other process of an embedded database for ended', async () => {
    await (await aReplica()).keys.claim(REQUEST, ONCE);
    const restarted = await aReplica({ isEmbedded: true, mayRecover: false });
    expect(await codeOf(restarted.keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_OUTCOME_UNKNOWN');
  });

  it('takes a request that runs for longer than any can for ended, also in its own process', async () => {
    const { keys } = await aReplica();
    await keys.claim(REQUEST, ONCE);
    await db.dataSource.query(`UPDATE idempotency_key SET claimed_at = claimed_at - interval '16 minutes'`);
    expect(await codeOf(keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_OUTCOME_UNKNOWN');
  });

  it('makes another ClientToken for another tenant, key, body or day', async () => {
    const { keys } = await aReplica();
    const tokens = new Set<string>();
    for (const part of [
      {},
      { scope: 'tenant:b' },
      { key: 'k-2' },
      { key: 'k-3', body: { DiskId: 'disk-2' } },
    ])
      tokens.add(await (await first(keys.claim({ ...REQUEST, ...part }, AGAIN))).clientToken());
    await db.dataSource.query('DELETE FROM idempotency_key');
    const again = await first(keys.claim(REQUEST, AGAIN));
    expect(tokens).toContain(await again.clientToken());
    await db.dataSource.query(`UPDATE idempotency_key SET created_at = created_at - interval '1 day'`);
    await db.dataSource.query(`UPDATE idempotency_key SET created_at = created_at + interval '1 minute'`);
    await db.dataSource.query(`UPDATE idempotency_key SET claimed_at = claimed_at - interval '16 minutes'`);
    tokens.add(await (await first(keys.claim(REQUEST, AGAIN))).clientToken());
    expect(tokens.size).toBe(5);
  });

  it('does not store a reply of more than 256 KiB, and says so', async () => {
    const { keys } = await aReplica();
    const use = await first(keys.claim(REQUEST, ONCE));
    await use.keep(new WrittenReply(200, {}, JSON.stringify('名'.repeat(100_000))));
    expect(await stateOf()).toBe('not-kept');
    expect(await codeOf(keys.claim(REQUEST, ONCE))).toBe('IDEMPOTENCY_REPLY_NOT_KEPT');
  });

  it('leaves a key free whose claim was written and only its answer lost', async () => {
    const { keys } = await aReplica();
    const query = db.dataSource.query.bind(db.dataSource);
    const cut = async (...parts: Parameters<typeof query>) => {
      await query(...parts);
      throw Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' });
    };
    await keys.claim({ ...REQUEST, key: 'before' }, ONCE);
    Object.assign(db.dataSource, { query: cut });
    const refused = codeOf(keys.claim(REQUEST, ONCE));
    expect(await refused).toBe('DATABASE_UNAVAILABLE');
    Object.assign(db.dataSource, { query });
    const free = () =>
      keys.claim(REQUEST, ONCE).then(
        () => true,
        () => false,
      );
    await expect.poll(free, { timeout: 5_000 }).toBe(true);
  });

  it('stores the end of a request when the database is back', async () => {
    const { keys } = await aReplica();
    const use = await first(keys.claim(REQUEST, ONCE));
    const query = db.dataSource.query.bind(db.dataSource);
    const away = Object.assign(new Error('Connection terminated'), { code: '57P01' });
    Object.assign(db.dataSource, { query: () => Promise.reject(away) });
    const kept = use.keep(REPLY);
    await kept;
    expect(await codeOf(keys.claim({ ...REQUEST, key: 'other' }, ONCE))).toBe('DATABASE_UNAVAILABLE');
    Object.assign(db.dataSource, { query });
    await expect.poll(stateOf, { timeout: 5_000 }).toBe('kept');
  });

  describe(IdempotencyMaintenance.name, () => {
    it('removes what is older than 24 hours, however much it is, and nothing else', async () => {
      const { keys, maintenance } = await aReplica();
      await keys.claim(REQUEST, ONCE);
      await db.dataSource.query(
        `INSERT INTO idempotency_key (scope, key_mac, request_mac, claim_id, instance_id, created_at)
         SELECT 'tenant:old', sha256(n::text::bytea), sha256('r'), gen_random_uuid(), gen_random_uuid(),
                clock_timestamp() - interval '24 hours 1 second' FROM generate_series(1, 2500) n`,
      );
      await maintenance.run();
      expect(await db.dataSource.query('SELECT scope FROM idempotency_key')).toEqual([{ scope: 'tenant:a' }]);
    });

    it('finds who uses too many keys: new ones are refused, those in use still answer', async () => {
      const { keys, maintenance } = await aReplica();
      await (await first(keys.claim(REQUEST, ONCE))).keep(REPLY);
      await keys.claim({ ...REQUEST, key: 'k-2' }, ONCE);
      await maintenance.run(2);
      expect(await codeOf(keys.claim({ ...REQUEST, key: 'k-3' }, ONCE))).toBe('TOO_MANY_REQUESTS');
      expect(await keys.claim(REQUEST, ONCE)).toEqual(REPLY);
      await first(keys.claim({ ...REQUEST, scope: 'tenant:b' }, ONCE));
      await maintenance.run(3);
      await first(keys.claim({ ...REQUEST, key: 'k-3' }, ONCE));
    });
  });
});
