import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { ADMIN_KEY, DISK, post } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import { type Ended, runProgram, type RunningService, startProgram } from '../program/run-program.js';

const OLD = `a:${randomBytes(32).toString('base64')}`;
const NEW = `b:${randomBytes(32).toString('base64')}`;
const CLUSTERS = Array.from({ length: 150 }, (_, index) => `cluster-${index}`);
const ACCOUNT = {
  SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
  SecretKey: 'sandboxsandboxsandboxsandbox0001',
};
const LOOPS = 4;
/** Between two calls of one loop: the machine is to restart replicas as well. */
const PAUSE_MS = 100;

/** The runbook `rotate-credential-keys`, on two replicas behind a balancer, while calls keep coming. */
describe('a rotation of the credential keys', () => {
  let database: TestDatabase;
  let cloud: Sandbox;
  let replicas: RunningService[] = [];
  let loading: Promise<void>[] = [];
  const enough = new AbortController();
  let calls = 0;
  const failed: string[] = [];

  const environment = (keys: string) => ({
    DATABASE_URL: database.url,
    CREDENTIAL_KEYS: keys,
    ADMIN_API_KEY: ADMIN_KEY,
    TENCENT_API_ORIGIN: cloud.origin,
    TENCENT_RATE_PER_SECOND: '100000',
  });

  beforeAll(async () => {
    [database, cloud] = await Promise.all([
      createTestDatabase(),
      createSandbox({ port: 0, delayMs: 0, rateLimits: false }),
    ]);
    replicas = await Promise.all([startProgram(environment(OLD)), startProgram(environment(OLD))]);
    for (const ClusterUuid of CLUSTERS)
      await send('credential/create', { TenantUuid: 'system', ClusterUuid, ...ACCOUNT });
    expect(failed).toEqual([]);
    calls = 0;
    loading = Array.from({ length: LOOPS }, (_, index) => load(index));
  });
  afterAll(async () => {
    enough.abort();
    await Promise.all(loading);
    await Promise.all(replicas.map((replica) => replica.stop()));
    await Promise.all([cloud.close(), database.close()]);
  });

  let turn = 0;
  async function send(route: string, body: object): Promise<void> {
    turn += 1;
    const { origin } = replicas[turn % replicas.length]!;
    const reply = await post(`${origin}/v1/tencent/${route}`, body).catch((error: unknown) => String(error));
    calls += 1;
    if (typeof reply === 'string' || reply.status !== 200)
      failed.push(typeof reply === 'string' ? `${route} ${reply}` : `${route} ${reply.status} ${reply.text}`);
  }

  /** Reads and writes of disks, and changes of the very rows that are sealed anew meanwhile. */
  async function load(first: number): Promise<void> {
    for (let index = first; !enough.signal.aborted; index += LOOPS) {
      const place = { TenantUuid: 'system', ClusterUuid: CLUSTERS[index % CLUSTERS.length]! };
      const disk = { ...place, Region: 'ap-guangzhou', DiskId: DISK };
      await send('disk/inspect', disk);
      if (index % 3 === 0) await send('disk/update', { ...disk, DiskName: `n${index}` });
      if (index % 3 === 1) await send('credential/update', { ...place, ...ACCOUNT, Description: `${index}` });
      if (index % 3 === 2) await send('credential/verify', place);
      await sleep(PAUSE_MS);
    }
  }

  /** As a rolling update does it: the new one serves before the old one is told to go. */
  async function roll(keys: string): Promise<void> {
    const stops: Promise<Ended>[] = [];
    for (const old of [...replicas]) {
      const fresh = await startProgram(environment(keys));
      replicas = [...replicas.filter((replica) => replica !== old), fresh];
      stops.push(old.stop('SIGTERM'));
    }
    for (const { code } of await Promise.all(stops)) expect(code).toBe(0);
  }

  async function cli(keys: string, ...args: string[]) {
    const { code, stdout, stderr } = await runProgram('bin/cli', { env: environment(keys), args }).ended;
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout) as Record<string, unknown> & { Keys: { KeyId: string; Rows: number }[] };
  }

  /** Calls went on: nothing here could fail because nothing was asked. */
  async function moreCalls(): Promise<void> {
    const before = calls;
    await vi.waitFor(() => expect(calls).toBeGreaterThan(before + 40), { timeout: 30_000 });
  }

  it('loses no call on its way from the old key to the new one', async () => {
    await moreCalls();
    await roll(`${OLD},${NEW}`);
    await moreCalls();
    await roll(`${NEW},${OLD}`);
    await moreCalls();
    const report = await cli(`${NEW},${OLD}`, 'keys', 'rewrap');
    expect(report).toMatchObject({ Primary: 'b', Remaining: 0, Unreadable: [] });
    // What callers changed meanwhile is under the new key already.
    expect(report['Rewrapped']).toBeGreaterThan(0);
    const { Keys } = await cli(`${NEW},${OLD}`, 'keys', 'status');
    expect(Keys).toContainEqual(expect.objectContaining({ KeyId: 'a', Rows: 0 }));
    await roll(NEW);
    await moreCalls();
    enough.abort();
    await Promise.all(loading);
    console.log(`${calls} calls, ${failed.length} failed`);
    expect(failed).toEqual([]);
    for (const ClusterUuid of CLUSTERS)
      await send('credential/verify', { TenantUuid: 'system', ClusterUuid });
    expect(failed).toEqual([]);
  }, 180_000);
});
