import {
  EXAMPLE_ACCOUNT as account,
  EXAMPLE_SCOPE as scope,
  exampleEnvelope as envelope,
} from '../../openapi/example-envelope.js';

/** The examples of the portal's document. Swagger UI shows them and tests send them. */
export const EXAMPLE_DISK = {
  DiskId: 'disk-giys4n0i',
  DiskUsage: 'DATA_DISK',
  DiskChargeType: 'POSTPAID_BY_HOUR',
  Portable: true,
  Placement: { Zone: 'ap-guangzhou-3', ProjectId: 1196468, CdcId: '', CageId: '', CdcName: '' },
  SnapshotAbility: true,
  DiskName: '123',
  DiskSize: 20,
  DiskState: 'UNATTACHED',
  DiskType: 'CLOUD_PREMIUM',
  Attached: false,
  InstanceId: '',
  CreateTime: '2021-08-27 17:40:15',
  DeadlineTime: '',
  Rollbacking: false,
  RollbackPercent: 0,
  Encrypt: false,
  AutoRenewFlagError: false,
  RenewFlag: '',
  DeadlineError: false,
  IsReturnable: false,
  ReturnFailCode: 10,
  AutoSnapshotPolicyIds: [],
  Tags: [],
  DeleteWithInstance: false,
  DifferDaysOfDeadline: null,
  Migrating: false,
  MigratePercent: 0,
  Shareable: false,
  InstanceIdList: [],
  SnapshotCount: 0,
  SnapshotSize: 0,
  BackupDisk: false,
  LastAttachInsId: '',
  ThroughputPerformance: 0,
  DiskBackupQuota: 0,
  DiskBackupCount: 0,
  EncryptType: '',
  KmsKeyId: '',
  BurstPerformance: false,
  ErrorPrompt: '',
  InstanceType: '',
  DeleteSnapshot: 0,
};

const properties = { IsModify: false, IsExpand: true, IsDetach: false, IsDelete: true };
const done = envelope({});

/** Its disks and instance are of all kinds. */
const shanghai = { ...scope, Region: 'ap-shanghai' };
const order = { ...scope, Placement: { Zone: 'ap-guangzhou-3' }, DiskType: 'CLOUD_PREMIUM' };

