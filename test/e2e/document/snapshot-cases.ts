import { expect } from 'vitest';
import { callsOf } from '../upstream.js';
import { asItIs, counts, forRoute, lists, PAGE_REQUESTS, send, sends } from './page-requests.js';
import type { ParameterCase } from './parameter-case.js';
import { SNAPSHOT, SOURCE_DISK } from './snapshot-tables.js';

const [OLDEST, MIDDLE] = ['snap-6ixzjp6d', 'snap-napmq1fj'] as const;
const ALL = [OLDEST, MIDDLE, SNAPSHOT];
const OTHER_DISK = 'disk-giys4n0i';
const filter = (Name: string, Value: string) => ({ Filters: [{ Name, Values: [Value] }] });

const listed = lists('snapshot/list', 'SnapshotId');
const counted = counts('snapshot/distributed/inspect');
const countedAnyway = (fields: object): ParameterCase => counted(fields, 3, { Offset: 0, Limit: 1 });

/** The same answer for any project, of which Tencent hears nothing. */
const anyProject =
  (route: string): ParameterCase =>
  async (service) => {
    const answers = [await send(service, route), await send(service, route, { ProjectId: 0 })];
    expect(answers[0].TotalCount).toBeGreaterThan(0);
    expect(answers[1]).toEqual(answers[0]);
    for (const { Params } of callsOf(service, PAGE_REQUESTS[route]!.action))
      expect(Params).not.toHaveProperty('ProjectId');
  };

export const SNAPSHOT_CASES: Record<string, ParameterCase> = {
  ...forRoute('snapshot/create', (route) => ({
    DiskIds: async (service) => {
      const { SnapshotIdSet } = await send(service, route, { DiskIds: [SOURCE_DISK, OTHER_DISK] });
      expect(new Set(SnapshotIdSet).size).toBe(2);
      const disks = callsOf(service, 'CreateSnapshot').map(({ Params }) => Params['DiskId']);
      expect(disks.toSorted()).toEqual([OTHER_DISK, SOURCE_DISK]);
    },
    SnapshotName: asItIs(route, { SnapshotName: '升级前 1' }),
    Deadline: sends(route, { Deadline: '2040-01-08 17:47:55' }, { Deadline: '2040-01-08T09:47:55+00:00' }),
    Tags: asItIs(route, { Tags: [{ Key: 'env', Value: 'test' }] }),
  })),
  ...forRoute('snapshot/list', () => ({
    SnapshotIds: listed({ SnapshotIds: [MIDDLE] }, { SnapshotIds: [MIDDLE] }, [MIDDLE]),
    Filters: listed(filter('disk-usage', 'SYSTEM_DISK'), filter('disk-usage', 'SYSTEM_DISK'), [SNAPSHOT]),
    Order: listed({ Order: 'DESC' }, { Order: 'DESC' }, ALL.toReversed()),
    OrderField: listed(
      { OrderField: 'CREATE_TIME', Order: 'ASC' },
      { OrderField: 'CREATE_TIME', Order: 'ASC' },
      ALL,
    ),
    Fuzzy: listed({ Fuzzy: ' AUTO_disk ' }, { Offset: 0, Limit: 100 }, [OLDEST, MIDDLE]),
    PageNum: listed({ PageNum: 1, PageSize: 2 }, { Offset: 2, Limit: 2 }, [SNAPSHOT], 3),
    PageSize: listed({ PageSize: 1 }, { Offset: 0, Limit: 1 }, [OLDEST], 3),
    DiskId: listed({ DiskId: SOURCE_DISK }, filter('disk-id', SOURCE_DISK), [SNAPSHOT]),
    State: listed({ State: 'CREATING' }, filter('snapshot-state', 'CREATING'), []),
    Offset: listed({ Offset: 1 }, { Offset: 1 }, [MIDDLE, SNAPSHOT], 3),
    Limit: listed({ Limit: 2 }, { Offset: 0, Limit: 2 }, [OLDEST, MIDDLE], 3),
  })),
  ...forRoute('snapshot/delete', (route) => ({
    SnapshotIds: async (service) => {
      await asItIs(route, { SnapshotIds: [MIDDLE, SNAPSHOT] })(service);
      expect((await send(service, 'snapshot/list')).TotalCount).toBe(1);
    },
    DeleteBindImages: asItIs(route, { DeleteBindImages: true }),
  })),
  ...forRoute('snapshot/apply', (route) => ({
    SnapshotId: asItIs(route, { SnapshotId: SNAPSHOT }),
    DiskId: sends(route, { DiskId: [SOURCE_DISK] }, { DiskId: SOURCE_DISK }),
    AutoStopInstance: asItIs(route, { AutoStopInstance: true }),
    AutoStartInstance: asItIs(route, { AutoStopInstance: true, AutoStartInstance: true }),
  })),
  ...forRoute('snapshot/distributed/inspect', () => ({
    SnapshotIds: counted({ SnapshotIds: [MIDDLE] }, 1, { SnapshotIds: [MIDDLE] }),
    Filters: counted(filter('disk-usage', 'DATA_DISK'), 2, filter('disk-usage', 'DATA_DISK')),
    Order: countedAnyway({ Order: 'ASC' }),
    OrderField: countedAnyway({ OrderField: 'CREATE_TIME' }),
    Offset: countedAnyway({ Offset: 5 }),
    Limit: countedAnyway({ Limit: 7 }),
  })),
  ...forRoute('region/list', (route) => ({ ProjectId: anyProject(route) })),
  ...forRoute('region/zone/list', (route) => ({
    ProjectId: anyProject(route),
  })),
};
