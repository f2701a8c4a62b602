import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import { Scope } from '../../common/request/scope.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import type { RegionDirectory } from './region-directory.js';
import { RegionFanOut } from './region-fan-out.js';
import { verbatim } from '../../errors/words.js';

const THROTTLED = new AppError('TENCENT_THROTTLED', verbatim('too many'), {
  upstream: { code: 'RequestLimitExceeded', requestId: 'r-1' },
});
const TIMED_OUT = new AppError('TENCENT_TIMEOUT', verbatim('no answer'));
const CLOSED = new AppError('TENCENT_UNSUPPORTED_REGION', verbatim('closed to this account'));

const notFound = (ids: string[]) =>
  new AppError('TENCENT_DISK_NOT_FOUND', verbatim(`DiskId, DiskIds: in no region: ${ids.join(', ')}`));

const rowOf = (Region: string) => ({ Region, RegionName: `名 ${Region}`, RegionState: 'AVAILABLE' });

interface Given {
  region?: string;
  defaultRegion?: string;
  deadlineMs?: number;
}

/** An account with these regions. */
function anAccount(regions: string[], { region, defaultRegion, deadlineMs = 30_000 }: Given = {}) {
  const list = vi.fn(async () => regions.map(rowOf));
  const directory: Pick<RegionDirectory, 'list'> = { list };
  const times = new Map<string, number | undefined>();
  const sessionIn = (scope: Scope) =>
    ({
      scope,
      defaultRegion,
      in(place: string, timeMs?: number) {
        times.set(place, timeMs);
        return sessionIn(scope.in(place));
      },
    }) as unknown as CloudSession;
  const context = aRequestContext({ deadlineAt: performance.now() + deadlineMs });
  const fields = { TenantUuid: 'tenant', ClusterUuid: 'cluster', Region: region };
  return {
    fanOut: new RegionFanOut(directory as RegionDirectory),
    session: sessionIn(Scope.of(context, fields)),
    list,
    times,
  };
}

const countsOf = (counts: Record<string, number | Error>) => (session: CloudSession) => {
  const count = counts[session.scope.region!] ?? 0;
  return count instanceof Error ? Promise.reject(count) : Promise.resolve(count);
};

