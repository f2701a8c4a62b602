import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import { AppError } from '../../errors/app.error.js';
import type { Caller } from './caller.js';
import { Scope } from './scope.js';

const aCaller = (tenants: string[]): Caller => ({ id: 'api_key:1', role: 'reader', tenants });
const FIELDS = { TenantUuid: 'one', ClusterUuid: 'cluster', Region: 'ap-guangzhou' };

describe(Scope.name, () => {
  it.each([[['one']], [['two', 'one']], [['*']]])('is made for a caller with the tenants %j', (tenants) => {
    const context = aRequestContext({ caller: aCaller(tenants) });
    expect(Scope.of(context, FIELDS)).toMatchObject({
      tenantUuid: 'one',
      clusterUuid: 'cluster',
      region: 'ap-guangzhou',
      context,
    });
    expect(context.tenantUuid).toBe('one');
  });

  it.each([
    ['without tenants', aCaller([])],
    ['with another tenant', aCaller(['two'])],
    ['with a tenant whose name begins alike', aCaller(['on', 'one2'])],
    ['that nobody has proven', undefined],
  ])('is refused as an absent credential to a caller %s', (_name, caller) => {
    const context = aRequestContext({ caller });
    let error: unknown;
    try {
      Scope.of(context, FIELDS);
    } catch (caught) {
      error = caught;
    }
    expect(AppError.is(error, 'CREDENTIAL_NOT_FOUND')).toBe(true);
    expect(context.tenantUuid).toBeUndefined();
  });

  it('keeps the account when the region changes', () => {
    const scope = Scope.of(aRequestContext(), FIELDS);
    expect(scope.in('ap-shanghai')).toEqual({ ...scope, region: 'ap-shanghai' });
    expect(scope.region).toBe('ap-guangzhou');
  });
});
