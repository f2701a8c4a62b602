import type { DocumentRoute } from '../document/parameters.js';
import {
  malformed,
  type MalformedField,
  NO_BOOLEAN,
  NO_INTEGER,
  NO_OBJECT_LIST,
  NO_REQUIRED_TEXT,
  NO_TEXT,
  NO_TEXT_LIST,
  TYPED,
} from './malformed-field.js';

const WITH_IDS: DocumentRoute[] = [
  'inspect',
  'update',
  'resize',
  'delete',
  'attach',
  'detach',
  'list',
  'distributed/inspect',
];
const READS: DocumentRoute[] = ['list', 'inspect', 'distributed/inspect'];
const NO_DISK_ID = ['disk-', 'disk-ABCDEFGH', 'ins-gkfro58u', 'disk-giys4n0i ', 'disk-giys4n0i\n', TYPED];
const NO_INSTANCE_ID = ['ins-', 'eks-a_b', 'gkfro58u', 'INS-GKFRO58U', 'ins-gkfro58u;', TYPED];
const NO_TIME = [
  '2021-02-30 00:00:00',
  '2021-08-27T00:00:00',
  '2021-08-27',
  '1630000000',
  'yesterday',
  TYPED,
];

const filter = (value: object) => ({ Filters: [value] });
const FILTER_FAULTS: [string, unknown[]][] = [
  [
    'Filters.0.Name',
    [...NO_REQUIRED_TEXT, 'Zone', 'zone ', '-zone', TYPED, 'a', 'tag:', `tag:${'a'.repeat(99)}`],
  ],
];

/** What is wrong with the ids is told of `DiskIds`; the base requests of some routes carry them already. */
const idFields = (route: DocumentRoute): MalformedField[] => [
  {
    route,
    field: 'DiskId',
    changes: [...NO_TEXT, ...NO_DISK_ID].map((DiskId) => ({ DiskIds: undefined, DiskId })),
  },
  ...malformed([route], 'DiskIds', ...NO_TEXT_LIST, ...NO_DISK_ID.map((id) => ['disk-giys4n0i', id])),
];

export const MALFORMED_DISK_FIELDS: MalformedField[] = [
  ...WITH_IDS.flatMap(idFields),
  ...malformed(READS, 'Filters', ...NO_OBJECT_LIST),
  ...READS.flatMap((route) =>
    FILTER_FAULTS.map(([field, values]) => ({
      route,
      field,
      changes: values.map((Name) => filter({ Name, Values: ['x'] })),
    })),
  ),
  ...READS.map((route) => ({
    route,
    field: 'Filters.0.Values',
    changes: [...NO_TEXT_LIST, null, []].map((Values) => filter({ Name: 'zone', Values })),
  })),
  ...malformed(READS, 'Offset', ...NO_INTEGER, 1_000_000_001),
  ...malformed(READS, 'Limit', ...NO_INTEGER, 101, 1e3),
  ...malformed(READS, 'Order', ...NO_TEXT, 'asc', 'UP', TYPED),
  ...malformed(READS, 'OrderField', ...NO_TEXT, 'create_time', 'DISK_SIZE', TYPED),
  ...malformed(READS, 'ReturnBindAutoSnapshotPolicy', ...NO_BOOLEAN),
  ...malformed(['list'], 'State', ...NO_TEXT, 'unattached', 'ATACHED', TYPED, 'A B', 'A'.repeat(33)),
  ...malformed(['list'], 'Zone', ...NO_TEXT, TYPED, '广州三区', 'z'.repeat(71)),
  ...malformed(['list'], 'AutoSnapshotPolicyId', ...NO_TEXT, 'disk-giys4n0i', 'asp-', TYPED),
  ...malformed(['list', 'logs/list'], 'Fuzzy', ...NO_TEXT, TYPED.repeat(11)),
  ...malformed(['list', 'logs/list', 'distributed/inspect'], 'PageNum', ...NO_INTEGER, 1_000_000_001),
  ...malformed(['list', 'logs/list'], 'PageSize', ...NO_INTEGER, 101),
  ...malformed(['logs/list'], 'DiskId', ...NO_REQUIRED_TEXT, ...NO_DISK_ID),
  ...malformed(['logs/list'], 'BeginTime', ...NO_TEXT, ...NO_TIME),
  ...malformed(['logs/list'], 'EndTime', ...NO_TEXT, ...NO_TIME),
  ...malformed(['logs/list'], 'Filters', ...NO_OBJECT_LIST, [{ Name: 'zone', Values: ['ap-guangzhou-3'] }]),
  {
    route: 'logs/list',
    field: 'BeginTime',
    changes: [{ BeginTime: '2021-08-28 00:00:01', EndTime: '2021-08-28 00:00:00' }],
  },
  ...malformed(['update'], 'ProjectId', ...NO_INTEGER),
  ...malformed(
    ['update', 'create'],
    'DiskName',
    ...NO_TEXT,
    TYPED.repeat(6),
    '名'.repeat(21),
    'a\nb',
    'a\u0085b',
  ),
  ...malformed(['update'], 'Portable', ...NO_BOOLEAN),
  ...malformed(['update', 'attach'], 'DeleteWithInstance', ...NO_BOOLEAN),
  ...malformed(['update'], 'DiskType', ...NO_TEXT, 'CLOUD', 'cloud_ssd', TYPED),
  ...malformed(['resize'], 'DiskSize', ...NO_INTEGER, 0, 9, 32_001, null, '', []),
  ...malformed(['attach'], 'InstanceId', ...NO_REQUIRED_TEXT, ...NO_INSTANCE_ID),
  ...malformed(['detach'], 'InstanceId', ...NO_TEXT, ...NO_INSTANCE_ID),
];
