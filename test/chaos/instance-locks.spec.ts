import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.configure.js';
import { aVendorDisk } from '../builders/a-disk.js';
import { type Arrival, answer, startStub, type Stub } from '../contract/tencent/stub-server.js';
import { post, type Reply, SCOPE, type Service, startService, TENANT } from '../e2e/service.fixture.js';
import { figures } from './chaos.fixture.js';

const CALL_MS = 30;
const REQUEST_TIMEOUT_MS = 4_000;
const DISK_ID = 'disk-00000000';
/** The instance that the disks are on which no request names. */
const FOUND_INSTANCE = 'ins-00000010';
const ATTACHED_DISK = aVendorDisk({ DiskId: DISK_ID, DiskState: 'ATTACHED', InstanceId: FOUND_INSTANCE });

/** What the cloud saw: which calls were under way together. */
class InstanceBook {
  private readonly now = new Map<string, number>();
  most = new Map<string, number>();
  mostOverall = 0;
  calls = 0;

  enter(instance: string): void {
    this.calls += 1;
    this.now.set(instance, (this.now.get(instance) ?? 0) + 1);
    const overall = [...this.now.values()].reduce((sum, count) => sum + count, 0);
    const together = this.now.get(instance)!;
    this.most.set(instance, Math.max(this.most.get(instance) ?? 0, together));
    this.mostOverall = Math.max(this.mostOverall, overall);
  }

  leave(instance: string): void {
    this.now.set(instance, this.now.get(instance)! - 1);
  }
}

