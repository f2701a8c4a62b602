import { EXAMPLE_ACCOUNT, EXAMPLE_SCOPE, exampleEnvelope } from '../../openapi/example-envelope.js';

const fieldsOfAll = {
  Placement: { Zone: 'ap-guangzhou-3', ProjectId: 1196468, CdcId: '', CageId: '', CdcName: '' },
  SnapshotState: 'NORMAL',
  Percent: 100,
  Encrypt: false,
  CopyFromRemote: false,
  ImageCount: 0,
  SnapshotType: 'PRIVATE_SNAPSHOT',
  ShareReference: 0,
  Images: [],
  CopyingToRegions: [],
  TimeStartShare: '',
  Tags: [],
};

/** The three rows of the portal's example; its empty lists are missing there. */
export const EXAMPLE_SNAPSHOTS = [
  {
    SnapshotId: 'snap-6ixzjp6d',
    DiskUsage: 'DATA_DISK',
    DiskId: 'disk-nrc1gaps',
    DiskSize: 10,
    SnapshotName: 'auto_disk-nrc1gaps_20210731_23',
    CreateTime: '2021-07-31 23:06:45',
    DeadlineTime: '2021-08-30 23:00:00',
    IsPermanent: false,
    ...fieldsOfAll,
  },
  {
    SnapshotId: 'snap-napmq1fj',
    DiskUsage: 'DATA_DISK',
    DiskId: 'disk-eg0qthd6',
    DiskSize: 10,
    SnapshotName: 'auto_disk-eg0qthd6_20210807_23',
    CreateTime: '2021-08-07 23:06:44',
    DeadlineTime: '2021-09-06 23:00:00',
    IsPermanent: false,
    ...fieldsOfAll,
  },
  {
    SnapshotId: 'snap-hn9huy55',
    DiskUsage: 'SYSTEM_DISK',
    DiskId: 'disk-plqkg6me',
    DiskSize: 50,
    SnapshotName: '123',
    CreateTime: '2021-08-27 19:30:22',
    DeadlineTime: '',
    IsPermanent: true,
    ...fieldsOfAll,
  },
];

const done = exampleEnvelope({});
const properties = { IsApply: true, IsDelete: true };

export const SNAPSHOT_EXAMPLES = {
  create: {
    request: { ...EXAMPLE_SCOPE, DiskId: 'disk-plqkg6me', SnapshotName: '123' },
    reply: exampleEnvelope({ SnapshotIdSet: ['snap-hn9huy55'] }),
    further: {
      several: {
        en: 'One of each of two disks',
        zh: '为两块云硬盘各创建一个快照',
        request: {
          ...EXAMPLE_SCOPE,
          Region: 'ap-shanghai',
          DiskIds: ['disk-ela6e7f8', 'disk-enc1o2p3'],
          SnapshotName: 'before-upgrade',
        },
      },
    },
  },
  list: {
    request: { ...EXAMPLE_SCOPE, PageNum: 0, Fuzzy: '', PageSize: 10 },
    reply: exampleEnvelope({
      TotalCount: 3,
      List: EXAMPLE_SNAPSHOTS,
      Properties: [properties, properties, properties],
    }),
    further: {
      ofDisk: {
        en: 'Of one disk',
        zh: '某块云硬盘的快照',
        request: { ...EXAMPLE_SCOPE, DiskId: 'disk-plqkg6me' },
      },
      fuzzy: {
        en: 'Search by a part of the name or id',
        zh: '按名称或ID模糊搜索',
        request: { ...EXAMPLE_SCOPE, Fuzzy: 'auto_' },
      },
    },
  },
  delete: { request: { ...EXAMPLE_SCOPE, SnapshotIds: ['snap-napmq1fj'] }, reply: done },
  apply: { request: { ...EXAMPLE_SCOPE, SnapshotId: 'snap-hn9huy55', DiskId: 'disk-plqkg6me' }, reply: done },
  distribution: {
    request: EXAMPLE_ACCOUNT,
    reply: exampleEnvelope({
      List: [{ Count: 3, Region: 'ap-guangzhou', RegionName: '广州', RegionState: 'AVAILABLE' }],
    }),
  },
} as const;
