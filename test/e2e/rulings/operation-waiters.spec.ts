import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.configure.js';
import {
  ACCOUNT,
  INSTANCE,
  post,
  type Reply,
  SCOPE,
  type Service,
  startService,
} from '../service.fixture.js';
import { callsOf, createDisks } from '../upstream.js';

const CROWD = 1_000;
/** One tenant has 512 requests in flight at most. */
const MORE_THAN_PLACES = 600;

describe('those who wait for one operation', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  /** An attachment that never ends. */
  const stuckAttach = async () => {
    const [DiskId] = await createDisks(service, 1);
    service.sandbox.addFault({ Action: 'AttachDisks', Fault: 'stuck' });
    const reply = await service.post('disk/attach', { ...SCOPE, DiskId, InstanceId: INSTANCE });
    service.sandbox.clearCalls();
    const reads = () =>
      callsOf(service, 'DescribeDisks').filter(({ Params }) => String(Params['DiskIds']) === DiskId);
    return { id: reply.headers.get('x-operation-id')!, reads };
  };
  const wait = (OperationId: string, WaitSeconds: number, more: object = {}): Promise<Reply> =>
    service.post('operation/inspect', { ...ACCOUNT, OperationId, WaitSeconds }, more);

  it('cost one read a second at most, a thousand of them', async () => {
    const { id, reads } = await stuckAttach();
    const began = performance.now();
    const replies = await Promise.all(Array.from({ length: CROWD }, () => wait(id, 10)));
    const seconds = (performance.now() - began) / 1_000;
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.data?.State}`))).toEqual(
      new Set(['200 PROCESSING']),
    );
    const count = reads().length;
    console.info(`${CROWD} waiters, ${seconds.toFixed(1)} s, ${count} reads`);
    expect(count).toBeGreaterThan(2);
    expect(count).toBeLessThanOrEqual(seconds);
  }, 60_000);

  it('leave the other requests their places, and cost nothing when they have left', async () => {
    const { id, reads } = await stuckAttach();
    const stop = new AbortController();
    const crowd = Array.from({ length: MORE_THAN_PLACES }, () =>
      wait(id, 25, { signal: stop.signal }).then(
        ({ status }) => status,
        (error: Error) => error.name,
      ),
    );
    // Those of the crowd who wait have left their places to the others.
    expect((await wait(id, 0)).body).toMatchObject({ scode: 0, data: { State: 'PROCESSING' } });
    expect((await service.post('disk/list', SCOPE)).status).toBe(200);
    stop.abort();
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['AbortError']));
    // Until the service has seen that they left.
    await pause(1_500);
    service.sandbox.clearCalls();
    await pause(3_500);
    expect(reads()).toEqual([]);
  }, 60_000);

  it('share the reads with those of another replica', async () => {
    const app = await createApp(service.config);
    await app.listen(0, '127.0.0.1');
    const url = `${await app.getUrl()}/v1/tencent/operation/inspect`;
    const { id: OperationId, reads } = await stuckAttach();
    const began = performance.now();
    await Promise.all([
      ...Array.from({ length: 20 }, () => wait(OperationId, 8)),
      ...Array.from({ length: 20 }, () => post(url, { ...ACCOUNT, OperationId, WaitSeconds: 8 })),
    ]);
    const seconds = (performance.now() - began) / 1_000;
    console.info(`two replicas, ${seconds.toFixed(1)} s, ${reads().length} reads`);
    expect(reads().length).toBeLessThanOrEqual(seconds);
    await app.close();
  }, 60_000);

  it('are answered with what was seen last when their replica stops', async () => {
    const app = await createApp(service.config);
    await app.listen(0, '127.0.0.1');
    const url = `${await app.getUrl()}/v1/tencent/operation/inspect`;
    const { id: OperationId, reads } = await stuckAttach();
    const began = performance.now();
    const waiting = post(
      url,
      { ...ACCOUNT, OperationId, WaitSeconds: 25 },
      { headers: { connection: 'close' } },
    );
    await expect.poll(() => reads().length, { timeout: 5_000 }).toBeGreaterThan(0);
    await pause(200);
    await app.close();
    expect((await waiting).body.data.State).toBe('PROCESSING');
    expect(performance.now() - began).toBeLessThan(10_000);
  }, 30_000);

  it('have the time of their request at most', async () => {
    const hurried = await createApp({ ...service.config, requestTimeoutMs: 3_000 });
    await hurried.listen(0, '127.0.0.1');
    const { id: OperationId } = await stuckAttach();
    const url = `${await hurried.getUrl()}/v1/tencent/operation/inspect`;
    const reply = await post(url, { ...ACCOUNT, OperationId, WaitSeconds: 25 });
    expect(reply.body.data.State).toBe('PROCESSING');
    await hurried.close();
  }, 30_000);
});
