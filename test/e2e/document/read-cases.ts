import { expect } from 'vitest';
import { ACCOUNT, DISK, SCOPE, type Service } from '../service.fixture.js';
import { callsOf, dataOf, idsIn, onlyCall } from '../upstream.js';
import type { DocumentRoute } from './parameters.js';
import type { ParameterCase } from './parameter-case.js';

const SHANGHAI = { ...SCOPE, Region: 'ap-shanghai' };
const TAGGED = ['disk-ela6e7f8', 'disk-enc1o2p3'];
const FILTER = { Name: 'tag-key', Values: ['env'] };

/** Lists or inspects and asserts what DescribeDisks was sent and which disks came back. */
const describes =
  (
    route: 'list' | 'inspect',
    fields: Record<string, unknown>,
    upstream: Record<string, unknown>,
    ids?: string[],
  ): ParameterCase =>
  async (service) => {
    const data = await dataOf(service, route, { ...SHANGHAI, ...fields });
    expect(onlyCall(service, 'DescribeDisks').Params).toMatchObject(upstream);
    if (ids) expect(idsIn(data)).toEqual(ids);
  };

const boundPolicies =
  (route: 'list' | 'inspect'): ParameterCase =>
  async (service) => {
    const fields = { DiskIds: TAGGED, ReturnBindAutoSnapshotPolicy: true };
    const data = await dataOf(service, route, { ...SHANGHAI, ...fields });
    expect(onlyCall(service, 'DescribeDisks').Params).toMatchObject({ ReturnBindAutoSnapshotPolicy: true });
    expect(data.List).toHaveLength(2);
    for (const disk of data.List) expect(disk.AutoSnapshotPolicyIds).toEqual(['asp-s5h8j3wm']);
  };

const boundToPolicy: ParameterCase = async (service) => {
  const data = await dataOf(service, 'list', { ...SHANGHAI, AutoSnapshotPolicyId: 'asp-s5h8j3wm' });
  expect(idsIn(data).toSorted()).toEqual(TAGGED);
  expect(onlyCall(service, 'DescribeAutoSnapshotPolicies').Params).toEqual({
    AutoSnapshotPolicyIds: ['asp-s5h8j3wm'],
  });
  expect(onlyCall(service, 'DescribeDisks').Params).toMatchObject({ DiskIds: TAGGED });
};

const partOfText: ParameterCase = async (service) => {
  const data = await dataOf(service, 'list', { ...SHANGHAI, Fuzzy: 'PREPAID' });
  expect(idsIn(data).toSorted()).toEqual(['disk-nor2i3j4', 'disk-pre9g0h1']);
  expect(data.TotalCount).toBe(2);
  expect(JSON.stringify(callsOf(service, 'DescribeDisks'))).not.toMatch(/prepaid/i);
};

const BOTH = { DiskIds: ['disk-pre9g0h1', 'disk-exp5k6l7'] };

const countsIn = async (service: Service, fields: object): Promise<Record<string, number>> => {
  const data = await dataOf(service, 'distributed/inspect', { ...ACCOUNT, ...fields });
  const rows = data.List as { Region: string; Count: number }[];
  expect(rows).toHaveLength(19);
  return Object.fromEntries(rows.filter((row) => row.Count > 0).map((row) => [row.Region, row.Count]));
};

/** Accepted, and without effect on a count. */
const countsAnyway =
  (fields: Record<string, unknown>): ParameterCase =>
  async (service) => {
    expect(await countsIn(service, fields)).toEqual({ 'ap-guangzhou': 2, 'ap-shanghai': 9 });
    for (const { Params } of callsOf(service, 'DescribeDisks'))
      expect(Params).toEqual({ Offset: 0, Limit: 1 });
  };

const forRoute = (
  route: DocumentRoute,
  cases: Record<string, ParameterCase>,
): Record<string, ParameterCase> =>
  Object.fromEntries(Object.entries(cases).map(([name, check]) => [`${route} ${name}`, check]));

