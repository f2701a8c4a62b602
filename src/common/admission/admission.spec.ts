import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import type { Caller } from '../request/caller.js';
import { CallerGone } from '../request/request-context.js';
import { Admission, ownerBeforeBody, ownerOf } from './admission.js';

const contextOf = (tenants: string[], id = 'api_key:1') =>
  aRequestContext({ caller: { id, role: 'reader', tenants } satisfies Caller });

describe(Admission.name, () => {
  it('lets a tenant begin before the requests of another one that came earlier', async () => {
    const admission = new Admission();
    const begun: string[] = [];
    const begin = async (tenant: string) => {
      await admission.turn(contextOf([tenant]), `tenant:${tenant}`);
      begun.push(tenant);
    };
    await Promise.all([...Array.from({ length: 40 }, () => begin('a')), begin('b')]);
    expect(begun).toHaveLength(41);
    expect(begun.indexOf('b')).toBeLessThan(5);
  });

  it('lets callers of one tenant begin in turn', async () => {
    const admission = new Admission();
    const begun: string[] = [];
    const begin = async (caller: string) => {
      await admission.turn(contextOf(['a'], caller), 'tenant:a');
      begun.push(caller);
    };
    await Promise.all([...Array.from({ length: 40 }, () => begin('one')), begin('two')]);
    expect(begun.indexOf('two')).toBeLessThan(5);
  });

  it('refuses a tenant whose queue is full, and no other', async () => {
    const admission = new Admission();
    const context = contextOf(['a']);
    const places = await Promise.all(Array.from({ length: 512 }, () => admission.place(context, 'tenant:a')));
    const waiting = Array.from({ length: 512 }, () => admission.place(context, 'tenant:a'));
    await expect(admission.place(context, 'tenant:a')).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      retryAfterSeconds: 1,
    });
    (await admission.place(contextOf(['b']), 'tenant:b'))();
    for (const release of places) release();
    for (const release of await Promise.all(waiting)) release();
  });

  it('gives up when the caller leaves', async () => {
    const admission = new Admission();
    const context = contextOf(['a']);
    await Promise.all(Array.from({ length: 512 }, () => admission.place(context, 'tenant:a')));
    const left = contextOf(['a']);
    const place = admission.place(left, 'tenant:a');
    left.cancellation.cancel(new CallerGone());
    await expect(place).rejects.toBeInstanceOf(CallerGone);
  });

  it('costs little while nobody waits', async () => {
    const admission = new Admission();
    const context = contextOf(['a']);
    const times: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const begun = performance.now();
      for (let i = 0; i < 500; i += 1) (await admission.place(context, 'tenant:a'))();
      times.push((performance.now() - begun) * 2);
    }
    expect(Math.min(...times)).toBeLessThan(10);
  });
});

describe('the share that a request takes', () => {
  it.each<[string[], unknown, string, string]>([
    [['a'], { TenantUuid: 'a' }, 'tenant:a', 'tenant:a'],
    [['a'], { TenantUuid: 'b' }, 'tenant:a', 'tenant:a'],
    [['a', 'b'], { TenantUuid: 'b' }, 'caller:api_key:1', 'tenant:b'],
    [['a', 'b'], { TenantUuid: 'c' }, 'caller:api_key:1', 'caller:api_key:1'],
    [['*'], { TenantUuid: 'c' }, 'caller:api_key:1', 'tenant:c'],
    [['*'], { TenantUuid: 'c'.repeat(65) }, 'caller:api_key:1', 'caller:api_key:1'],
    [['*'], { TenantUuid: ['c'] }, 'caller:api_key:1', 'caller:api_key:1'],
    [['*'], undefined, 'caller:api_key:1', 'caller:api_key:1'],
  ])('of a caller of %j with the body %j', (tenants, body, before, after) => {
    const context = contextOf(tenants);
    expect([ownerBeforeBody(context), ownerOf(context, body)]).toEqual([before, after]);
  });
});
