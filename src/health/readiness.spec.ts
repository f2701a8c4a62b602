import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WriteHealth } from '../audit/write-health.js';
import type { DatabaseHealth } from '../database/database-health.js';
import type { ReadinessPool } from '../database/pools.js';
import type { KeyCheck } from '../encryption/key-check.js';
import { Drain } from './drain.js';
import { Readiness } from './readiness.js';

const ALL_WELL = { database: 'ok', migrations: 'ok', keys: 'ok', draining: 'ok', writes: 'ok' };

describe(Readiness.name, () => {
  const ping = vi.fn(async () => undefined as unknown);
  const migrationsCurrent = vi.fn(async () => true);
  const compare = vi.fn(async () => undefined);
  const refusal = vi.fn(async () => undefined as unknown);
  let drain: Drain;
  let readiness: Readiness;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    drain = new Drain();
    readiness = new Readiness(
      { ping, migrationsCurrent } as unknown as DatabaseHealth,
      { compare } as unknown as KeyCheck,
      drain,
      {} as ReadinessPool,
      { refusal } as unknown as WriteHealth,
    );
  });
  afterEach(() => {
    vi.resetAllMocks();
    vi.useRealTimers();
    ping.mockImplementation(async () => undefined);
    migrationsCurrent.mockImplementation(async () => true);
    compare.mockImplementation(async () => undefined);
    refusal.mockImplementation(async () => undefined);
  });

  it('is ok when every check passes', async () => {
    expect(await readiness.report()).toEqual({ status: 'ok', checks: ALL_WELL });
  });

  it.each([
    ['database', () => ping.mockRejectedValue(new Error('away'))],
    ['migrations', () => migrationsCurrent.mockResolvedValue(false)],
    ['keys', () => compare.mockRejectedValue(new Error('another key'))],
  ])('is unavailable when the check of %s fails, and names it', async (name, fail) => {
    fail();
    expect(await readiness.report()).toEqual({
      status: 'unavailable',
      checks: { ...ALL_WELL, [name]: 'failed' },
    });
  });

  it('is degraded while reads are served and writes are refused, and says why', async () => {
    refusal.mockResolvedValue('read_only');
    expect(await readiness.report()).toEqual({
      status: 'degraded',
      checks: { ...ALL_WELL, writes: 'failed' },
      reason: 'read_only',
    });
  });

  it('is unavailable, not degraded, when reads are not served either', async () => {
    refusal.mockResolvedValue('database_unavailable');
    ping.mockRejectedValue(new Error('away'));
    expect((await readiness.report()).status).toBe('unavailable');
  });

  it('is unavailable after one second without an answer of the database', async () => {
    ping.mockReturnValue(new Promise(() => undefined));
    const report = readiness.report();
    await vi.advanceTimersByTimeAsync(1_000);
    expect((await report).checks).toEqual({ ...ALL_WELL, database: 'failed' });
  });

  it('asks the database once for all who ask within half a second', async () => {
    await Promise.all([readiness.report(), readiness.report()]);
    await vi.advanceTimersByTimeAsync(500);
    await readiness.report();
    expect(ping).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await readiness.report();
    expect(ping).toHaveBeenCalledTimes(2);
  });

  it('says that it drains at once, although the answer of the database is shared', async () => {
    await readiness.report();
    drain.begin();
    expect(await readiness.report()).toEqual({
      status: 'unavailable',
      checks: { ...ALL_WELL, draining: 'failed' },
    });
  });
});