export const READ_CASES: Record<string, ParameterCase> = {
  ...forRoute('distributed/inspect', {
    DiskIds: async (service) => {
      expect(await countsIn(service, { DiskIds: [DISK, ...TAGGED] })).toEqual({
        'ap-guangzhou': 1,
        'ap-shanghai': 2,
      });
      for (const { Params } of callsOf(service, 'DescribeDisks'))
        expect(Params['DiskIds']).toEqual([DISK, ...TAGGED]);
    },
    Filters: async (service) => {
      expect(await countsIn(service, { Filters: [FILTER] })).toEqual({ 'ap-shanghai': 2 });
      for (const { Params } of callsOf(service, 'DescribeDisks')) expect(Params['Filters']).toEqual([FILTER]);
    },
    Offset: countsAnyway({ Offset: 5 }),
    Limit: countsAnyway({ Limit: 7 }),
    Order: countsAnyway({ Order: 'ASC' }),
    OrderField: countsAnyway({ OrderField: 'DEADLINE' }),
    ReturnBindAutoSnapshotPolicy: countsAnyway({ ReturnBindAutoSnapshotPolicy: true }),
  }),
  ...forRoute('list', {
    DiskIds: describes('list', { DiskIds: TAGGED }, { DiskIds: TAGGED }, TAGGED.toReversed()),
    Filters: describes('list', { Filters: [FILTER] }, { Filters: [FILTER] }, TAGGED.toReversed()),
    Offset: describes('list', { Offset: 7 }, { Offset: 7, Limit: 20 }, ['disk-fix3c4d5', 'disk-sys0a1b2']),
    Limit: describes('list', { Limit: 1 }, { Offset: 0, Limit: 1 }, ['disk-bas4q5r6']),
    Order: describes('list', { Order: 'ASC', Limit: 1 }, { Order: 'ASC' }, ['disk-sys0a1b2']),
    OrderField: describes(
      'list',
      { OrderField: 'DEADLINE', Order: 'ASC', Limit: 1 },
      { OrderField: 'DEADLINE', Order: 'ASC' },
      ['disk-exp5k6l7'],
    ),
    ReturnBindAutoSnapshotPolicy: boundPolicies('list'),
    State: describes(
      'list',
      { State: 'ATTACHED' },
      { Filters: [{ Name: 'disk-state', Values: ['ATTACHED'] }] },
      ['disk-ela6e7f8', 'disk-fix3c4d5', 'disk-sys0a1b2'],
    ),
    AutoSnapshotPolicyId: boundToPolicy,
    Fuzzy: partOfText,
    Zone: describes(
      'list',
      { Zone: 'ap-shanghai-3' },
      { Filters: [{ Name: 'zone', Values: ['ap-shanghai-3'] }] },
      [],
    ),
    PageNum: describes('list', { PageNum: 4, PageSize: 2 }, { Offset: 8, Limit: 2 }, ['disk-sys0a1b2']),
    PageSize: describes('list', { PageSize: 2 }, { Offset: 0, Limit: 2 }, ['disk-bas4q5r6', 'disk-enc1o2p3']),
  }),
  ...forRoute('inspect', {
    DiskIds: describes('inspect', { DiskIds: TAGGED }, { DiskIds: TAGGED }, TAGGED),
    Filters: async (service) => {
      const fields = { DiskIds: [...TAGGED, 'disk-exp5k6l7'], Filters: [FILTER] };
      const data = await dataOf(service, 'inspect', { ...SHANGHAI, ...fields });
      expect(idsIn(data)).toEqual(TAGGED);
      expect(onlyCall(service, 'DescribeDisks').Params['Filters']).toContainEqual(FILTER);
    },
    Offset: describes('inspect', { ...BOTH, Offset: 1 }, { Offset: 1 }, ['disk-pre9g0h1']),
    Limit: describes('inspect', { ...BOTH, Limit: 1 }, { Limit: 1 }, ['disk-exp5k6l7']),
    Order: describes('inspect', { ...BOTH, Order: 'DESC' }, { Order: 'DESC' }, BOTH.DiskIds.toReversed()),
    OrderField: describes(
      'inspect',
      { ...BOTH, OrderField: 'DEADLINE', Order: 'ASC' },
      { OrderField: 'DEADLINE' },
      ['disk-exp5k6l7', 'disk-pre9g0h1'],
    ),
    ReturnBindAutoSnapshotPolicy: boundPolicies('inspect'),
  }),
};
