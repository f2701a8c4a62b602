import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromBeijing } from '../../common/time/beijing-time.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { HeldRows, RowPermits } from '../client/row-permits.js';
import { DESCRIBE_EVENTS, type EventAction, LOOK_UP_EVENTS, searchEvents } from './event-search.js';
import { verbatim } from '../../errors/words.js';

const NOW = '2026-08-01 12:00:00';
const DAY = 86_400;
const nowSeconds = fromBeijing(NOW) / 1000;

interface Asked {
  StartTime: number;
  EndTime: number;
  NextToken?: string | number;
}
type Reply = { Events?: object[]; ListOver?: boolean; NextToken?: string | number };

/** A session whose CloudAudit answers what the test says. */
function aSession(answer: (asked: Asked, call: number) => Reply, leftMs = 30_000) {
  const asked: (Asked & { action: string; deadlineMs: number | undefined })[] = [];
  const within = (deadlineMs: number | undefined): object => ({
    scope: { region: 'ap-guangzhou', context: { deadlineAt: performance.now() + leftMs } },
    in: (_region: string, ms: number) => within(ms),
    read: (_service: string, action: string, params: Asked) => {
      asked.push({ ...params, action, deadlineMs });
      return Promise.resolve().then(() => answer(params, asked.length));
    },
  });
  return { session: within(undefined) as CloudSession, asked };
}

const heldRows = (rows: number): HeldRows => {
  const held = new HeldRows(new RowPermits(), aSession(() => ({})).session.scope);
  held.holdNow(rows);
  return held;
};

const search = (session: CloudSession, action: EventAction, beginTime?: string, endTime?: string) =>
  searchEvents(
    session,
    action,
    { resourceName: 'disk-giys4n0i', beginTime, endTime },
    (one) => one,
    heldRows(1_000),
  );
const refused = new AppError(
  'TENCENT_INVALID_PARAMETER',
  verbatim('LookUpEvents: InvalidParameterValue.Time'),
);
const event = (EventId: string) => ({ EventId });
const over = (...ids: string[]): Reply => ({ Events: ids.map(event), ListOver: true });

