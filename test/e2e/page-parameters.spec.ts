import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PAGE_REQUESTS } from './document/page-requests.js';
import { POLICY_CASES } from './document/policy-cases.js';
import { POLICY_TABLES } from './document/policy-tables.js';
import { SNAPSHOT_CASES } from './document/snapshot-cases.js';
import { SNAPSHOT_TABLES } from './document/snapshot-tables.js';
import { ACCOUNTS, storeOtherAccounts } from './document/scope-cases.js';
import { type Service, startService } from './service.fixture.js';
import { callsOf } from './upstream.js';

const CASES = { ...SNAPSHOT_CASES, ...POLICY_CASES };
const SCOPE_FIELDS = ['TenantUuid', 'ClusterUuid', 'Region'];
const ROWS = Object.entries({ ...SNAPSHOT_TABLES, ...POLICY_TABLES }).flatMap(([route, rows]) =>
  rows.map(([name, type, required]) => ({ key: `${route} ${name}`, route, name, type, required })),
);
const OWN_ROWS = ROWS.filter(({ name }) => !SCOPE_FIELDS.includes(name));

/** Of the wrong type for any row of that type. */
const WRONG: Record<string, unknown> = {
  string: 7,
  int: '10',
  int64: '20',
  uint64: '20',
  bool: 'true',
  id: 7,
  'struct array': { Name: 'zone', Values: ['ap-guangzhou-3'] },
};

/** What chooses the account and the region, and what must then be seen of each call. */
const PLACES: Record<string, [fields: object, seen: object]> = {
  TenantUuid: [{ TenantUuid: 'other-tenant' }, { Account: 'AKID…0002' }],
  ClusterUuid: [{ ClusterUuid: 'other-cluster' }, { Account: 'AKID…0003' }],
  Region: [{ Region: 'ap-shanghai' }, { Region: 'ap-shanghai' }],
};

/** The regions of a credential are remembered until it changes. */
async function forgetRegions(service: Service, fields: Record<string, unknown>): Promise<void> {
  const { TenantUuid, ClusterUuid } = fields;
  const reply = await service.post('credential/update', { TenantUuid, ClusterUuid, Description: 'again' });
  expect(reply.status).toBe(200);
}

describe("the request tables of the portal's documents of the storage pages", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ accounts: ACCOUNTS });
    await storeOtherAccounts(service);
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  it('have a case for each row, and no case without a row', () => {
    expect(ROWS).toHaveLength(116);
    expect(Object.keys(CASES).toSorted()).toEqual(OWN_ROWS.map(({ key }) => key).toSorted());
  });

  it.each(OWN_ROWS)('$key ($type) does what it says', async ({ key }) => {
    expect.hasAssertions();
    await CASES[key]!(service);
  });

  it.each(ROWS.filter(({ name }) => SCOPE_FIELDS.includes(name)))('$key chooses', async ({ route, name }) => {
    const { body, action, before } = PAGE_REQUESTS[route]!;
    const [fields, seen] = PLACES[name]!;
    const read = name === 'Region' ? (before ?? action) : action;
    await forgetRegions(service, { ...body, ...fields });
    await service.post(route, { ...body, ...fields });
    expect(callsOf(service, read).length).toBeGreaterThan(0);
    for (const call of callsOf(service, read)) expect(call).toMatchObject(seen);
  });

  it.each(ROWS)('$key ($type) is refused by name when it has another type', async ({ route, name, type }) => {
    expect(WRONG).toHaveProperty([type]);
    const reply = await service.post(route, { ...PAGE_REQUESTS[route]!.body, [name]: WRONG[type] });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ scode: 10001 });
    expect(reply.body.desc).toMatch(new RegExp(`(^|; )${name}: must `));
    expect(service.sandbox.calls()).toEqual([]);
  });

  it.each(ROWS.filter(({ required }) => required))('$key is required', async ({ route, name }) => {
    const { [name]: _, ...body } = PAGE_REQUESTS[route]!.body;
    const reply = await service.post(route, body);
    expect(reply.status).toBe(400);
    expect(reply.body.desc).toContain(name);
    expect(service.sandbox.calls()).toEqual([]);
  });
});
