import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, refuse, startStub, type Stub } from '../contract/tencent/stub-server.js';
import { DISK, SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { amount, figures } from './chaos.fixture.js';

/** 60 for the full proof. */
const SECONDS = amount('CHAOS_SECONDS', 4);
const PER_SECOND = 50;
/** A page of one disk, wherever in the list. */
const oneOfMany = { TotalCount: 1_000_000, DiskSet: [{ DiskId: DISK }] };
const OK = 0;
const THROTTLED = 30033;

describe('throttling by Tencent', () => {
  let stub: Stub;
  let service: Service;

  beforeAll(async () => {
    let calls = 0;
    stub = await startStub((_call, response) =>
      (calls += 1) % 2 === 0 ? refuse(response, 'RequestLimitExceeded') : answer(response, oneOfMany),
    );
    service = await startService({ tencentApiOrigin: stub.origin });
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  it(
    `of ${SECONDS} s that refuses half of the calls costs at most a tenth more of them`,
    async () => {
      const replies: Promise<{ scode: number; retryAfter: string | null }>[] = [];
      const begun = performance.now();
      for (let index = 0; index < SECONDS * PER_SECOND; index += 1) {
        // No two are alike, or they would share one call.
        const body = { ...SCOPE, Offset: index, Limit: 1 };
        replies.push(
          service.post('disk/list', body).then((reply) => ({
            scode: reply.body.scode,
            retryAfter: reply.headers.get('retry-after'),
          })),
        );
        await sleep(Math.max(0, begun + ((index + 1) * 1_000) / PER_SECOND - performance.now()));
      }
      const all = await Promise.all(replies);
      const refused = all.filter(({ scode }) => scode !== OK);
      const extra = stub.arrivals.length - all.length;
      figures('throttle storm', { seconds: SECONDS, requests: all.length, refused: refused.length, extra });
      expect(extra).toBeGreaterThan(0);
      expect(extra).toBeLessThanOrEqual(all.length / 10);
      expect(new Set(refused.map(({ scode }) => scode))).toEqual(new Set([THROTTLED]));
      expect(refused.every(({ retryAfter }) => Number(retryAfter) >= 1)).toBe(true);
    },
    SECONDS * 1_000 + 60_000,
  );
});