describe(searchEvents.name, () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: fromBeijing(NOW), toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['LookUpEvents', LOOK_UP_EVENTS, 30 * DAY],
    ['DescribeEvents', DESCRIBE_EVENTS, 30 * DAY - 1],
  ])('asks %s once for the longest time it takes when no time is given', async (name, action, span) => {
    const { session, asked } = aSession(() => over('a'));
    expect(await search(session, action)).toEqual({ events: [event('a')], cut: false });
    expect(asked).toMatchObject([{ action: name, StartTime: nowSeconds - span, EndTime: nowSeconds }]);
  });

  it.each([
    ['LookUpEvents', LOOK_UP_EVENTS],
    ['DescribeEvents', DESCRIBE_EVENTS],
  ])('asks %s for the whole time without gaps, and no window crosses 90 days', async (_name, action) => {
    const { session, asked } = aSession(() => over());
    await search(session, action, '2026-03-01 00:00:00');
    expect(asked[0]!.EndTime).toBe(nowSeconds);
    expect(asked.at(-1)!.StartTime).toBe(fromBeijing('2026-03-01 00:00:00') / 1000);
    for (const [i, { StartTime, EndTime }] of asked.entries()) {
      expect(EndTime - StartTime).toBeLessThanOrEqual(action.maxSpanSeconds);
      if (i > 0) expect(EndTime).toBe(asked[i - 1]!.StartTime - 1);
    }
    const limit = nowSeconds - 90 * DAY;
    const newer = asked.filter(({ EndTime }) => EndTime > limit + 300);
    expect(newer.at(-1)!.StartTime).toBe(limit + 300);
    expect(asked.length - newer.length).toBeGreaterThan(0);
  });

  it('does not ask for a time that has not begun', async () => {
    const { session, asked } = aSession(() => over());
    await search(session, LOOK_UP_EVENTS, '2999-01-01 00:00:00');
    expect(asked).toEqual([]);
  });

  it('spends no calls on a time that has not begun: at most a day ahead, for clocks that differ', async () => {
    const { session, asked } = aSession(() => over());
    await search(session, LOOK_UP_EVENTS, '2026-07-31 12:00:00', '2999-01-01 00:00:00');
    expect(asked).toMatchObject([{ StartTime: nowSeconds - DAY, EndTime: nowSeconds + DAY }]);
  });

  it('ends at an older window that is refused, and says from when on the events are complete', async () => {
    const { session, asked } = aSession((_asked, call) => {
      if (call > 2) throw refused;
      return over(`event ${call}`);
    });
    const found = await search(session, LOOK_UP_EVENTS, '2025-01-01 00:00:00');
    expect(asked).toHaveLength(3);
    expect(found.events).toEqual([event('event 1'), event('event 2')]);
    expect(fromBeijing(found.ended!.since) / 1000).toBe(asked[1]!.StartTime);
    expect(found.ended!.reason.en).toBe('LookUpEvents: InvalidParameterValue.Time');
  });

  it('leaves out the pages of a window whose later pages are refused', async () => {
    const { session } = aSession((_asked, call) => {
      if (call === 3) throw refused;
      return call === 2 ? { Events: [event('partial')], ListOver: false, NextToken: '1' } : over('newest');
    });
    const found = await search(session, LOOK_UP_EVENTS, '2026-06-15 00:00:00');
    expect(found.events).toEqual([event('newest')]);
    expect(found.ended).toBeDefined();
  });

  it('throws when the newest window is refused', async () => {
    const { session } = aSession(() => {
      throw refused;
    });
    await expect(search(session, LOOK_UP_EVENTS, '2026-01-01 00:00:00')).rejects.toBe(refused);
  });

  it('throws what is no answer of Tencent, whatever the window', async () => {
    const defect = new TypeError('a defect');
    const { session } = aSession((_asked, call) => {
      if (call === 2) throw defect;
      return over();
    });
    await expect(search(session, LOOK_UP_EVENTS, '2026-01-01 00:00:00')).rejects.toBe(defect);
  });

  it('gives an older window 10 seconds at most, and leaves one second for the reply', async () => {
    const begin = '2026-06-15 00:00:00';
    const patient = aSession(() => over());
    await search(patient.session, LOOK_UP_EVENTS, begin);
    expect(patient.asked.map(({ deadlineMs }) => deadlineMs)).toEqual([undefined, 10_000]);
    const late = aSession(() => over(), 3_000);
    await search(late.session, LOOK_UP_EVENTS, begin);
    expect(late.asked[1]!.deadlineMs).toBeLessThanOrEqual(2_000);
    expect(late.asked[1]!.deadlineMs).toBeGreaterThan(1_500);
    const tooLate = aSession(() => over(), 500);
    await search(tooLate.session, LOOK_UP_EVENTS, begin);
    expect(tooLate.asked[1]!.deadlineMs).toBe(0);
  });

  it('follows a token when Tencent does not say whether the list is over', async () => {
    const { session } = aSession((_asked, call) =>
      call === 1 ? { Events: [event('a')], NextToken: '7' } : over('b'),
    );
    expect((await search(session, LOOK_UP_EVENTS)).events).toEqual([event('a'), event('b')]);
  });

  it('follows the token of LookUpEvents as text', async () => {
    const { session, asked } = aSession((_asked, call) =>
      call === 1 ? { Events: [event('a')], ListOver: false, NextToken: '16805138109322957' } : over('b'),
    );
    expect((await search(session, LOOK_UP_EVENTS)).events).toEqual([event('a'), event('b')]);
    expect(asked[1]!.NextToken).toBe('16805138109322957');
  });

  it.each([
    [7, 7],
    // Read as text by the transport, as it is above 2^53.
    ['16805138109322956', 16805138109322956],
  ])('follows the token %s of DescribeEvents as a number', async (NextToken, sent) => {
    const { session, asked } = aSession((_asked, call) =>
      call === 1 ? { Events: [event('a')], ListOver: false, NextToken } : over('b'),
    );
    expect((await search(session, DESCRIBE_EVENTS)).events).toEqual([event('a'), event('b')]);
    expect(asked[1]!.NextToken).toBe(sent);
  });

  it('asks for two halves of a window when no number is equal to its token', async () => {
    const { session, asked } = aSession(({ StartTime, EndTime }, call) =>
      call === 1
        ? { Events: [event('read again')], ListOver: false, NextToken: '16805138109322957' }
        : over(`${StartTime} ${EndTime}`),
    );
    const found = await search(session, DESCRIBE_EVENTS);
    const [whole, newer, older] = asked;
    expect(asked.map(({ NextToken }) => NextToken)).toEqual([undefined, undefined, undefined]);
    expect([newer!.EndTime, older!.StartTime]).toEqual([whole!.EndTime, whole!.StartTime]);
    expect(newer!.StartTime).toBe(older!.EndTime + 1);
    expect(found).toEqual({
      events: [newer, older].map((window) => event(`${window!.StartTime} ${window!.EndTime}`)),
      cut: false,
    });
  });

  it('is cut when one second has more events than can be read', async () => {
    const page = { Events: [event('a')], ListOver: false, NextToken: '16805138109322957' };
    const { session } = aSession(() => page);
    expect(await search(session, DESCRIBE_EVENTS, NOW, NOW)).toEqual({ events: [event('a')], cut: true });
  });

  it.each([
    ['that repeats', { Events: [], ListOver: false, NextToken: '1' }, 2],
    ['that is empty', { Events: [], ListOver: false, NextToken: '' }, 1],
    ['that is missing', { Events: [], ListOver: false }, 1],
    ['after the end of the list', { Events: [], ListOver: true, NextToken: '1' }, 1],
  ])('does not follow a token %s', async (_name, page, calls) => {
    const { session, asked } = aSession(() => page);
    await search(session, LOOK_UP_EVENTS);
    expect(asked).toHaveLength(calls);
  });

  it('is cut after 100 calls and keeps what it read', async () => {
    const { session, asked } = aSession((_asked, call) => ({
      Events: [event(`${call}`)],
      ListOver: false,
      NextToken: `${call}`,
    }));
    const { events, cut } = await search(session, LOOK_UP_EVENTS);
    expect({ cut, events: events.length, calls: asked.length }).toEqual({
      cut: true,
      events: 100,
      calls: 100,
    });
  });

  it('cuts what is more than there is room for, a page at a time', async () => {
    const page = (call: number): Reply => ({
      Events: Array.from({ length: 50 }, (_, n) => ({
        EventId: `${call}-${n}`,
        CloudAuditEvent: 'x'.repeat(2_000),
      })),
      NextToken: call,
    });
    const { session, asked } = aSession((_, call) => page(call));
    const query = { resourceName: 'disk-giys4n0i' };
    const found = await searchEvents(session, LOOK_UP_EVENTS, query, (one) => one, heldRows(120));
    expect([found.events.length, found.cut, asked.length]).toEqual([100, true, 3]);
  });

  it('keeps of an event what it is told to', async () => {
    const { session } = aSession(() => over('a', 'b', 'c'));
    const take = ({ EventId }: { EventId?: string }) => (EventId === 'b' ? { id: EventId } : undefined);
    const query = { resourceName: 'disk-giys4n0i' };
    const found = await searchEvents(session, LOOK_UP_EVENTS, query, take, heldRows(1));
    expect(found).toEqual({ events: [{ id: 'b' }], cut: false });
  });
});
