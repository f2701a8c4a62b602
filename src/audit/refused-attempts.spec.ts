import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Registry } from 'prom-client';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import { AppError } from '../errors/app.error.js';
import { AuditMetrics } from './audit-metrics.js';
import type { AuditTrail, Intent } from './audit-trail.js';
import { RefusedAttempts } from './refused-attempts.js';
import { verbatim } from '../errors/words.js';

const ERROR = new AppError('NOT_ALLOWED', verbatim('role'));

describe(RefusedAttempts.name, () => {
  let written: Intent[];
  let attempts: RefusedAttempts;
  let metrics: AuditMetrics;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    written = [];
    metrics = new AuditMetrics(new Registry());
    const trail = { refused: (intent: Intent) => written.push(intent) } as unknown as AuditTrail;
    attempts = new RefusedAttempts(trail, metrics);
  });
  afterEach(() => void vi.useRealTimers());

  const caller = (id: string, tenant = 'a') =>
    aRequestContext({ caller: { id, role: 'reader', tenants: [tenant] } });
  const attempt = (id = 'one', body: object = {}, tenant = 'a') =>
    attempts.record(caller(id, tenant), { TenantUuid: tenant, ...body }, ERROR);
  const counted = () =>
    written.reduce((sum, { request }) => sum + ((request?.['RefusedAttempts'] as number) ?? 1), 0);

  it('names ten disks, and says how many there were', () => {
    const DiskIds = Array.from({ length: 100 }, (_, i) => `disk-${i}`);
    attempt('one', { DiskIds });
    expect(written[0]!.resources).toEqual(DiskIds.slice(0, 10).map((id) => `disk:${id}`));
    expect(written[0]!.request).toEqual({ DiskCount: 100 });
  });

  it.each([{ DiskId: 'disk-1' }, { DiskIds: ['disk-1'] }, {}])('says nothing more of %j', (body) => {
    attempt('one', body);
    expect(written[0]!.request).toBeUndefined();
  });

  it('writes the surplus of each caller as one row a minute, with its number', () => {
    for (let i = 0; i < 1_000; i += 1) attempt('one');
    for (let i = 0; i < 10; i += 1) attempt('two');
    expect(written).toHaveLength(70);
    vi.advanceTimersByTime(60_000);
    expect(written).toHaveLength(71);
    expect(written.at(-1)).toMatchObject({ tenantUuid: 'a', request: { RefusedAttempts: 940 } });
    expect(counted()).toBe(1_010);
    // A minute later the caller has rows again.
    attempt('one');
    expect(written).toHaveLength(72);
  });

  it('writes the surplus at the end of the process', () => {
    for (let i = 0; i < 100; i += 1) attempt('one');
    attempts.beforeApplicationShutdown();
    expect(counted()).toBe(100);
  });

  it('bounds the rows of a tenant too, however many its callers are', async () => {
    for (let i = 0; i < 10_000; i += 1) attempt(`caller-${i % 1_000}`);
    vi.advanceTimersByTime(60_000);
    expect(written.length).toBeLessThanOrEqual(300 + 100);
    const dropped = (await metrics.eventsDropped.get()).values;
    expect(counted() + dropped.reduce((sum, { value }) => sum + value, 0)).toBe(10_000);
  });

  it('leaves another tenant its rows', () => {
    for (let i = 0; i < 5_000; i += 1) attempt(`caller-${i % 100}`);
    const before = written.length;
    attempt('other', {}, 'b');
    expect(written.length).toBe(before + 1);
  });
});
