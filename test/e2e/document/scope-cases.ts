import { expect } from 'vitest';
import { CLUSTER, type Service, TENANT } from '../service.fixture.js';
import { callsOf } from '../upstream.js';
import { BASE_REQUESTS } from './base-requests.js';
import { type DocumentRoute, ROUTES } from './parameters.js';
import type { ParameterCase } from './parameter-case.js';

/** One cloud account for each pair that these cases tell apart, that of the portal's document first. */
export const ACCOUNTS = ['0001', '0002', '0003'].map((number) => ({
  secretId: `AKIDsandboxsandboxsandboxsandbox${number}`,
  secretKey: `sandboxsandboxsandboxsandbox${number}`,
}));
const PAIRS = [
  { TenantUuid: TENANT, ClusterUuid: CLUSTER },
  { TenantUuid: 'other-tenant', ClusterUuid: CLUSTER },
  { TenantUuid: TENANT, ClusterUuid: 'other-cluster' },
];

/** Stores the second and third account; the service has the first. */
export async function storeOtherAccounts(service: Service): Promise<void> {
  for (const index of [1, 2]) {
    const { secretId: SecretId, secretKey: SecretKey } = ACCOUNTS[index]!;
    const reply = await service.post('credential/create', {
      ...PAIRS[index],
      SecretId,
      SecretKey,
      Region: 'ap-guangzhou',
    });
    expect(reply.status).toBe(200);
  }
}

const callsWith = async (service: Service, route: DocumentRoute, fields: object) => {
  const { body, action } = BASE_REQUESTS[route];
  await service.post(`disk/${route}`, { ...body, ...fields });
  const calls = callsOf(service, action);
  expect(calls.length).toBeGreaterThan(0);
  return calls;
};

const choosesAccount =
  (route: DocumentRoute, index: 1 | 2): ParameterCase =>
  async (service) => {
    const calls = await callsWith(service, route, PAIRS[index]!);
    expect(new Set(calls.map((call) => call.Account))).toEqual(new Set([`AKID…000${index + 1}`]));
  };

const choosesRegion =
  (route: DocumentRoute): ParameterCase =>
  async (service) => {
    const Placement = { Zone: 'ap-shanghai-2' };
    // A disk that is not there is not sent to be deleted.
    const disks = route === 'delete' ? { DiskIds: ['disk-enc1o2p3'] } : {};
    const fields = { Region: 'ap-shanghai', ...disks, ...(route === 'create' ? { Placement } : {}) };
    const calls = await callsWith(service, route, fields);
    expect(new Set(calls.map((call) => call.Region))).toEqual(new Set(['ap-shanghai']));
  };

/** `TenantUuid` and `ClusterUuid` choose the cloud account, `Region` the region, on every route. */
export const SCOPE_CASES: Record<string, ParameterCase> = Object.fromEntries(
  ROUTES.flatMap((route) => [
    [`${route} TenantUuid`, choosesAccount(route, 1)],
    [`${route} ClusterUuid`, choosesAccount(route, 2)],
    [`${route} Region`, choosesRegion(route)],
  ]),
);
