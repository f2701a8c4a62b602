/** The examples of the portal's document. Swagger UI shows them and tests send them. */
const account = { TenantUuid: 'system', ClusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b' };
const scope = { Region: 'ap-guangzhou', ...account };
const envelope = (data: unknown) => ({
  scode: 0,
  desc: '',
  message: 'success',
  message_cn: '成功',
  stack: null,
  data,
});

const newerFields = {
  DiskIdSet: [],
  InstanceIdSet: [],
  RetentionMonths: 0,
  RetentionAmount: 0,
  AdvancedRetentionPolicy: null,
  IsCopyToRemote: 0,
  CopyToAccountUin: '',
  CopyFromAccountUin: '',
  Tags: [],
};

export const EXAMPLE_POLICIES = [
  {
    AutoSnapshotPolicyId: 'asp-peiq4wwp',
    AutoSnapshotPolicyName: 'test001',
    AutoSnapshotPolicyState: 'NORMAL',
    IsActivated: true,
    IsPermanent: false,
    RetentionDays: 30,
    CreateTime: '2021-07-29 16:46:56',
    NextTriggerTime: '2021-08-28 23:00:00',
    Policy: [{ DayOfWeek: [6], Hour: [23] }],
    ...newerFields,
  },
  {
    AutoSnapshotPolicyId: 'asp-63p7jk73',
    AutoSnapshotPolicyName: 'test',
    AutoSnapshotPolicyState: 'NORMAL',
    IsActivated: true,
    IsPermanent: false,
    RetentionDays: 1,
    CreateTime: '2021-08-27 19:40:13',
    NextTriggerTime: '2021-08-30 23:00:00',
    Policy: [{ DayOfWeek: [1], Hour: [23] }],
    ...newerFields,
  },
];

const one = { AutoSnapshotPolicyId: 'asp-63p7jk73' };
const disks = { DiskIds: ['disk-plqkg6me'] };
const done = envelope({});

export const EXAMPLES = {
  create: {
    request: {
      ...scope,
      Policy: [{ DayOfWeek: [0], Hour: [23] }],
      AutoSnapshotPolicyName: 'test',
      IsActivated: true,
      IsPermanent: false,
      RetentionDays: 1,
    },
    reply: envelope({ AutoSnapshotPolicyId: 'asp-63p7jk73', NextTriggerTime: '2021-08-29 23:00:00' }),
    further: {
      monthly: {
        en: 'Twice a month, kept for ever',
        zh: '每月两次，永久保留',
        request: {
          ...scope,
          AutoSnapshotPolicyName: 'monthly',
          Policy: [{ DayOfMonth: [1, 15], Hour: [2] }],
          IsPermanent: true,
        },
      },
      interval: {
        en: 'Every third day at midnight and noon, kept for a week',
        zh: '每三天的零点和中午各一次，保留一周',
        request: {
          ...scope,
          AutoSnapshotPolicyName: 'often',
          Policy: [{ IntervalDays: 3, Hour: [0, 12] }],
          RetentionDays: 7,
        },
      },
    },
  },
  list: {
    request: { ...scope, PageNum: 0, PageSize: 10, Fuzzy: '' },
    reply: envelope({ TotalCount: 2, List: EXAMPLE_POLICIES }),
  },
  update: {
    request: {
      ...scope,
      ...one,
      Policy: [{ DayOfWeek: [1], Hour: [23] }],
      AutoSnapshotPolicyName: 'test',
      IsActivated: true,
      IsPermanent: false,
      RetentionDays: 1,
    },
    reply: done,
  },
  bind: { request: { ...scope, ...one, ...disks }, reply: done },
  unbind: { request: { ...scope, ...one, ...disks }, reply: done },
  delete: { request: { ...scope, AutoSnapshotPolicyIds: ['asp-63p7jk73'] }, reply: done },
  distribution: {
    request: account,
    reply: envelope({
      List: [{ Count: 2, Region: 'ap-guangzhou', RegionName: '华南地区(广州)', RegionState: 'AVAILABLE' }],
    }),
  },
} as const;
