import { ACCOUNT, SCOPE } from '../service.fixture.js';
import { COUNT_ROWS, LIST_ROWS, PAGE_ROWS, type PageRequest, type Row, SCOPE_ROWS } from './page-tables.js';

/**
 * The request tables of the portal's documents of snapshots, regions and zones: name, type, and whether it is required.
 * What the contract adds is below the rows of the document.
 */
export const SNAPSHOT_TABLES: Record<string, readonly Row[]> = {
  'snapshot/create': [
    ['DiskIds', 'id', 'required'],
    ['SnapshotName', 'string', 'required'],
    ...SCOPE_ROWS,
    ['Deadline', 'string'],
    ['Tags', 'struct array'],
  ],
  'snapshot/list': [
    ['SnapshotIds', 'id'],
    ...LIST_ROWS,
    ...PAGE_ROWS,
    ...SCOPE_ROWS,
    ['DiskId', 'id'],
    ['State', 'string'],
    ['Offset', 'uint64'],
    ['Limit', 'uint64'],
  ],
  'snapshot/delete': [['SnapshotIds', 'id', 'required'], ...SCOPE_ROWS, ['DeleteBindImages', 'bool']],
  'snapshot/apply': [
    ['SnapshotId', 'id', 'required'],
    ['DiskId', 'id', 'required'],
    ...SCOPE_ROWS,
    ['AutoStopInstance', 'bool'],
    ['AutoStartInstance', 'bool'],
  ],
  'snapshot/distributed/inspect': [['SnapshotIds', 'id'], ...COUNT_ROWS],
  // The document says of ProjectId that it is required; the contract relaxes that.
  'region/list': [
    ['TenantUuid', 'string', 'required'],
    ['ProjectId', 'int'],
    ['ClusterUuid', 'string'],
  ],
  'region/zone/list': [
    ['TenantUuid', 'string', 'required'],
    ['ProjectId', 'int'],
    ['ClusterUuid', 'string'],
    ['Region', 'string'],
  ],
};

export const SNAPSHOT = 'snap-hn9huy55';
export const SOURCE_DISK = 'disk-plqkg6me';

/** A request that each route accepts, and the action that it ends in. */
export const SNAPSHOT_REQUESTS: Record<string, PageRequest> = {
  'snapshot/create': {
    body: { ...SCOPE, DiskIds: SOURCE_DISK, SnapshotName: '123' },
    action: 'CreateSnapshot',
  },
  'snapshot/list': { body: { ...SCOPE }, action: 'DescribeSnapshots' },
  'snapshot/delete': {
    body: { ...SCOPE, SnapshotIds: [SNAPSHOT] },
    action: 'DeleteSnapshots',
    before: 'DescribeSnapshots',
  },
  'snapshot/apply': {
    body: { ...SCOPE, SnapshotId: SNAPSHOT, DiskId: SOURCE_DISK },
    action: 'ApplySnapshot',
    before: 'DescribeSnapshots',
  },
  'snapshot/distributed/inspect': { body: { ...ACCOUNT }, action: 'DescribeSnapshots' },
  'region/list': { body: { ...ACCOUNT, ProjectId: 1184854 }, action: 'DescribeRegions' },
  'region/zone/list': {
    body: { ...SCOPE, ProjectId: 1184854 },
    action: 'DescribeZones',
  },
};
