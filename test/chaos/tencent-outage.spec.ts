import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { SCOPE } from '../e2e/service.fixture.js';
import {
  aCreate,
  amount,
  disksByName,
  figures,
  type ServiceBehindProxy,
  startBehindProxy,
} from './chaos.fixture.js';
import type { NetworkFault } from './tcp-proxy.js';

/** 60 for the full proof. */
const SECONDS = amount('CHAOS_SECONDS', 4);
const RECOVERY_MS = 10_000;
const EVERY_MS = 100;
const OK = 0;
/** Unreachable, timeout, and unavailable while the circuit is open. */
const OUTAGE_SCODES = [30051, 30052, 30053];

interface Answer {
  sentAt: number;
  endedAt: number;
  scode: number;
}

const start = () => startBehindProxy({ config: { tencentTimeoutMs: 2_000, requestTimeoutMs: 6_000 } });
let asked = 0;

describe('an outage of Tencent', () => {
  /** Asks ten times a second, whatever becomes of it, until told to stop. */
  function keepAsking(service: ServiceBehindProxy): { answers: Answer[]; stop(): Promise<void> } {
    const answers: Answer[] = [];
    const open = new Set<Promise<void>>();
    const over = new AbortController();
    const ask = async () => {
      const sentAt = performance.now();
      // No two are alike, or they would share one call.
      const { body } = await service.post('disk/list', { ...SCOPE, Offset: (asked += 1), Limit: 1 });
      answers.push({ sentAt, endedAt: performance.now(), scode: body.scode });
    };
    const loop = (async () => {
      while (!over.signal.aborted) {
        const one = ask().finally(() => open.delete(one));
        open.add(one);
        await sleep(EVERY_MS);
      }
      await Promise.all(open);
    })();
    return {
      answers,
      stop: () => {
        over.abort();
        return loop;
      },
    };
  }

  // At once, each with a service of its own, as most of it is waiting.
  it.concurrent.for<NetworkFault>([{ kind: 'refuse' }, { kind: 'black-hole' }, { kind: 'reset' }])(
    `of ${SECONDS} s ($kind) is over for callers within ten seconds after its end`,
    { timeout: SECONDS * 1_000 + 40_000 },
    async (fault, { onTestFinished }) => {
      const service = await start();
      const { answers, stop } = keepAsking(service);
      onTestFinished(async () => {
        await stop();
        await service.close();
      });
      // Not by `expect.poll`, which has to know the one test that runs.
      await vi.waitUntil(() => answers.length > 2, { timeout: 10_000 });
      const wentDown = performance.now();
      await service.proxy.set(fault);
      await sleep(SECONDS * 1_000);
      const during = answers.filter(({ sentAt }) => sentAt > wentDown);
      const cameBack = performance.now();
      await service.proxy.set({ kind: 'pass' });
      await vi.waitUntil(() => answers.some(({ sentAt, scode }) => sentAt > cameBack && scode === OK), {
        timeout: RECOVERY_MS,
      });
      // Once it is over it stays over.
      const recovered = answers.find(({ sentAt, scode }) => sentAt > cameBack && scode === OK)!;
      await sleep(1_000);
      await stop();
      const later = answers.filter(({ sentAt }) => sentAt > recovered.endedAt);
      const recoveryMs = recovered.endedAt - cameBack;
      figures(`outage, ${fault.kind}`, {
        seconds: SECONDS,
        recoveryMs: Math.round(recoveryMs),
        failed: answers.filter(({ scode }) => scode !== OK).length,
        asked: answers.length,
      });
      expect(recoveryMs).toBeLessThan(RECOVERY_MS);
      expect(new Set(later.map(({ scode }) => scode))).toEqual(new Set([OK]));
      expect(during.length).toBeGreaterThan(0);
      expect(OUTAGE_SCODES).toEqual(expect.arrayContaining([...new Set(during.map(({ scode }) => scode))]));
    },
  );

  it('costs a create nothing but time when it ends within the request', async ({ onTestFinished }) => {
    const service = await start();
    // The longest pauses, so that the outage ends before the last attempt on a busy machine too.
    const random = vi.spyOn(Math, 'random').mockReturnValue(0.999);
    onTestFinished(async () => {
      random.mockRestore();
      await service.close();
    });
    await service.proxy.set({ kind: 'half-close' });
    const creating = service.post('disk/create', aCreate('through-the-outage'));
    const isMade = async () => (await disksByName(service.sandbox.origin)).get('through-the-outage');
    await expect.poll(isMade, { interval: 5 }).toHaveLength(1);
    await service.proxy.set({ kind: 'pass' });
    const { body } = await creating;
    const made = (await disksByName(service.sandbox.origin)).get('through-the-outage');
    expect(made).toHaveLength(1);
    expect(body).toMatchObject({ scode: OK, data: { DiskIdSet: made } });
  });
});
