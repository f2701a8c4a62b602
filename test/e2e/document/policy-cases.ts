import { expect } from 'vitest';
import type { Service } from '../service.fixture.js';
import { onlyCall } from '../upstream.js';
import { asItIs, counts, forRoute, lists, send, sends } from './page-requests.js';
import type { ParameterCase } from './parameter-case.js';
import { BOUND_DISK, POLICY, SCHEDULE } from './policy-tables.js';

const OLDER = 'asp-peiq4wwp';

const listed = lists('auto_snapshot/policy/list', 'AutoSnapshotPolicyId');
const counted = counts('auto_snapshot/distributed/inspect');
const countedAnyway = (fields: object): ParameterCase => counted(fields, 2, { Offset: 0, Limit: 1 });

const events =
  (route: string, fields: object, rows: number, total: number, upstream: object = {}): ParameterCase =>
  async (service) => {
    const data = await send(service, route, fields);
    expect([data.List.length, data.TotalCount]).toEqual([rows, total]);
    expect(onlyCall(service, 'LookUpEvents').Params).toMatchObject(upstream);
  };

const eventCases = (id: string, other: string, moment: number) => (route: string) => ({
  [id]: events(route, { [id]: other }, 0, 0, {
    LookupAttributes: [{ AttributeKey: 'ResourceName', AttributeValue: other }],
  }),
  StartTime: events(route, { StartTime: moment + 1 }, 0, 0, { StartTime: moment + 1 }),
  EndTime: events(route, { EndTime: moment - 1 }, 0, 0, { EndTime: moment - 1 }),
  Fuzzy: async (service: Service) => {
    const [row] = (await send(service, route, {})).List;
    const name = row.EventName.slice(2, 8).toUpperCase();
    expect((await send(service, route, { Fuzzy: ` ${name} ` })).TotalCount).toBe(1);
    expect((await send(service, route, { Fuzzy: 'nothing like it' })).TotalCount).toBe(0);
  },
  PageNum: events(route, { PageNum: 1, PageSize: 1 }, 0, 1),
  PageSize: events(route, { PageSize: 1 }, 1, 1),
});

export const POLICY_CASES: Record<string, ParameterCase> = {
  ...forRoute('auto_snapshot/policy/create', (route) => ({
    Policy: asItIs(route, {
      Policy: [
        { DayOfMonth: [1, 15], Hour: [0, 12] },
        { IntervalDays: 3, Hour: [4] },
      ],
    }),
    AutoSnapshotPolicyName: asItIs(route, { AutoSnapshotPolicyName: '每周' }),
    IsActivated: asItIs(route, { IsActivated: false }),
    IsPermanent: sends(route, { IsPermanent: true }, { IsPermanent: true }, 'RetentionDays'),
    RetentionDays: asItIs(route, { RetentionDays: 31 }),
    DryRun: async (service) => {
      const data = await send(service, route, { DryRun: true });
      expect(onlyCall(service, 'CreateAutoSnapshotPolicy').Params).toMatchObject({ DryRun: true });
      expect(data).toEqual({
        AutoSnapshotPolicyId: '',
        NextTriggerTime: expect.stringMatching(/ 23:00:00$/) as string,
      });
      expect((await send(service, 'auto_snapshot/policy/list')).TotalCount).toBe(2);
    },
  })),
  ...forRoute('auto_snapshot/policy/update', (route) => ({
    AutoSnapshotPolicyIds: sends(
      route,
      {},
      { AutoSnapshotPolicyId: POLICY },
      'AutoSnapshotPolicyIds',
      'Policy',
    ),
    Policy: asItIs(route, { Policy: [SCHEDULE] }),
    AutoSnapshotPolicyName: asItIs(route, { AutoSnapshotPolicyName: 'other' }),
    IsActivated: asItIs(route, { IsActivated: false }),
    IsPermanent: sends(
      route,
      { IsPermanent: true, RetentionDays: 3 },
      { IsPermanent: true },
      'RetentionDays',
    ),
    RetentionDays: asItIs(route, { RetentionDays: 3 }),
  })),
  ...forRoute('auto_snapshot/policy/delete', (route) => ({
    AutoSnapshotPolicyIds: asItIs(route, { AutoSnapshotPolicyIds: [POLICY, OLDER] }),
  })),
  ...forRoute('auto_snapshot/policy/list', () => ({
    AutoSnapshotPolicyIds: listed({ AutoSnapshotPolicyIds: [POLICY] }, { AutoSnapshotPolicyIds: [POLICY] }, [
      POLICY,
    ]),
    Filters: listed(
      { Filters: [{ Name: 'auto-snapshot-policy-name', Values: ['test001'] }] },
      { Filters: [{ Name: 'auto-snapshot-policy-name', Values: ['test001'] }] },
      [OLDER],
    ),
    Order: listed({ Order: 'DESC' }, { Order: 'DESC' }, [POLICY, OLDER]),
    OrderField: listed(
      { OrderField: 'CREATE_TIME', Order: 'ASC' },
      { OrderField: 'CREATE_TIME', Order: 'ASC' },
      [OLDER, POLICY],
    ),
    Fuzzy: listed({ Fuzzy: ' T001 ' }, { Offset: 0, Limit: 100 }, [OLDER]),
    PageNum: listed({ PageNum: 1, PageSize: 1 }, { Offset: 1, Limit: 1 }, [POLICY], 2),
    PageSize: listed({ PageSize: 1 }, { Offset: 0, Limit: 1 }, [OLDER], 2),
  })),
  ...forRoute('auto_snapshot/policy/bind', (route) => ({
    AutoSnapshotPolicyIds: sends(route, {}, { AutoSnapshotPolicyId: POLICY }, 'AutoSnapshotPolicyIds'),
    DiskIds: asItIs(route, { DiskIds: [BOUND_DISK, 'disk-giys4n0i'] }),
  })),
  ...forRoute('auto_snapshot/policy/unbind', (route) => ({
    AutoSnapshotPolicyIds: sends(route, {}, { AutoSnapshotPolicyId: POLICY }, 'AutoSnapshotPolicyIds'),
    DiskIds: asItIs(route, { DiskIds: [BOUND_DISK, 'disk-giys4n0i'] }),
  })),
  ...forRoute('auto_snapshot/distributed/inspect', () => ({
    AutoSnapshotPolicyIds: counted({ AutoSnapshotPolicyIds: [POLICY] }, 1, {
      AutoSnapshotPolicyIds: [POLICY],
    }),
    Filters: counted({ Filters: [{ Name: 'auto-snapshot-policy-name', Values: ['test001'] }] }, 1, {
      Filters: [{ Name: 'auto-snapshot-policy-name', Values: ['test001'] }],
    }),
    Order: countedAnyway({ Order: 'ASC' }),
    OrderField: countedAnyway({ OrderField: 'CREATE_TIME' }),
    Offset: countedAnyway({ Offset: 5 }),
    Limit: countedAnyway({ Limit: 7 }),
  })),
  ...forRoute('event/list', eventCases('InstanceId', 'ins-gkfro58u', 1629961140)),
  ...forRoute('event/snapshot/logs/list', eventCases('SnapshotId', 'snap-aaaaaaaa', 1628148590)),
};
