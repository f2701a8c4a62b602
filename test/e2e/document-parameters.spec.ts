import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from './document/base-requests.js';
import { CREATE_CASES } from './document/create-cases.js';
import { LOG_CASES } from './document/log-cases.js';
import {
  DOCUMENT_PARAMETERS,
  type DocumentParameter,
  PARAMETER_TABLES,
  ROUTES,
} from './document/parameters.js';
import { READ_CASES } from './document/read-cases.js';
import { ACCOUNTS, SCOPE_CASES, storeOtherAccounts } from './document/scope-cases.js';
import { WRITE_CASES } from './document/write-cases.js';
import { type Service, startService } from './service.fixture.js';

const CASES = { ...SCOPE_CASES, ...CREATE_CASES, ...READ_CASES, ...LOG_CASES, ...WRITE_CASES };
const keyOf = ({ route, name }: DocumentParameter) => `${route} ${name}`;
const ROWS = DOCUMENT_PARAMETERS.map((row) => ({ key: keyOf(row), ...row }));

/** Rows that the portal's document calls required and this service does not. */
const RELAXED = ['create DiskChargeType'];

/** Of the wrong type for any row of that type. */
const WRONG: Record<string, unknown> = {
  string: 7,
  struct: 'ap-guangzhou-3',
  uint64: '20',
  int: '10',
  bool: 'true',
  'string array': 'disk-giys4n0i,disk-aaaaaaaa',
  'string struct': { 0: 'disk-giys4n0i' },
  'struct array': { Name: 'zone', Values: ['ap-guangzhou-3'] },
};

describe("the request tables of the portal's document", () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ accounts: ACCOUNTS });
    await storeOtherAccounts(service);
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  it('have these many rows', () => {
    expect(Object.fromEntries(ROUTES.map((route) => [route, PARAMETER_TABLES[route].length]))).toEqual({
      create: 15,
      'distributed/inspect': 10,
      list: 16,
      inspect: 10,
      update: 9,
      resize: 5,
      'logs/list': 10,
      delete: 4,
      attach: 6,
      detach: 5,
    });
    expect(ROWS).toHaveLength(90);
  });

  it('have a case for each row, and no case without a row', () => {
    expect(Object.keys(CASES).toSorted()).toEqual(ROWS.map((row) => row.key).toSorted());
  });

  it.each(ROWS)('$key ($type) does what it says', async ({ key }) => {
    expect.hasAssertions();
    await CASES[key]!(service);
  });

  it.each(ROWS)('$key ($type) is refused by name when it has another type', async ({ route, name, type }) => {
    expect(WRONG).toHaveProperty([type]);
    const { body } = BASE_REQUESTS[route];
    const reply = await service.post(`disk/${route}`, { ...body, [name]: WRONG[type] });
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ scode: 10001, data: { Fields: [{ Field: name }] } });
    expect(reply.body.desc).toMatch(new RegExp(`(^|; )${name}: must `));
    expect(service.sandbox.calls()).toEqual([]);
  });

  it.each(ROWS.filter((row) => row.required))(
    '$key is required, unless relaxed',
    async ({ key, route, name }) => {
      const { [name]: _, ...body } = BASE_REQUESTS[route].body;
      const reply = await service.post(`disk/${route}`, body);
      if (RELAXED.includes(key)) return expect(reply.status).toBe(200);
      expect(reply.status).toBe(400);
      expect(reply.body.desc).toContain(name);
      expect(service.sandbox.calls()).toEqual([]);
    },
  );
});
