import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { DISK, INSTANCE, type Reply, SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { makeDataDir, removeDataDir } from '../integration/database/data-dir.fixture.js';
import { aCreate, disksByName, figures } from './chaos.fixture.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

const RECOVERY_MS = 5_000;
/** A connection that went dead without a sign is noticed by a query that gets no answer in time. */
const NOTICE_MS = 20_000;
const OK = 0;
const DATABASE_UNAVAILABLE = 10011;
const NO_CREDENTIAL = 20001;
const STALE = 'x-stale-credential-seconds';

describe('the service without Postgres', () => {
  const dataDir = makeDataDir();
  let postgres: EmbeddedPostgres;
  let proxy: TcpProxy;
  let service: Service;
  let apiKey: string;
  let names = 0;

  beforeAll(async () => {
    postgres = await startPostgres();
    proxy = await startTcpProxy({ path: socketOf(postgres.url) });
    service = await startService({
      config: {
        databaseUrl: `postgres://postgres@127.0.0.1:${proxy.port}/postgres`,
        requestTimeoutMs: 8_000,
      },
    });
    const key = await service.post('api_key/create', {
      Name: 'reader',
      Role: 'operator',
      Tenants: ['system'],
    });
    apiKey = key.body.data.ApiKey;
  });
  beforeEach(async () => {
    for (const token of [undefined, apiKey]) expect((await read(token)).body.scode).toBe(OK);
    expect((await write()).body.scode).toBe(OK);
  });
  afterAll(async () => {
    await service.close();
    await proxy.close();
    await postgres.stop();
    removeDataDir(dataDir);
  });

  const startPostgres = () =>
    EmbeddedPostgres.start({ dataDir, role: 'owner', settings: ['fsync=off', 'synchronous_commit=off'] });
  const read = (token?: string, fields: object = {}): Promise<Reply> =>
    service.post('disk/inspect', { ...SCOPE, DiskId: DISK, ...fields }, token === undefined ? {} : { token });
  /** Of a tenant that nobody has asked for yet: only Postgres can tell that there is none. */
  const unseen = (): Promise<Reply> => read(undefined, { TenantUuid: `unseen-${(names += 1)}` });
  const write = (headers: Record<string, string> = {}): Promise<Reply> =>
    service.post('disk/create', aCreate(`outage-${(names += 1)}`), { headers });
  const readyz = async () => (await fetch(`${service.origin}/readyz`)).status;

  /** Reads until one is served from memory: from then on the service knows. */
  async function untilNoticed(): Promise<void> {
    await expect
      .poll(async () => (await read()).headers.has(STALE), { timeout: NOTICE_MS, interval: 100 })
      .toBe(true);
  }

  /** Until the call that the sandbox's fault waits for has arrived there. */
  async function untilSpent(): Promise<void> {
    const faults = async () => (await fetch(`${service.sandbox.origin}/_sandbox/faults`)).json();
    await expect.poll(faults, { interval: 10, timeout: 10_000 }).toEqual({ Faults: [] });
  }

  async function expectReadsOnly(): Promise<void> {
    const before = await disksByName(service.sandbox.origin);
    const [known, withKey, unknown, refused, idempotent] = await Promise.all([
      timed(() => read()),
      timed(() => read(apiKey)),
      timed(unseen),
      timed(() => write()),
      timed(() => write({ 'idempotency-key': `outage-${names}` })),
    ]);
    expect([known.reply.body.scode, withKey.reply.body.scode]).toEqual([OK, OK]);
    expect(Number(known.reply.headers.get(STALE))).toBeGreaterThan(0);
    expect(withKey.reply.headers.has(STALE)).toBe(true);
    for (const { reply } of [unknown, refused, idempotent]) {
      expect([reply.status, reply.body.scode]).toEqual([503, DATABASE_UNAVAILABLE]);
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await disksByName(service.sandbox.origin)).size).toBe(before.size);
    expect(await readyz()).toBe(503);
    figures('Postgres away', { readMs: known.ms, unknownMs: unknown.ms, writeMs: refused.ms });
    expect(known.ms).toBeLessThan(2_000);
    expect(Math.max(unknown.ms, refused.ms, idempotent.ms)).toBeLessThan(8_200);
  }

  async function expectRecovery(name: string): Promise<void> {
    const begun = performance.now();
    const limit = { timeout: RECOVERY_MS, interval: 50 };
    await expect.poll(async () => (await write()).body.scode, limit).toBe(OK);
    await expect.poll(async () => (await read()).headers.has(STALE), limit).toBe(false);
    await expect.poll(async () => (await unseen()).body.scode, limit).toBe(NO_CREDENTIAL);
    await expect.poll(readyz, limit).toBe(200);
    const recoveryMs = performance.now() - begun;
    figures(`Postgres back: ${name}`, { recoveryMs: Math.round(recoveryMs) });
    expect(recoveryMs).toBeLessThan(RECOVERY_MS);
  }

  it('serves reads with their age, answers 503 to writes and unknown tenants, and recovers within 5 s of a stop', async () => {
    await postgres.stop();
    try {
      await untilNoticed();
      await expectReadsOnly();
    } finally {
      postgres = await startPostgres();
    }
    await expectRecovery('stopped');
  }, 60_000);

  it('does the same while the postmaster and its backends are suspended', async () => {
    const pids = backendsOf(postgres.postmasterPid!);
    expect(pids.length).toBeGreaterThan(1);
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    try {
      await untilNoticed();
      await expectReadsOnly();
    } finally {
      for (const pid of pids) process.kill(pid, 'SIGCONT');
    }
    await expectRecovery('suspended');
  }, 60_000);

  it('does the same while the network drops everything', async () => {
    await proxy.set({ kind: 'black-hole' });
    try {
      await untilNoticed();
      await expectReadsOnly();
    } finally {
      await proxy.set({ kind: 'pass' });
    }
    await expectRecovery('black hole');
  }, 60_000);

  it('does nothing twice and loses nothing when its connections are reset again and again', async () => {
    const scodes: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const writing = write();
      await sleep(round);
      await proxy.set({ kind: 'reset' });
      await proxy.set({ kind: 'pass' });
      scodes.push((await writing).body.scode);
    }
    expect([OK, DATABASE_UNAVAILABLE]).toEqual(expect.arrayContaining([...new Set(scodes)]));
    await expectRecovery('resets');
    const disks = await disksByName(service.sandbox.origin);
    expect([...disks.values()].filter((ids) => ids.length > 1)).toEqual([]);
    await expectNothingPending();
  }, 60_000);

  it('stays up and reports the attachment when its connections are cut in the middle of one', async () => {
    const [created] = (await write()).body.data.DiskIdSet as string[];
    service.sandbox.addFault({ Action: 'AttachDisks', Fault: 'latency', LatencyMs: 500 });
    const fields = { ...SCOPE, DiskId: created, InstanceId: INSTANCE };
    const attaching = service.post('disk/attach', fields);
    await untilSpent();
    await proxy.set({ kind: 'reset' });
    await proxy.set({ kind: 'pass' });
    expect((await attaching).body.scode).toBe(OK);
    expect((await service.post('disk/detach', fields)).body.scode).toBe(OK);
    await expectNothingPending();
  }, 60_000);

  it('locks the instance of an attachment no longer than the outage lasts', async () => {
    const [created] = (await write()).body.data.DiskIdSet as string[];
    service.sandbox.addFault({ Action: 'AttachDisks', Fault: 'latency', LatencyMs: 500 });
    const attach = () => service.post('disk/attach', { ...SCOPE, DiskId: created, InstanceId: INSTANCE });
    const attaching = attach();
    await untilSpent();
    await proxy.set({ kind: 'black-hole' });
    expect((await attaching).body.scode).toBe(OK);
    await untilNoticed();
    await proxy.set({ kind: 'pass' });
    const begun = performance.now();
    const detach = () => service.post('disk/detach', { ...SCOPE, DiskId: created, InstanceId: INSTANCE });
    await expect.poll(async () => (await detach()).body.scode, { timeout: RECOVERY_MS }).toBe(OK);
    figures('instance free again', { ms: Math.round(performance.now() - begun) });
    expect(performance.now() - begun).toBeLessThan(RECOVERY_MS);
    await expectNothingPending();
  }, 60_000);

  /** Every intent has an outcome; those of the outage were kept in memory. */
  async function expectNothingPending(): Promise<void> {
    const outcomes = async () => {
      const { body } = await service.post('audit/list', { TenantUuid: 'system', PageSize: 100 });
      return (body.data.List as { Outcome: string }[]).filter(({ Outcome }) => Outcome === 'pending').length;
    };
    await expect.poll(outcomes, { timeout: 15_000, interval: 200 }).toBe(0);
  }
});

async function timed(work: () => Promise<Reply>): Promise<{ reply: Reply; ms: number }> {
  const begun = performance.now();
  const reply = await work();
  return { reply, ms: performance.now() - begun };
}

/** The postmaster and its children. */
function backendsOf(postmaster: number): number[] {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(postmaster)], { encoding: 'utf8' });
  return [postmaster, ...children.trim().split(/\s+/).map(Number)];
}

/** The unix socket in the URL of an embedded server. */
const socketOf = (url: string): string =>
  `${decodeURIComponent(/@([^/]+)\//.exec(url)?.[1] ?? '')}/.s.PGSQL.5432`;
