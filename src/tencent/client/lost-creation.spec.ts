import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import type { RecentChanges } from '../../audit/recent-changes.js';
import { toBeijing } from '../../common/time/beijing-time.js';
import type { CloudSession } from './cloud-session.js';
import { LostCreation } from './lost-creation.js';

const HOUR_MS = 3_600_000;

/** Two moments, by our clock: long before the call, and with the call. */
function given({ offsetMs = 0, ofOthers = [] as string[] } = {}) {
  const sentAt = Date.now();
  const asked: Date[] = [];
  const trail = {
    creationsOf: async (_scope: object, _action: string, refs: string[], since: Date) => {
      asked.push(since);
      return new Map(refs.filter((ref) => ofOthers.includes(ref)).map((ref) => [ref, new Date(sentAt)]));
    },
  } as unknown as RecentChanges;
  const context = aRequestContext({ deadlineAt: performance.now() + 1_200 });
  const session = { scope: { context }, clockOffsetMs: () => offsetMs } as unknown as CloudSession;
  const call = { action: 'snapshot/create', type: 'snapshot', sentAt };
  const madeAt = (id: string, ms: number) => ({ id, createTime: toBeijing(sentAt + offsetMs + ms) });
  const find = (...rows: { id: string; createTime: string }[]) =>
    new LostCreation(trail).find(session, call, async () => rows);
  return { find, madeAt, asked, sentAt };
}

describe(LostCreation.name, () => {
  it.each([0, HOUR_MS, -HOUR_MS])(
    'finds what was made since the call, with a clock off by %i ms',
    async (offsetMs) => {
      const { find, madeAt, asked, sentAt } = given({ offsetMs });
      expect(await find(madeAt('snap-old', -10_000), madeAt('snap-new', 500))).toBe('snap-new');
      expect(await find(madeAt('snap-old', -10_000))).toBeUndefined();
      // The trail has the clock of Postgres, not that of Tencent.
      for (const since of asked) expect(sentAt - since.getTime()).toBe(60_000);
      expect(asked.length).toBeGreaterThan(0);
    },
  );

  it('leaves out what another request of this service made', async () => {
    const { find, madeAt } = given({ ofOthers: ['snapshot:snap-a'] });
    expect(await find(madeAt('snap-a', 0), madeAt('snap-b', 0))).toBe('snap-b');
  });

  it('does not choose between two', async () => {
    const { find, madeAt } = given();
    expect(await find(madeAt('snap-a', 0), madeAt('snap-b', 0))).toBeUndefined();
  });
});
