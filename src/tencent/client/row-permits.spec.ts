import { describe, expect, it, vi } from 'vitest';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import { CallerGone } from '../../common/request/request-context.js';
import { Scope } from '../../common/request/scope.js';
import { HeldRows, RowPermits } from './row-permits.js';

const scopeOf = (TenantUuid: string, leftMs = 30_000) =>
  Scope.of(aRequestContext({ deadlineAt: performance.now() + leftMs }), { TenantUuid, ClusterUuid: 'c' });
const nextTurn = () => new Promise((turn) => setImmediate(turn));

describe(RowPermits.name, () => {
  it('has room for one search in any heap', () => {
    expect(new RowPermits().capacity).toBeGreaterThanOrEqual(5_000);
  });

  it('serves tenants in turn, and nobody overtakes', async () => {
    const permits = new RowPermits(100);
    const begun: string[] = [];
    const search = (tenant: string, rows: number) =>
      permits.use(scopeOf(tenant), async (held) => {
        if (!held.tryHold(rows)) await held.hold(rows);
        begun.push(`${tenant} ${rows}`);
        await nextTurn();
        expect(permits.held).toBeLessThanOrEqual(100);
      });
    await Promise.all([
      search('a', 90),
      search('a', 80),
      search('a', 70),
      search('b', 60),
      search('b', 50),
      search('c', 5),
    ]);
    expect(begun).toEqual(['a 90', 'a 80', 'b 60', 'c 5', 'a 70', 'b 50']);
    expect([permits.held, permits.waiters]).toEqual([0, 0]);
  });

  it('gives back what a failed search held', async () => {
    const permits = new RowPermits(100);
    const failed = permits.use(scopeOf('a'), async (held) => {
      held.holdNow(60);
      throw new Error('failed');
    });
    await expect(failed).rejects.toThrow('failed');
    expect(permits.held).toBe(0);
  });

  it('lets a search have more, ahead of those who wait, or refuses it', () => {
    const permits = new RowPermits(100);
    const held = new HeldRows(permits, scopeOf('a'));
    held.holdNow(50);
    void new HeldRows(permits, scopeOf('b')).hold(60).catch(() => undefined);
    held.holdNow(90);
    expect(() => held.holdNow(101)).toThrow(expect.objectContaining({ code: 'OVERLOADED' }));
    expect(permits.held).toBe(90);
  });

  it('refuses after half of the time that is left', async () => {
    vi.useFakeTimers();
    try {
      const permits = new RowPermits(100);
      new HeldRows(permits, scopeOf('a')).holdNow(100);
      const refused = new HeldRows(permits, scopeOf('b', 10_000)).hold(10).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(4_900);
      expect(permits.waiters).toBe(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(await refused).toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 2 });
      expect(permits.waiters).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets the next one begin when a waiting caller leaves', async () => {
    const permits = new RowPermits(100);
    const first = new HeldRows(permits, scopeOf('a'));
    first.holdNow(50);
    const leaving = scopeOf('b');
    const left = permits.use(leaving, (held) => held.hold(100));
    const next = permits.use(scopeOf('c'), (held) => held.hold(40));
    leaving.context.cancellation.cancel(new CallerGone());
    await expect(left).rejects.toBeInstanceOf(CallerGone);
    await next;
    first.release();
    expect([permits.held, permits.waiters]).toEqual([0, 0]);
  });
});
