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
  },
  inspect: { request: { ...scope, DiskId: 'disk-giys4n0i' }, reply: envelope(EXAMPLE_DISK) },
  update: {
    request: { ...scope, DiskId: 'disk-giys4n0i', DeleteWithInstance: false, DiskName: '1234' },
    reply: done,
  },
  resize: { request: { ...scope, DiskId: 'disk-giys4n0i', DiskSize: 80 }, reply: done },
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
  },
  delete: { request: { ...scope, DiskIds: ['disk-giys4n0i'] }, reply: done },
  attach: { request: { ...scope, InstanceId: 'ins-gkfro58u', DiskIds: ['disk-giys4n0i'] }, reply: done },
  detach: { request: { ...scope, InstanceId: 'ins-gkfro58u', DiskIds: ['disk-giys4n0i'] }, reply: done },
} as const;
