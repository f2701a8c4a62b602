import { describe, expect, it } from 'vitest';
import { aScope, failureOf } from '../../test/builders/disk-services.js';
import type { RecentChanges } from '../audit/recent-changes.js';
import { AppError } from '../errors/app.error.js';
import { RecentDisksService } from './recent-disks.service.js';
import { verbatim } from '../errors/words.js';

const NOT_FOUND = new AppError('TENCENT_DISK_NOT_FOUND', verbatim('DiskIds: not found: a, b'));

const recent = (created: () => Promise<Map<string, Date>>) => {
  const asked: unknown[][] = [];
  const trail: Pick<RecentChanges, 'creationsOf'> = {
    creationsOf: (...args) => {
      asked.push(args);
      return created();
    },
  };
  return { service: new RecentDisksService(trail as RecentChanges), asked };
};
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const explained = (service: RecentDisksService, error: Error) =>
  failureOf(service.explain(aScope(), ['a', 'b'], Promise.reject(error)));

describe(RecentDisksService.name, () => {
  it('says of a disk that is absent when it was created, and when to ask again', async () => {
    const { service, asked } = recent(async () => new Map([['disk:b', secondsAgo(2)]]));
    expect(await explained(service, NOT_FOUND)).toMatchObject({
      code: 'TENCENT_DISK_NOT_FOUND',
      detail: 'DiskIds: not found: a, b; b: created 2 s ago, not shown by Tencent yet',
      retryAfterSeconds: 1,
    });
    const [, action, refs, since] = asked[0]!;
    expect([action, refs]).toEqual(['disk/create', ['disk:a', 'disk:b']]);
    expect(Date.now() - (since as Date).getTime()).toBeLessThan(121_000);
    expect(Date.now() - (since as Date).getTime()).toBeGreaterThanOrEqual(120_000);
  });

  it.each([
    ['is no new disk', async () => new Map()],
    ['cannot be read', () => Promise.reject(new Error('no database'))],
  ])('leaves the error when the trail %s', async (_, created) => {
    expect(await explained(recent(created).service, NOT_FOUND)).toBe(NOT_FOUND);
  });

  it('leaves other errors, and does not read the trail for them', async () => {
    const { service, asked } = recent(async () => new Map([['disk:a', secondsAgo(2)]]));
    const busy = new AppError('TENCENT_BUSY', verbatim('busy'));
    expect(await explained(service, busy)).toBe(busy);
    expect(asked).toEqual([]);
  });

  it('returns what succeeds', async () => {
    const { service } = recent(async () => new Map());
    expect(await service.explain(aScope(), ['a'], Promise.resolve(7))).toBe(7);
  });
});
