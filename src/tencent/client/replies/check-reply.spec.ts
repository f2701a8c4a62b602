import { describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../../../test/builders/a-disk.js';
import { misfitOf } from './check-reply.js';
import type { Fields } from './reply-shape.js';
import { type DescribedAction, REPLY_SHAPES } from './reply-shapes.js';

const ID = 'disk-giys4n0i';
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => aVendorDisk({ DiskId: `disk-${String(at).padStart(8, '0')}` }));

const ofDisks = (response: object, params: object = {}) => misfitOf('cbs', 'DescribeDisks', params, response);
const ofDisk = (row: unknown) => ofDisks({ TotalCount: 1, DiskSet: [row] });
const ofCreate = (DiskIdSet: unknown, params: object = {}) =>
  misfitOf('cbs', 'CreateDisks', params, { DiskIdSet });
const ofEvents = (response: object, params: object = { MaxResults: 50 }) =>
  misfitOf('cloudaudit', 'LookUpEvents', params, response);

describe(misfitOf.name, () => {
  it('knows what each used action answers', () => {
    const described = Object.values(REPLY_SHAPES).map((actions) => Object.keys(actions).length);
    expect(described).toEqual([27, 3, 2, 2]);
  });

  it('is held against the SDK by the compiler', () => {
    // @ts-expect-error -- its reply is not described, so it cannot be called
    const action: DescribedAction<'cbs'> = 'InitializeDisks';
    // @ts-expect-error -- the SDK has no such field
    const field: Fields<{ DiskSize?: number }> = { DiskSiez: 'count' };
    // @ts-expect-error -- the SDK says that it is a number
    const type: Fields<{ DiskSize?: number }> = { DiskSize: 'string' };
    expect([action, field, type]).toHaveLength(3);
  });

  describe('of a page of disks', () => {
    it.each<[string, object, object]>([
      ['a whole one', { TotalCount: 2, DiskSet: rowsOf(2) }, {}],
      ['an empty one', { TotalCount: 0, DiskSet: [] }, {}],
      ['a null for none', { TotalCount: 0, DiskSet: null }, {}],
      ['the first of several', { TotalCount: 50, DiskSet: rowsOf(20) }, {}],
      [
        'the first of several, with a limit',
        { TotalCount: 50, DiskSet: rowsOf(30) },
        { Offset: 0, Limit: 30 },
      ],
      ['the last of several', { TotalCount: 50, DiskSet: rowsOf(5) }, { Offset: 45, Limit: 30 }],
      ['one beyond the last', { TotalCount: 1, DiskSet: [] }, { Offset: 20, Limit: 20 }],
      [
        'those of the ids that exist',
        { TotalCount: 1, DiskSet: [aVendorDisk()] },
        { DiskIds: [ID, 'disk-none'] },
      ],
      [
        'fields that nobody knows',
        { TotalCount: 1, DiskSet: [{ DiskId: ID, LatestOperation: { a: 1 } }], X: [] },
        {},
      ],
    ])('takes %s', (_, response, params) => expect(ofDisks(response, params)).toBeUndefined());

    it.each<[string, object, object, string]>([
      ['no total', { DiskSet: [] }, {}, 'TotalCount'],
      ['a null total', { TotalCount: null, DiskSet: [] }, {}, 'TotalCount'],
      ['a total in words', { TotalCount: 'many', DiskSet: [] }, {}, 'TotalCount'],
      ['a total below 0', { TotalCount: -1, DiskSet: [] }, {}, 'TotalCount'],
      ['half a disk', { TotalCount: 1.5, DiskSet: rowsOf(1) }, {}, 'TotalCount'],
      ['a total beyond all', { TotalCount: 2 ** 53, DiskSet: rowsOf(20) }, {}, 'TotalCount'],
      ['nothing at all', {}, {}, 'TotalCount'],
      ['no rows', { TotalCount: 0 }, {}, 'DiskSet'],
      ['a total and null', { TotalCount: 1, DiskSet: null }, {}, 'DiskSet'],
      ['a total beyond the offset and null', { TotalCount: 1, DiskSet: null }, { Offset: 20 }, 'DiskSet'],
      ['a text', { TotalCount: 1, DiskSet: 'x' }, {}, 'DiskSet'],
      ['an object', { TotalCount: 1, DiskSet: {} }, {}, 'DiskSet'],
      ['a null row', { TotalCount: 1, DiskSet: [null] }, {}, 'DiskSet[0]'],
      ['a number for a row', { TotalCount: 2, DiskSet: [...rowsOf(1), 1] }, {}, 'DiskSet[1]'],
      ['a list for a row', { TotalCount: 1, DiskSet: [[]] }, {}, 'DiskSet[0]'],
      ['a total and no rows', { TotalCount: 1, DiskSet: [] }, {}, 'DiskSet.length'],
      [
        'a total and no rows at 0',
        { TotalCount: 1, DiskSet: [] },
        { Offset: 0, Limit: 20 },
        'DiskSet.length',
      ],
      ['fewer than there are', { TotalCount: 50, DiskSet: rowsOf(19) }, {}, 'DiskSet.length'],
      [
        'fewer than the last page has',
        { TotalCount: 50, DiskSet: rowsOf(4) },
        { Offset: 45 },
        'DiskSet.length',
      ],
      ['more than there are', { TotalCount: 1, DiskSet: rowsOf(2) }, {}, 'DiskSet.length'],
      ['more than asked for', { TotalCount: 50, DiskSet: rowsOf(2) }, { Limit: 1 }, 'DiskSet.length'],
      ['more than an unasked page', { TotalCount: 50, DiskSet: rowsOf(21) }, {}, 'DiskSet.length'],
      ['rows beyond the last', { TotalCount: 1, DiskSet: rowsOf(1) }, { Offset: 20 }, 'DiskSet.length'],
      ['a row twice', { TotalCount: 2, DiskSet: [aVendorDisk(), aVendorDisk()] }, {}, 'DiskSet[1].DiskId'],
      ['an id not asked for', { TotalCount: 1, DiskSet: rowsOf(1) }, { DiskIds: [ID] }, 'DiskSet[0].DiskId'],
      [
        'an asked row twice',
        { TotalCount: 2, DiskSet: [aVendorDisk(), aVendorDisk()] },
        { DiskIds: [ID, 'disk-none'] },
        'DiskSet[1].DiskId',
      ],
    ])('refuses %s', (_, response, params, where) => expect(ofDisks(response, params)).toBe(where));
  });

  describe('of the fields of a disk', () => {
    it('takes null for each but the id', () => {
      const nulls = Object.keys(aVendorDisk()).map((name) => [name, null]);
      expect(ofDisk({ ...Object.fromEntries(nulls), Tags: null, DiskId: ID })).toBeUndefined();
      expect(ofDisk({ DiskId: ID, Placement: {} })).toBeUndefined();
    });

    it.each<[string, unknown]>([
      ['DiskId', undefined],
      ['DiskId', null],
      ['DiskId', ''],
      ['DiskId', 5],
      ['DiskId', ['disk-giys4n0i']],
      ['DiskSize', 'big'],
      ['DiskSize', -1],
      ['DiskSize', 1.5],
      ['DiskSize', '9007199254740993'],
      ['DiskState', 7],
      ['DiskState', {}],
      ['Portable', 'true'],
      ['Attached', 0],
      ['DifferDaysOfDeadline', '3'],
      ['DifferDaysOfDeadline', Infinity],
      ['InstanceIdList', 'x'],
      ['InstanceIdList', [null]],
      ['AutoSnapshotPolicyIds', [1]],
      ['Placement', []],
      ['Placement', 'ap-guangzhou-3'],
      ['Placement.Zone', 1],
      ['Placement.ProjectId', 'x'],
      ['Tags', 'x'],
      ['Tags', {}],
      ['Tags[0]', [null]],
      [
        'Tags[1].Value',
        [
          { Key: 'a', Value: 'b' },
          { Key: 'a', Value: 1 },
        ],
      ],
    ])('refuses %s: %j', (path, value) => {
      const [name, inner] = path.replace(/\[\d\].*/, '').split('.');
      const row = aVendorDisk({ [name!]: inner ? { [inner]: value } : value });
      expect(ofDisk(row)).toBe(`DiskSet[0].${path}`);
    });
  });

  describe('of the ids of new disks', () => {
    it.each<[unknown, object]>([
      [[ID], {}],
      [['disk-00000001', 'disk-00000002'], { DiskCount: 2 }],
      [['disk-00000001'], { DiskCount: 2 }],
    ])('takes %j for %j', (ids, params) => expect(ofCreate(ids, params)).toBeUndefined());

    it.each<[unknown, object, string]>([
      [undefined, {}, 'DiskIdSet'],
      [null, {}, 'DiskIdSet'],
      ['disk-x', {}, 'DiskIdSet'],
      [{}, {}, 'DiskIdSet'],
      [[], {}, 'DiskIdSet.length'],
      [[null], {}, 'DiskIdSet[0]'],
      [[123], {}, 'DiskIdSet[0]'],
      [['DROP TABLE'], {}, 'DiskIdSet[0]'],
      [['disk-'], {}, 'DiskIdSet[0]'],
      [['disk-ABCDEFGH'], {}, 'DiskIdSet[0]'],
      [['ins-gkfro58u'], {}, 'DiskIdSet[0]'],
      [[`disk-${'a'.repeat(40)}`], {}, 'DiskIdSet[0]'],
      [[ID, 'x'], { DiskCount: 2 }, 'DiskIdSet[1]'],
      [['disk-00000001', 'disk-00000002'], {}, 'DiskIdSet.length'],
      [['disk-00000001', 'disk-00000002'], { DiskCount: 1 }, 'DiskIdSet.length'],
      [[ID, ID], { DiskCount: 2 }, 'DiskIdSet.length'],
    ])('refuses %j for %j', (ids, params, where) => expect(ofCreate(ids, params)).toBe(where));
  });

  it.each<[object, string | undefined]>([
    [{ Events: [], ListOver: true }, undefined],
    [{ Events: null, ListOver: true, NextToken: null }, undefined],
    [{ Events: [{ EventName: 'AttachDisks', AccountID: 1 }], ListOver: false, NextToken: 5 }, undefined],
    [{ Events: [{ AccountID: '9007199254740993' }], NextToken: '16805138109322956' }, undefined],
    [{ ListOver: true }, 'Events'],
    [{ Events: 'x' }, 'Events'],
    [{ Events: [null] }, 'Events[0]'],
    [{ Events: [{ EventName: 1 }] }, 'Events[0].EventName'],
    [{ Events: [{ CloudAuditEvent: {} }] }, 'Events[0].CloudAuditEvent'],
    [{ Events: [{ Resources: 'x' }] }, 'Events[0].Resources'],
    [{ Events: [], NextToken: {} }, 'NextToken'],
    [{ Events: [], ListOver: 'no' }, 'ListOver'],
    [{ Events: Array.from({ length: 51 }, () => ({})) }, 'Events.length'],
  ])('of events: %j is refused for %s', (response, where) => expect(ofEvents(response)).toBe(where));

  it.each<[object, string | undefined]>([
    [{ TotalCount: 9, RegionSet: [{ Region: 'ap-guangzhou', RegionName: null }] }, undefined],
    [{ RegionSet: [{ Region: 'ap-guangzhou' }] }, undefined],
    [{ RegionSet: [] }, 'RegionSet.length'],
    [{ RegionSet: null }, 'RegionSet'],
    [{}, 'RegionSet'],
    [{ RegionSet: [null] }, 'RegionSet[0]'],
    [{ RegionSet: [{}] }, 'RegionSet[0].Region'],
    [{ RegionSet: [{ Region: 'a' }, { Region: 'a' }] }, 'RegionSet[1].Region'],
    [{ TotalCount: 'many', RegionSet: [{ Region: 'a' }] }, 'TotalCount'],
  ])('of regions: %j is refused for %s', (response, where) => {
    for (const service of ['cvm', 'region'])
      expect(misfitOf(service, 'DescribeRegions', {}, response)).toBe(where);
  });

  it.each<[object, string | undefined]>([
    [
      { TotalCount: 1, AutoSnapshotPolicySet: [{ AutoSnapshotPolicyId: 'asp-1', DiskIdSet: null }] },
      undefined,
    ],
    [
      { TotalCount: 1, AutoSnapshotPolicySet: [{ AutoSnapshotPolicyId: 'asp-1', DiskIdSet: 'x' }] },
      'AutoSnapshotPolicySet[0].DiskIdSet',
    ],
    [
      { TotalCount: 1, AutoSnapshotPolicySet: [{ AutoSnapshotPolicyId: 'asp-2' }] },
      'AutoSnapshotPolicySet[0].AutoSnapshotPolicyId',
    ],
    [{ TotalCount: 1, AutoSnapshotPolicySet: [] }, 'AutoSnapshotPolicySet.length'],
  ])('of policies: %j is refused for %s', (response, where) => {
    const params = { AutoSnapshotPolicyIds: ['asp-1'] };
    expect(misfitOf('cbs', 'DescribeAutoSnapshotPolicies', params, response)).toBe(where);
  });

  it.each<[object, string | undefined]>([
    [{ DiskOperationLogSet: [{ Operator: '1' }] }, undefined],
    [{ DiskOperationLogSet: null }, undefined],
    [{}, 'DiskOperationLogSet'],
    [{ DiskOperationLogSet: [{ Operator: 1 }] }, 'DiskOperationLogSet[0].Operator'],
  ])('of operation logs: %j is refused for %s', (response, where) =>
    expect(misfitOf('cbs', 'DescribeDiskOperationLogs', {}, response)).toBe(where),
  );

  it('asks nothing of a reply without content', () => {
    for (const action of [
      'ModifyDiskAttributes',
      'ResizeDisk',
      'TerminateDisks',
      'AttachDisks',
      'DetachDisks',
    ])
      expect(misfitOf('cbs', action, {}, {})).toBeUndefined();
  });

  it.each([
    ['snap-6ixzjp6d', undefined],
    ['', 'SnapshotId'],
    [null, 'SnapshotId'],
    [undefined, 'SnapshotId'],
    [['snap-6ixzjp6d'], 'SnapshotId'],
    ['disk-6ixzjp6d', 'SnapshotId'],
  ])('wants the one new id, given %j', (SnapshotId, misfit) =>
    expect(misfitOf('cbs', 'CreateSnapshot', {}, { SnapshotId })).toBe(misfit),
  );
});
