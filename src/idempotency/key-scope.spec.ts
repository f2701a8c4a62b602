import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import { keyScopeOf } from './key-scope.js';

const aCaller = (id: string, ...tenants: string[]) =>
  aRequestContext({ caller: { id, role: 'operator', tenants } });

describe(keyScopeOf.name, () => {
  it('is the tenant of the request, whoever sends it', () => {
    for (const context of [aCaller('a', 'system'), aCaller('b', 'x', 'system'), aCaller('c', '*')])
      expect(keyScopeOf(context, { TenantUuid: 'system' })).toBe('tenant:system');
  });

  it('is the caller where no tenant is named', () => {
    const [a, b] = [aCaller('api_key:a', '*'), aCaller(`jwt:${'b'.repeat(500)}\0`, '*')];
    expect(keyScopeOf(a, {})).toBe(keyScopeOf(aCaller('api_key:a'), {}));
    expect(keyScopeOf(a, {})).not.toBe(keyScopeOf(b, {}));
    for (const context of [a, b]) expect(keyScopeOf(context, {})).toMatch(/^caller:[0-9a-f]{64}$/);
  });

  it.each([null, 7, '', 'a b', 'a\0', 'x'.repeat(65), ['system'], { a: 1 }])(
    'is none for %j, which is no tenant',
    (TenantUuid) => {
      expect(keyScopeOf(aCaller('a', '*'), { TenantUuid })).toBeUndefined();
    },
  );

  it('is none for a tenant that the caller may not see, and without a caller', () => {
    expect(keyScopeOf(aCaller('a', 'other'), { TenantUuid: 'system' })).toBeUndefined();
    expect(keyScopeOf(aRequestContext({ caller: undefined }), {})).toBeUndefined();
  });
});