describe('two replicas that work on the same instances', () => {
  let stub: Stub;
  let service: Service;
  let other: NestExpressApplication;
  let origins: string[];
  let book: InstanceBook;
  let respond: (call: Arrival, response: ServerResponse) => unknown;

  const polite = async ({ action, body }: Arrival, response: ServerResponse) => {
    if (action === 'DescribeDisks') return answer(response, { TotalCount: 1, DiskSet: [ATTACHED_DISK] });
    const { InstanceId: instance = 'none' } = JSON.parse(body) as { InstanceId?: string };
    book.enter(instance);
    response.once('close', () => undefined);
    await sleep(CALL_MS);
    book.leave(instance);
    answer(response);
  };

  beforeAll(async () => {
    stub = await startStub((call, response) => respond(call, response));
    service = await startService({
      tencentApiOrigin: stub.origin,
      config: { requestTimeoutMs: REQUEST_TIMEOUT_MS, tencentTimeoutMs: REQUEST_TIMEOUT_MS },
    });
    other = await createApp(service.config);
    await other.listen(0, '127.0.0.1');
    const { port } = other.getHttpServer().address() as { port: number };
    origins = [service.origin, `http://127.0.0.1:${port}`];
  });
  beforeEach(() => {
    book = new InstanceBook();
    respond = polite;
    stub.arrivals.length = 0;
  });
  afterAll(async () => {
    await other.close();
    await service.close();
    await stub.close();
  });

  const ask = (
    replica: number,
    route: 'attach' | 'detach',
    fields: object,
    signal?: AbortSignal,
  ): Promise<Reply> =>
    post(`${origins[replica]}/v1/tencent/disk/${route}`, { ...SCOPE, ...fields }, signal ? { signal } : {});
  const diskIds = (count: number) =>
    Array.from({ length: count }, (_, n) => `disk-${String(n).padStart(8, '0')}`);
  const attach = (replica: number, InstanceId: string, signal?: AbortSignal) =>
    ask(replica, 'attach', { DiskIds: diskIds(1), InstanceId }, signal);

  it('never send two calls for one instance at a time, and do not hold up those for others', async () => {
    const work = Array.from({ length: 40 }, (_, n) => {
      const InstanceId = `ins-0000000${n % 4}`;
      const route = n % 3 === 0 ? 'detach' : 'attach';
      return ask(n % 2, route, { DiskIds: diskIds(1), InstanceId });
    });
    const replies = await Promise.all(work);
    const most = Math.max(...book.most.values());
    figures('two replicas, four instances', { calls: book.calls, most, mostOverall: book.mostOverall });
    expect(new Set(replies.map(({ body }) => body.scode))).toEqual(new Set([0]));
    expect(book.calls).toBe(40);
    expect(most).toBe(1);
    expect(book.mostOverall).toBeGreaterThan(1);
  });

  it('send a detach without an instance in the line of the instance that the disk is on', async () => {
    const work = Array.from({ length: 20 }, (_, n) =>
      n % 5 === 4
        ? ask(n % 2, 'detach', { DiskIds: diskIds(1) })
        : ask(n % 2, 'attach', { DiskIds: diskIds(1), InstanceId: `ins-0000001${n % 3}` }),
    );
    const replies = await Promise.all(work);
    expect(new Set(replies.map(({ body }) => body.scode))).toEqual(new Set([0]));
    expect(book.calls).toBe(20);
    expect([...book.most.keys()]).not.toContain('none');
    expect(Math.max(...book.most.values())).toBe(1);
  });

  it('keep an instance for a call that its caller did not wait for', async () => {
    const waiting: ServerResponse[] = [];
    respond = (_call, response) => waiting.push(response);
    const caller = new AbortController();
    const left = attach(0, 'ins-00000020', caller.signal);
    await expect.poll(() => waiting.length).toBe(1);
    caller.abort();
    await expect(left).rejects.toThrow(Error);
    const next = attach(1, 'ins-00000020');
    const same = attach(0, 'ins-00000020');
    // Long enough for a call to go out, were it allowed to.
    await sleep(300);
    expect(waiting).toHaveLength(1);
    respond = polite;
    answer(waiting[0]!);
    expect([(await next).body.scode, (await same).body.scode]).toEqual([0, 0]);
  });

  it('do not let one account keep the others from their instances', async () => {
    const OTHER = { TenantUuid: 'neighbour', ClusterUuid: 'neighbour-cluster' };
    const key = {
      SecretId: 'AKIDneighbourneighbour00000000000001',
      SecretKey: 'neighbourneighbourneighbour00001',
    };
    await service.post('credential/create', { ...OTHER, ...key, Region: SCOPE.Region });
    const waiting: ServerResponse[] = [];
    respond = (_call, response) => waiting.push(response);
    const busy = Array.from({ length: 20 }, (_, n) => attach(0, `ins-000001${n + 10}`));
    await expect.poll(() => waiting.length).toBeGreaterThan(1);
    respond = polite;
    const begun = performance.now();
    const { body } = await ask(0, 'attach', { ...OTHER, DiskIds: diskIds(1), InstanceId: 'ins-00000040' });
    expect(body.scode).toBe(0);
    expect(performance.now() - begun).toBeLessThan(REQUEST_TIMEOUT_MS / 2);
    for (const response of waiting) answer(response);
    for (const { body: settled } of await Promise.all(busy)) expect(settled.scode).toBe(0);
  });

  it('record the outcome of a batch whose later calls could not get the lock', async () => {
    const waiting: ServerResponse[] = [];
    respond = (call, response) => {
      if (call.action === 'DescribeDisks') return answer(response, { TotalCount: 0, DiskSet: [] });
      waiting.push(response);
    };
    const InstanceId = 'ins-00000030';
    const batch = ask(0, 'attach', { DiskIds: diskIds(11), InstanceId });
    await expect.poll(() => waiting.length).toBe(1);
    const rival = attach(1, InstanceId);
    await waitForALock(service);
    // The reply to the first ten is lost, and the rival gets the instance before the eleventh does.
    waiting[0]!.socket?.destroy();
    await expect.poll(() => waiting.length).toBe(2);
    const { body } = await batch;
    expect(body.scode).not.toBe(0);
    await rival;
    waiting[1]!.socket?.destroy();
    const outcomes = async () => {
      const { body: trail } = await service.post('audit/list', { TenantUuid: TENANT, Action: 'disk/attach' });
      return (trail.data.List as { DiskIds: string[]; Outcome: string }[])
        .filter(({ DiskIds }) => DiskIds.length === 11)
        .map(({ Outcome }) => Outcome);
    };
    await expect.poll(outcomes, { timeout: 3_000 }).toEqual(['unknown']);
  });
});

/** Until a connection waits in Postgres for a lock that another one holds. */
async function waitForALock({ database }: Service): Promise<void> {
  await expect
    .poll(async () => {
      const [{ count }] = await database.dataSource.query(
        `SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
      );
      return count as number;
    })
    .toBeGreaterThan(0);
}