export const EXAMPLES = {
  create: {
    request: {
      ...scope,
      Placement: { Zone: 'ap-guangzhou-3' },
      DiskSize: 20,
      DiskName: '123',
      DiskCount: 1,
      DiskType: 'CLOUD_PREMIUM',
    },
    reply: envelope({ DiskIdSet: ['disk-giys4n0i'] }),
    further: {
      prepaid: {
        en: 'Prepaid for a month, renewed automatically',
        zh: '包年包月，购买一个月，到期自动续费',
        request: {
          ...order,
          DiskSize: 50,
          DiskChargeType: 'PREPAID',
          DiskChargePrepaid: { Period: 1, RenewFlag: 'NOTIFY_AND_AUTO_RENEW' },
        },
      },
      repeatable: {
        en: 'Two disks; the ClientToken makes it safe to repeat',
        zh: '一次创建两块，带ClientToken可放心重试',
        request: { ...order, DiskSize: 20, DiskCount: 2, ClientToken: 'order-2026-0001' },
      },
      fromSnapshot: {
        en: 'From a snapshot, with its size',
        zh: '用快照创建，大小与快照相同',
        request: { ...order, SnapshotId: 'snap-6ixzjp6d', DiskName: 'restored' },
      },
    },
  },
  distribution: {
    request: account,
    reply: envelope({
      List: [{ Count: 2, Region: 'ap-guangzhou', RegionName: '华南地区(广州)', RegionState: 'AVAILABLE' }],
    }),
  },
  list: {
    request: { ...scope, PageSize: 10, Fuzzy: '', PageNum: 0 },
    reply: envelope({ TotalCount: 1, List: [EXAMPLE_DISK], Properties: [properties] }),
    further: {
      fuzzy: {
        en: 'Search by a part of the name or id',
        zh: '按名称或ID模糊搜索',
        request: { ...scope, Fuzzy: 'giys' },
      },
      unattached: {
        en: 'Not attached, in one zone',
        zh: '某个可用区内未挂载的云硬盘',
        request: { ...scope, State: 'UNATTACHED', Zone: 'ap-guangzhou-3' },
      },
      filtered: {
        en: 'By filters: prepaid data disks',
        zh: '用Filters筛选：包年包月的数据盘',
        request: {
          ...shanghai,
          Filters: [
            { Name: 'disk-charge-type', Values: ['PREPAID'] },
            { Name: 'disk-usage', Values: ['DATA_DISK'] },
          ],
        },
      },
    },
  },
  inspect: {
    request: { ...scope, DiskId: 'disk-giys4n0i' },
    reply: envelope(EXAMPLE_DISK),
    further: {
      several: {
        en: 'Several disks',
        zh: '多块云硬盘',
        request: { ...scope, DiskIds: ['disk-giys4n0i', 'disk-plqkg6me'] },
      },
    },
  },
  update: {
    request: { ...scope, DiskId: 'disk-giys4n0i', DeleteWithInstance: false, DiskName: '1234' },
    reply: done,
    further: {
      type: {
        en: 'Change the type',
        zh: '变更云硬盘类型',
        request: { ...scope, DiskId: 'disk-giys4n0i', DiskType: 'CLOUD_SSD' },
      },
    },
  },
  resize: {
    request: { ...scope, DiskId: 'disk-giys4n0i', DiskSize: 80 },
    reply: done,
    further: {
      several: {
        en: 'Two disks at once',
        zh: '同时扩容两块云硬盘',
        request: { ...shanghai, DiskIds: ['disk-ela6e7f8', 'disk-enc1o2p3'], DiskSize: 200 },
      },
    },
  },
  logs: {
    request: {
      ...scope,
      PageNum: 0,
      PageSize: 10,
      DiskId: 'disk-giys4n0i',
      BeginTime: '2021-08-27 00:00:00',
      EndTime: '2021-08-27 23:59:59',
    },
    reply: envelope({
      TotalCount: 1,
      List: [
        {
          Operator: '100004375281',
          Operation: 'CBS_OPERATION_CREATE',
          DiskId: 'disk-giys4n0i',
          OperationState: 'SUCCESS',
          StartTime: '2021-08-27 17:40:15',
          EndTime: '2021-08-27 17:40:15',
        },
      ],
      Source: 'CloudAudit',
    }),
    further: {
      attachments: {
        en: 'Attachments and detachments alone',
        zh: '只看挂载和卸载',
        request: {
          ...scope,
          DiskId: 'disk-giys4n0i',
          BeginTime: '2021-08-27 00:00:00',
          EndTime: '2021-08-27 23:59:59',
          Fuzzy: 'TACH',
        },
      },
    },
  },
  delete: { request: { ...scope, DiskIds: ['disk-giys4n0i'] }, reply: done },
  attach: {
    request: { ...scope, InstanceId: 'ins-gkfro58u', DiskIds: ['disk-giys4n0i'] },
    reply: done,
    further: {
      two: {
        en: 'Two disks on one instance',
        zh: '两块云硬盘挂载到同一台云服务器',
        request: {
          ...shanghai,
          InstanceId: 'ins-sh2a8v6k',
          DiskIds: ['disk-pre9g0h1', 'disk-enc1o2p3'],
        },
      },
    },
  },
  detach: {
    request: { ...scope, InstanceId: 'ins-gkfro58u', DiskIds: ['disk-giys4n0i'] },
    reply: done,
    further: {
      found: {
        en: 'Without region and instance, which are found',
        zh: '不填地域和云服务器，由服务自动查找',
        request: { ...account, DiskIds: ['disk-ela6e7f8'] },
      },
    },
  },
} as const;
