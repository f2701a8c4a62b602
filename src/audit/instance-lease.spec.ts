import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InstanceLease } from './instance-lease.js';

const LEASE_MS = 9_000;
const RENEWAL_MS = LEASE_MS / 3;

describe(InstanceLease.name, () => {
  let isAway: boolean;
  let databaseAheadMs: number;
  let lease: InstanceLease;

  beforeEach(() => {
    vi.useFakeTimers();
    isAway = false;
    databaseAheadMs = Date.UTC(2030, 0, 1);
    const query = async () => {
      if (isAway) throw new Error('away');
      return [{ now_ms: String(performance.now() + databaseAheadMs) }];
    };
    lease = new InstanceLease({ query } as unknown as DataSource, LEASE_MS);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells the time of the database, also when the clock of this machine is set', async () => {
    expect(lease.now()).toEqual(new Date());
    await lease.hold();
    const since = performance.now();
    vi.setSystemTime(Date.UTC(2001, 0, 1));
    await vi.advanceTimersByTimeAsync(700);
    expect(lease.now().getTime()).toBe(Date.UTC(2030, 0, 1) + since + 700);
    databaseAheadMs += 5;
    await lease.renew();
    expect(lease.now().getTime()).toBe(Date.UTC(2030, 0, 1) + since + 705);
  });

  it('allows no recovery before other processes had the time of one lease to renew', async () => {
    await lease.hold();
    expect(lease.mayRecover).toBe(false);
    await vi.advanceTimersByTimeAsync(LEASE_MS - RENEWAL_MS);
    expect(lease.mayRecover).toBe(false);
    await vi.advanceTimersByTimeAsync(RENEWAL_MS);
    expect(lease.mayRecover).toBe(true);
  });

  it('nor while Postgres is away, nor for one lease after it is back', async () => {
    await lease.hold();
    await vi.advanceTimersByTimeAsync(2 * LEASE_MS);
    isAway = true;
    // Others renewed up to a third of a lease earlier, so theirs may end from here on.
    await vi.advanceTimersByTimeAsync(LEASE_MS - RENEWAL_MS + 1);
    expect(lease.mayRecover).toBe(false);
    isAway = false;
    expect(lease.mayRecover).toBe(false);
    await vi.advanceTimersByTimeAsync(RENEWAL_MS);
    expect(lease.mayRecover).toBe(false);
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    expect(lease.mayRecover).toBe(true);
  });

  it('does not treat one late renewal as an outage', async () => {
    await lease.hold();
    await vi.advanceTimersByTimeAsync(LEASE_MS);
    isAway = true;
    await vi.advanceTimersByTimeAsync(RENEWAL_MS);
    isAway = false;
    expect(lease.mayRecover).toBe(true);
    await vi.advanceTimersByTimeAsync(RENEWAL_MS);
    expect(lease.mayRecover).toBe(true);
  });
});