describe(RegionFanOut.name, () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  describe('count', () => {
    it('answers a row for each region, in the order of the list', async () => {
      const { fanOut, session } = anAccount(['ap-beijing', 'ap-tokyo']);
      expect(await fanOut.count(session, countsOf({ 'ap-tokyo': 3 }))).toEqual([
        { Count: 0, ...rowOf('ap-beijing') },
        { Count: 3, ...rowOf('ap-tokyo') },
      ]);
    });

    it('keeps the row of a region that failed, with the reason in place of the count', async () => {
      const { fanOut, session } = anAccount(['ap-beijing', 'ap-shanghai', 'ap-tokyo']);
      const counts = { 'ap-beijing': THROTTLED, 'ap-shanghai': 2, 'ap-tokyo': TIMED_OUT };
      expect(await fanOut.count(session, countsOf(counts))).toEqual([
        {
          Count: null,
          ...rowOf('ap-beijing'),
          Error: { Code: 'RequestLimitExceeded', Message: 'too many' },
        },
        { Count: 2, ...rowOf('ap-shanghai') },
        { Count: null, ...rowOf('ap-tokyo'), Error: { Code: 'TENCENT_TIMEOUT', Message: 'no answer' } },
      ]);
    });

    it('throws the first failure when every region failed', async () => {
      const { fanOut, session } = anAccount(['ap-beijing', 'ap-tokyo']);
      const counts = { 'ap-beijing': THROTTLED, 'ap-tokyo': TIMED_OUT };
      await expect(fanOut.count(session, countsOf(counts))).rejects.toBe(THROTTLED);
    });

    it('answers nothing for an account without regions', async () => {
      const { fanOut, session } = anAccount([]);
      expect(await fanOut.count(session, countsOf({}))).toEqual([]);
    });

    it('throws a defect as it is', async () => {
      const defect = new TypeError('x is undefined');
      const { fanOut, session } = anAccount(['ap-beijing', 'ap-tokyo']);
      await expect(fanOut.count(session, countsOf({ 'ap-tokyo': defect }))).rejects.toBe(defect);
    });

    it('asks the region of the scope alone when it has one', async () => {
      const { fanOut, session, times } = anAccount(['ap-beijing', 'ap-tokyo'], { region: 'ap-tokyo' });
      expect(await fanOut.count(session, countsOf({ 'ap-tokyo': 3 }))).toEqual([
        { Count: 3, ...rowOf('ap-tokyo') },
      ]);
      expect([...times.keys()]).toEqual(['ap-tokyo']);
    });

    it('asks the region of the scope although Tencent does not list it', async () => {
      const { fanOut, session } = anAccount(['ap-beijing'], { region: 'ap-new' });
      expect(await fanOut.count(session, countsOf({ 'ap-new': 1 }))).toEqual([
        { Count: 1, Region: 'ap-new', RegionName: '', RegionState: '' },
      ]);
    });

    it('throws the failure of the only region that was asked', async () => {
      const { fanOut, session } = anAccount(['ap-beijing', 'ap-tokyo'], { region: 'ap-tokyo' });
      await expect(fanOut.count(session, countsOf({ 'ap-tokyo': CLOSED }))).rejects.toBe(CLOSED);
    });

    it('asks twenty-four regions at once and no more', async () => {
      const regions = Array.from({ length: 26 }, (_, i) => `region-${i}`);
      const { fanOut, session } = anAccount(regions);
      const answers: (() => void)[] = [];
      const counts = fanOut.count(
        session,
        () => new Promise<number>((resolve) => answers.push(() => resolve(1))),
      );
      await setImmediate();
      expect(answers).toHaveLength(24);
      answers[23]!();
      await setImmediate();
      expect(answers).toHaveLength(25);
      for (let i = 0; i < answers.length; i += 1) {
        answers[i]!();
        await setImmediate();
      }
      expect(await counts).toHaveLength(26);
    });

    it.each([
      [30_000, 8_000],
      [10_000, 8_000],
      [5_000, 4_000],
      [0, 1],
      [-500, 1],
    ])('of a request with %d ms left gives each region %d ms', async (deadlineMs, expected) => {
      const { fanOut, session, times } = anAccount(['ap-beijing', 'ap-tokyo'], { deadlineMs });
      await fanOut.count(session, countsOf({}));
      expect([...times.values()]).toEqual([expected, expected]);
    });
  });

  describe('locate', () => {
    /** Which region was asked for which ids; a region holds what it is given, or fails. */
    const disksIn = (places: Record<string, string[] | Error>) => {
      const asked: [string, string[]][] = [];
      const present = (session: CloudSession, ids: string[]) => {
        const region = session.scope.region!;
        asked.push([region, ids]);
        const held = places[region] ?? [];
        return held instanceof Error
          ? Promise.reject(held)
          : Promise.resolve(ids.filter((id) => held.includes(id)));
      };
      return { present, asked };
    };
    const REGIONS = ['ap-beijing', 'ap-shanghai', 'ap-tokyo'];
    const HOME = { defaultRegion: 'ap-shanghai' };

    it('asks the region of the credential first, and nobody else when all are there', async () => {
      const { fanOut, session, list } = anAccount(REGIONS, HOME);
      const { present, asked } = disksIn({ 'ap-shanghai': ['a', 'b'] });
      expect(await fanOut.locate(session, ['a', 'b'], present, notFound)).toEqual(
        new Map([['ap-shanghai', ['a', 'b']]]),
      );
      expect(asked).toHaveLength(1);
      expect(list).not.toHaveBeenCalled();
    });

    it('asks all other regions for what is missing then', async () => {
      const { fanOut, session } = anAccount(REGIONS, HOME);
      const { present, asked } = disksIn({ 'ap-shanghai': ['b'], 'ap-tokyo': ['a'], 'ap-beijing': ['c'] });
      const located = await fanOut.locate(session, ['a', 'b', 'c'], present, notFound);
      expect([...located]).toEqual([
        ['ap-shanghai', ['b']],
        ['ap-beijing', ['c']],
        ['ap-tokyo', ['a']],
      ]);
      expect(asked).toEqual([
        ['ap-shanghai', ['a', 'b', 'c']],
        ['ap-beijing', ['a', 'c']],
        ['ap-tokyo', ['a', 'c']],
      ]);
    });

    it('asks all regions at once when the credential has none', async () => {
      const { fanOut, session, times } = anAccount(REGIONS);
      const { present } = disksIn({ 'ap-tokyo': ['a'] });
      expect(await fanOut.locate(session, ['a'], present, notFound)).toEqual(new Map([['ap-tokyo', ['a']]]));
      expect([...times]).toEqual(REGIONS.map((region) => [region, 8_000]));
    });

    it('searches everywhere, whatever the region of the scope', async () => {
      const { fanOut, session } = anAccount(REGIONS, { region: 'ap-beijing' });
      const { present } = disksIn({ 'ap-tokyo': ['a'] });
      expect([...(await fanOut.locate(session, ['a'], present, notFound)).keys()]).toEqual(['ap-tokyo']);
    });

    it('answers TENCENT_DISK_NOT_FOUND with the ids that are nowhere', async () => {
      const { fanOut, session } = anAccount(REGIONS, HOME);
      const { present } = disksIn({ 'ap-tokyo': ['b'] });
      await expect(fanOut.locate(session, ['a', 'b', 'c'], present, notFound)).rejects.toMatchObject({
        code: 'TENCENT_DISK_NOT_FOUND',
        detail: 'DiskId, DiskIds: in no region: a, c',
      });
    });

    it('throws the failure of a region that may hold what is missing', async () => {
      const { fanOut, session } = anAccount(REGIONS);
      const { present } = disksIn({ 'ap-beijing': TIMED_OUT, 'ap-tokyo': ['b'] });
      await expect(fanOut.locate(session, ['a', 'b'], present, notFound)).rejects.toBe(TIMED_OUT);
    });

    it('needs no region that failed when the others hold all', async () => {
      const { fanOut, session } = anAccount(REGIONS);
      const { present } = disksIn({ 'ap-beijing': TIMED_OUT, 'ap-tokyo': ['a'] });
      expect(await fanOut.locate(session, ['a'], present, notFound)).toEqual(new Map([['ap-tokyo', ['a']]]));
    });

    it.each([
      ['is closed to the account', CLOSED],
      ['does not answer', TIMED_OUT],
    ])('asks the other regions when the one of the credential %s', async (_reason, failure) => {
      const { fanOut, session, times } = anAccount(REGIONS, HOME);
      const { present } = disksIn({ 'ap-shanghai': failure, 'ap-tokyo': ['a'] });
      expect(await fanOut.locate(session, ['a'], present, notFound)).toEqual(new Map([['ap-tokyo', ['a']]]));
      expect(times.get('ap-shanghai')).toBe(8_000);
    });

    it('asks no other region when the account itself was refused', async () => {
      const refused = new AppError('TENCENT_CREDENTIAL_REJECTED', verbatim('no such key'));
      const { fanOut, session } = anAccount(REGIONS, HOME);
      const { present, asked } = disksIn({ 'ap-shanghai': refused, 'ap-tokyo': ['a'] });
      await expect(fanOut.locate(session, ['a'], present, notFound)).rejects.toBe(refused);
      expect(asked).toHaveLength(1);
    });

    it('throws the failure of the region of the credential when something is nowhere else', async () => {
      const { fanOut, session } = anAccount(REGIONS, HOME);
      const { present } = disksIn({ 'ap-shanghai': TIMED_OUT });
      await expect(fanOut.locate(session, ['a'], present, notFound)).rejects.toBe(TIMED_OUT);
    });

    it('expects nothing in a region that is closed to the account', async () => {
      const { fanOut, session } = anAccount(REGIONS);
      const { present } = disksIn({ 'ap-beijing': CLOSED });
      await expect(fanOut.locate(session, ['a'], present, notFound)).rejects.toMatchObject({
        code: 'TENCENT_DISK_NOT_FOUND',
      });
    });
  });
});
