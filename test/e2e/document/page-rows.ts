/** Rows as Tencent could return them, every documented field with a value that is no default. */
export const FULL_SNAPSHOT = {
  SnapshotId: 'snap-full0001',
  Placement: {
    Zone: 'ap-guangzhou-6',
    ProjectId: 1196468,
    CdcId: 'cluster-1a2b3c4d',
    CageId: 'cage-5e6f',
    CdcName: '金融围笼',
  },
  DiskUsage: 'SYSTEM_DISK',
  DiskId: 'disk-full0001',
  DiskSize: 32000,
  SnapshotState: 'CREATING',
  SnapshotName: '升级前 "1"',
  Percent: 42,
  CreateTime: '2021-08-27 19:30:22',
  DeadlineTime: '2031-08-27 19:30:22',
  Encrypt: true,
  IsPermanent: true,
  CopyingToRegions: ['ap-shanghai', 'ap-beijing'],
  CopyFromRemote: true,
  Images: [{ ImageId: 'img-q1w2e3r4', ImageName: 'golden' }],
  ImageCount: 1,
  SnapshotType: 'SHARED_SNAPSHOT',
  ShareReference: 2,
};

export const FULL_POLICY = {
  AutoSnapshotPolicyId: 'asp-full0001',
  AutoSnapshotPolicyName: '每周 "1"',
  AutoSnapshotPolicyState: 'ABNORMAL',
  IsActivated: true,
  IsPermanent: true,
  RetentionDays: 30,
  CreateTime: '2021-07-29 16:46:56',
  NextTriggerTime: '2031-08-28 23:00:00',
  Policy: [{ Hour: [0, 23], DayOfWeek: [0, 6] }],
  DiskIdSet: ['disk-full0001', 'disk-full0002'],
};

/** Fields that Tencent has beyond the portal's tables; they are passed on. */
export const NEWER_FIELDS = {
  snapshot: { TimeStartShare: '2021-08-28 00:00:00', Tags: [{ Key: '环境', Value: '生产' }] },
  policy: {
    InstanceIdSet: ['ins-gkfro58u'],
    RetentionMonths: 3,
    RetentionAmount: 5,
    AdvancedRetentionPolicy: { Days: 1, Weeks: 2, Months: 3, Years: 4 },
    IsCopyToRemote: 1,
    CopyToAccountUin: '100004375281',
    CopyFromAccountUin: '100004375282',
    Tags: [{ Key: '环境', Value: '生产' }],
  },
};

const SHANGHAI = { Region: 'ap-shanghai', RegionName: '华东地区(上海)', RegionState: 'UNAVAILABLE' };

export const FULL_REGION = SHANGHAI;

export const FULL_ZONE = {
  Zone: 'ap-shanghai-2',
  ZoneName: '上海二区',
  ZoneId: '200002',
  ZoneState: 'UNAVAILABLE',
};

/** The reply tables of the portal's documents: each field with its type; what is not here has no table. */
export const ROW_TYPES: Record<string, Record<string, string>> = {
  'snapshot/list': {
    SnapshotId: 'string',
    Placement: 'struct',
    DiskUsage: 'string',
    DiskId: 'string',
    DiskSize: 'uint64',
    SnapshotState: 'string',
    SnapshotName: 'string',
    Percent: 'uint64',
    CreateTime: 'string',
    DeadlineTime: 'string',
    Encrypt: 'bool',
    IsPermanent: 'bool',
    CopyingToRegions: 'string array',
    CopyFromRemote: 'bool',
    Images: 'struct array',
    ImageCount: 'uint64',
    SnapshotType: 'string',
    ShareReference: 'uint64',
  },
  'auto_snapshot/policy/list': {
    AutoSnapshotPolicyId: 'string',
    AutoSnapshotPolicyName: 'string',
    AutoSnapshotPolicyState: 'string',
    IsActivated: 'bool',
    IsPermanent: 'bool',
    RetentionDays: 'uint64',
    CreateTime: 'string',
    NextTriggerTime: 'string',
    Policy: 'struct array',
    DiskIdSet: 'string array',
  },
  'region/list': { Region: 'string', RegionName: 'string', RegionState: 'string' },
  'region/zone/list': {
    Region: 'string',
    RegionName: 'string',
    Zone: 'string',
    ZoneName: 'string',
    ZoneId: 'string',
    ZoneState: 'string',
  },
  'snapshot/distributed/inspect': {
    Count: 'uint64',
    Region: 'string',
    RegionName: 'string',
    RegionState: 'string',
  },
  'auto_snapshot/distributed/inspect': {
    Count: 'uint64',
    Region: 'string',
    RegionName: 'string',
    RegionState: 'string',
  },
};

/** The same rows in the replies. */
export const REPLY_ROWS: Record<string, Record<string, unknown>> = {
  'snapshot/list': FULL_SNAPSHOT,
  'auto_snapshot/policy/list': FULL_POLICY,
  'region/list': FULL_REGION,
  'region/zone/list': { Region: SHANGHAI.Region, RegionName: SHANGHAI.RegionName, ...FULL_ZONE },
  // Short for snapshots, long for policies.
  'snapshot/distributed/inspect': { ...SHANGHAI, Count: 4711, RegionName: '上海' },
  'auto_snapshot/distributed/inspect': { ...SHANGHAI, Count: 4712 },
};
