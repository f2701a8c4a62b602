import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.configure.js';
import { inParallel } from '../../src/common/concurrency/parallel.js';
import { sleep } from '../../src/common/time/wait.js';
import {
  DISK,
  INSTANCE,
  post,
  type Reply,
  SCOPE,
  type Service,
  startService,
} from '../e2e/service.fixture.js';
import { aCreate, amount, disksByName, figures } from './chaos.fixture.js';
import { KilledService } from './killed-service.fixture.js';

const DOUBLE_CLICKS = amount('CHAOS_TRIES', 200);
const AT_ONCE = 10;
const IN_USE = 10031;
const OUTCOME_UNKNOWN = 10033;
const AGAIN_MS = 20;

/** The reply to a write that is repeated while its first request runs, as a portal does. */
async function settled(send: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await send();
    if (reply.body.scode !== IN_USE) return reply;
    expect(reply.status).toBe(409);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    await sleep(AGAIN_MS);
  }
}

describe('a double click through two replicas at the same moment', () => {
  let service: Service;
  let other: NestExpressApplication;
  let origins: string[];
  beforeAll(async () => {
    service = await startService();
    other = await createApp(service.config);
    await other.listen(0, '127.0.0.1');
    const { port } = other.getHttpServer().address() as { port: number };
    origins = [service.origin, `http://127.0.0.1:${port}`];
  });
  afterAll(async () => {
    await other.close();
    await service.close();
  });

  it(`is one write and two equal answers, ${DOUBLE_CLICKS} of ${DOUBLE_CLICKS} times`, async () => {
    let waited = 0;
    let unequal = 0;
    const click = async (name: string) => {
      const headers = { 'idempotency-key': name };
      const replies = await Promise.all(
        origins.map((origin) => {
          const send = () => post(`${origin}/v1/tencent/disk/create`, aCreate(name), { headers });
          let sent = 0;
          return settled(() => ((sent += 1) > 1 && (waited += 1), send()));
        }),
      );
      const [one, two] = replies.map(({ status, text }) => `${status} ${text}`);
      const isReplayed = replies.filter((reply) => reply.headers.get('idempotent-replayed') === 'true');
      if (one !== two || replies[0]!.body.scode !== 0 || isReplayed.length !== 1) unequal += 1;
      return replies[0]!.body.data.DiskIdSet as string[];
    };
    const names = Array.from({ length: DOUBLE_CLICKS }, (_, n) => `click-${n}`);
    const answered = await inParallel(names, AT_ONCE, click);
    const made = await disksByName(service.sandbox.origin);
    const wrong = names.filter((name, n) => made.get(name)?.join() !== answered[n]!.join());
    const sent = service.sandbox.calls().filter(({ Action }) => Action === 'CreateDisks').length;
    figures('double clicks', { clicks: DOUBLE_CLICKS, sent, waited, unequal, wrong: wrong.length });
    expect({ sent, unequal, wrong }).toEqual({ sent: DOUBLE_CLICKS, unequal: 0, wrong: [] });
  }, 300_000);
});

describe('a service killed in the middle of a write with an Idempotency-Key', () => {
  let service: KilledService;
  beforeAll(async () => {
    service = await KilledService.start();
  });
  afterAll(() => service.close());

  /** Sends the write, whose call Tencent carries out without an answer, and kills the service then. */
  async function killDuring(action: string, send: () => Promise<Reply>, isDone: () => Promise<boolean>) {
    const fault = { Action: action, Fault: 'hang-after-commit', Times: 1 };
    await fetch(`${service.sandbox.origin}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) });
    const lost = send().catch(() => undefined);
    await expect.poll(isDone, { timeout: 10_000, interval: 20 }).toBe(true);
    await service.kill(lost);
    await service.startAgain();
  }

  it('has a creation repeated with its own ClientToken: one disk, and its id', async () => {
    const headers = { 'idempotency-key': 'killed' };
    const send = () => service.post('disk/create', aCreate('killed'), { headers });
    const made = async () => (await disksByName(service.sandbox.origin)).get('killed') ?? [];
    await killDuring('CreateDisks', send, async () => (await made()).length > 0);
    const begun = performance.now();
    const reply = await settled(send);
    figures('killed creation', { againMs: Math.round(performance.now() - begun) });
    expect(reply.body).toMatchObject({ scode: 0, data: { DiskIdSet: await made() } });
    expect(await made()).toHaveLength(1);
    const again = await send();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.text).toBe(reply.text);
  }, 60_000);

  it('has an attachment answered as unknown for good, and never sent again', async () => {
    const headers = { 'idempotency-key': 'killed-too' };
    const body = { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE };
    await service.post('disk/detach', body);
    const send = () => service.post('disk/attach', body, { headers });
    const calls = async (): Promise<number> => {
      const response = await fetch(`${service.sandbox.origin}/_sandbox/calls`);
      const { Calls } = (await response.json()) as { Calls: { Action: string }[] };
      return Calls.filter(({ Action }) => Action === 'AttachDisks').length;
    };
    const stateOf = async () => {
      const { body: inspected } = await service.post('disk/inspect', { ...SCOPE, DiskId: DISK });
      return inspected.data.DiskState;
    };
    await expect.poll(stateOf).toBe('UNATTACHED');
    await killDuring('AttachDisks', send, async () => (await stateOf()) === 'ATTACHED');
    const sent = await calls();
    for (const reply of [await settled(send), await send()]) {
      expect(reply.status).toBe(500);
      expect(reply.body).toMatchObject({ scode: OUTCOME_UNKNOWN, data: null });
    }
    expect(await calls()).toBe(sent);
  }, 60_000);
});
