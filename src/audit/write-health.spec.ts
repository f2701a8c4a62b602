import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrailPool } from '../database/pools.js';
import { AppError } from '../errors/app.error.js';
import { verbatim } from '../errors/words.js';
import type { AuditKey } from './audit-key.js';
import type { InstanceLease } from './instance-lease.js';
import { WriteHealth } from './write-health.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });
const ENOUGH_MS = 1_000;

describe(WriteHealth.name, () => {
  const renew = vi.fn<() => Promise<void>>();
  const seal = vi.fn<() => Promise<void>>();
  const query = vi.fn(async (): Promise<unknown[]> => [{ permitted: true }]);
  let registry: Registry;
  let health: WriteHealth;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    for (const mock of [renew, seal]) mock.mockReset().mockResolvedValue(undefined);
    query.mockClear();
    registry = new Registry();
    const transaction = (work: (manager: { query: typeof query }) => unknown) => work({ query });
    health = new WriteHealth(
      { transaction } as unknown as TrailPool,
      { seal } as unknown as AuditKey,
      { renew } as unknown as InstanceLease,
      registry,
    );
  });
  afterEach(() => vi.useRealTimers());

  const metric = async () => (await registry.getSingleMetric('audit_trail_writable')!.get()).values[0]!.value;

  it('writes once for all who ask within three seconds', async () => {
    expect(await Promise.all([health.refusal(ENOUGH_MS), health.refusal(ENOUGH_MS)])).toEqual([
      undefined,
      undefined,
    ]);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(await metric()).toBe(1);
    expect(renew).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await health.refusal(ENOUGH_MS);
    expect(renew).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['read_only', coded('25006')],
    ['disk_full', coded('53100')],
    ['not_permitted', coded('42501')],
    ['no_connection', coded('53300')],
    ['no_key', new AppError('CREDENTIAL_UNREADABLE', verbatim('x'))],
    ['read_only', new AppError('DATABASE_UNAVAILABLE', verbatim('x'), { cause: coded('25006') })],
    ['database_unavailable', new AppError('DATABASE_UNAVAILABLE', verbatim('x'))],
    ['database_unavailable', coded('ECONNREFUSED')],
    ['database_unavailable', new Error('anything')],
  ])('says %s when the write ends with that, and tries again after a second', async (reason, error) => {
    renew.mockRejectedValueOnce(error);
    expect(await health.refusal(ENOUGH_MS)).toBe(reason);
    expect(await health.refusal(ENOUGH_MS)).toBe(reason);
    expect(await metric()).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await health.refusal(ENOUGH_MS)).toBeUndefined();
  });

  it('says not_permitted when a right on the trail is missing', async () => {
    query.mockResolvedValueOnce([]).mockResolvedValueOnce([{ permitted: false }]);
    expect(await health.refusal(ENOUGH_MS)).toBe('not_permitted');
  });

  it('waits for a slow write only as long as it was told, then says what was known', async () => {
    renew.mockReturnValue(new Promise(() => undefined));
    const first = health.refusal(ENOUGH_MS);
    await vi.advanceTimersByTimeAsync(ENOUGH_MS);
    expect(await first).toBe('unproven');
    await vi.advanceTimersByTimeAsync(2_000);
    const second = health.refusal(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(await second).toBe('database_unavailable');
  });

  it('believes the intents of requests at once', async () => {
    await health.refusal(ENOUGH_MS);
    health.failed(coded('25006'));
    expect(await health.refusal(0)).toBe('read_only');
    health.written();
    expect(await health.refusal(0)).toBeUndefined();
  });

  it('believes no intent that still found room on a full disk', async () => {
    renew.mockRejectedValueOnce(coded('53100'));
    expect(await health.refusal(ENOUGH_MS)).toBe('disk_full');
    health.written();
    expect(await health.refusal(ENOUGH_MS)).toBe('disk_full');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await health.refusal(ENOUGH_MS)).toBeUndefined();
  });

  it('is not calmed by a write that began before an intent failed', async () => {
    let end = () => undefined as void;
    renew.mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
    const asked = health.refusal(ENOUGH_MS);
    await vi.advanceTimersByTimeAsync(1);
    health.failed(coded('53100'));
    end();
    expect(await asked).toBe('disk_full');
  });

  it('lets the next write decide after an intent that failed for its tenant alone', async () => {
    await health.refusal(ENOUGH_MS);
    health.failed(new Error('no place in the audit chain'));
    expect(await health.refusal(ENOUGH_MS)).toBeUndefined();
    expect(renew).toHaveBeenCalledTimes(2);
  });
});
