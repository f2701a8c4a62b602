import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from '../e2e/service.fixture.js';
import { fillTrail } from '../integration/audit/big-trail.fixture.js';

const CHANGES = 100_000;
const READERS = 30;
const WRITES = 25;

describe('one tenant that reads its trail stops nobody', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService();
    await fillTrail(service.database.url, 'big', CHANGES);
  });

  afterAll(() => service.close());

  /** Changes of another tenant, one after the other; the median of their times in milliseconds. */
  async function writes(): Promise<number> {
    const times: number[] = [];
    for (let count = 0; count < WRITES; count += 1) {
      const startedAt = performance.now();
      const key = { Name: 'a', Role: 'reader', Tenants: ['other'] };
      expect((await service.post('api_key/create', key)).status).toBe(200);
      times.push(performance.now() - startedAt);
    }
    return times.toSorted((a, b) => a - b)[Math.floor(WRITES / 2)]!;
  }

  it(`keeps ready and lets another tenant write while ${READERS} of its lists are under way`, async () => {
    const alone = await writes();
    const state = { stopped: false };
    const statuses = new Map<number, number>();
    const readers = Array.from({ length: READERS }, async (_, index) => {
      for (let page = index; !state.stopped; page += READERS) {
        const PageNum = (page * 97) % (CHANGES / 100);
        const Action = index % 2 ? 'disk/resize' : undefined;
        const { status } = await service.post('audit/list', {
          TenantUuid: 'big',
          PageNum,
          PageSize: 100,
          Action,
        });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    });
    const ready: number[] = [];
    const watch = (async () => {
      while (!state.stopped) {
        ready.push((await fetch(`${service.origin}/readyz`)).status);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    })();
    await expect.poll(() => statuses.size).toBeGreaterThan(0);
    const besideReaders = await writes().finally(async () => {
      state.stopped = true;
      await Promise.allSettled([...readers, watch]);
    });
    expect(new Set(ready)).toEqual(new Set([200]));
    expect([...statuses.keys()]).toEqual([200]);
    expect(besideReaders).toBeLessThan(Math.max(2 * alone, 100));
  });
});
