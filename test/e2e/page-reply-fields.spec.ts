import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  FULL_POLICY,
  FULL_REGION,
  FULL_SNAPSHOT,
  FULL_ZONE,
  NEWER_FIELDS,
  REPLY_ROWS,
  ROW_TYPES,
} from './document/page-rows.js';
import { ACCOUNT, SCOPE, type Service, startService } from './service.fixture.js';
import { type StubCall, type StubUpstream, startStubUpstream } from './stub-upstream.js';

/** JSON types of the document's words for them. */
const JSON_TYPES: Record<string, string> = {
  string: 'string',
  bool: 'boolean',
  uint64: 'number',
  struct: 'object',
  'string array': 'object',
  'struct array': 'object',
};

const REGION = { Region: FULL_REGION.Region };
/** The last row of all; a count asks for the first one. */
const REQUESTS: Record<string, object> = {
  'snapshot/list': { ...SCOPE, ...REGION, Offset: 4710 },
  'auto_snapshot/policy/list': { ...SCOPE, ...REGION, PageNum: 4711, PageSize: 1 },
  'region/list': ACCOUNT,
  'region/zone/list': { ...ACCOUNT, ...REGION },
  'snapshot/distributed/inspect': ACCOUNT,
  'auto_snapshot/distributed/inspect': ACCOUNT,
};

const ANSWERS: Record<string, object> = {
  DescribeSnapshots: { TotalCount: 4711, SnapshotSet: [{ ...FULL_SNAPSHOT, ...NEWER_FIELDS.snapshot }] },
  DescribeAutoSnapshotPolicies: {
    TotalCount: 4712,
    AutoSnapshotPolicySet: [{ ...FULL_POLICY, ...NEWER_FIELDS.policy }],
  },
  DescribeRegions: { TotalCount: 1, RegionSet: [FULL_REGION] },
  DescribeZones: { TotalCount: 1, ZoneSet: [FULL_ZONE] },
};

/** All rows of a list, as Tencent writes what it has nothing to say of. */
const nullsOf = (row: object, kept: object) => ({
  ...Object.fromEntries(Object.keys(row).map((name) => [name, null])),
  ...kept,
});

describe("the reply tables of the portal's documents of the storage pages", () => {
  let stub: StubUpstream;
  let service: Service;
  let answers = ANSWERS;
  beforeAll(async () => {
    stub = await startStubUpstream(({ action }: StubCall) => answers[action]!);
    service = await startService({ tencentApiOrigin: stub.origin });
  });
  afterAll(async () => {
    await service.close();
    await stub.close();
  });

  const dataOf = async (route: string) => {
    const reply = await service.post(route, REQUESTS[route]);
    expect(reply.body, route).toMatchObject({ scode: 0 });
    return reply.body.data;
  };
  const ROUTES = Object.keys(ROW_TYPES);
  const FIELDS = ROUTES.flatMap((route) =>
    Object.entries(ROW_TYPES[route]!).map(([name, type]) => ({ route, name, type })),
  );

  it('have these many rows, each with a value', () => {
    expect(FIELDS).toHaveLength(45);
    for (const route of ROUTES)
      expect(Object.keys(REPLY_ROWS[route]!).toSorted(), route).toEqual(
        Object.keys(ROW_TYPES[route]!).toSorted(),
      );
  });

  it.each(FIELDS)('$route $name ($type) comes as Tencent has it', async ({ route, name, type }) => {
    const { List } = await dataOf(route);
    expect(List).toHaveLength(1);
    const value = List[0][name];
    expect(value).toEqual(REPLY_ROWS[route]![name]);
    expect(typeof value).toBe(JSON_TYPES[type]);
    expect(Array.isArray(value)).toBe(type.includes('array'));
  });

  it.each([
    ['snapshot/list', 4711],
    ['auto_snapshot/policy/list', 4712],
    ['region/list', 1],
    ['region/zone/list', 1],
  ])('%s TotalCount is that of all matches: %i', async (route, total) => {
    expect((await dataOf(route)).TotalCount).toBe(total);
  });

  it.each([
    ['snapshot/list', NEWER_FIELDS.snapshot],
    ['auto_snapshot/policy/list', NEWER_FIELDS.policy],
  ])('%s passes on the newer fields', async (route, newer) => {
    expect((await dataOf(route)).List).toEqual([{ ...REPLY_ROWS[route], ...newer }]);
  });

  it('snapshot/list Properties say what can be done with each snapshot', async () => {
    expect((await dataOf('snapshot/list')).Properties).toEqual([{ IsApply: false, IsDelete: false }]);
  });

  it.each([
    ['snapshot/list', 'SnapshotId'],
    ['auto_snapshot/policy/list', 'AutoSnapshotPolicyId'],
  ] as const)('%s has each field, of its type, where Tencent sends null', async (route, idField) => {
    answers = {
      ...ANSWERS,
      DescribeSnapshots: {
        TotalCount: 4711,
        SnapshotSet: [nullsOf(FULL_SNAPSHOT, { SnapshotId: FULL_SNAPSHOT.SnapshotId })],
      },
      DescribeAutoSnapshotPolicies: {
        TotalCount: 4712,
        AutoSnapshotPolicySet: [
          nullsOf(FULL_POLICY, { AutoSnapshotPolicyId: FULL_POLICY.AutoSnapshotPolicyId }),
        ],
      },
    };
    try {
      const [row] = (await dataOf(route)).List;
      expect(row[idField]).toBe(REPLY_ROWS[route]![idField]);
      for (const [name, type] of Object.entries(ROW_TYPES[route]!)) {
        expect(typeof row[name], name).toBe(JSON_TYPES[type]);
        expect(row[name], name).not.toBeNull();
        expect(Array.isArray(row[name]), name).toBe(type.includes('array'));
      }
    } finally {
      answers = ANSWERS;
    }
  });
});
