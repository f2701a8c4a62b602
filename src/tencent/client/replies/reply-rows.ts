import type {
  AutoSnapshotPolicy,
  DetailPrice,
  Disk,
  DiskConfig,
  Event,
  Instance,
  Placement,
  PrepayPrice,
  Price,
  Snapshot,
} from '../sdk/sdk.js';
import type { Fields } from './reply-shape.js';

const PLACEMENT = {
  Zone: 'string',
  ProjectId: 'count',
  ProjectName: 'string',
  CageId: 'string',
  CdcId: 'string',
  CdcName: 'string',
  DedicatedClusterId: 'string',
} as const satisfies Fields<Placement>;

/** All that Tencent documents: the whole row becomes part of our reply. */
export const DISK = {
  DiskUsage: 'string',
  DiskChargeType: 'string',
  Portable: 'boolean',
  Placement: PLACEMENT,
  SnapshotAbility: 'boolean',
  DiskName: 'string',
  DiskSize: 'count',
  DiskState: 'string',
  DiskType: 'string',
  Attached: 'boolean',
  AttachMode: 'string',
  InstanceId: 'string',
  InstanceIdList: 'strings',
  InstanceType: 'string',
  LastAttachInsId: 'string',
  CreateTime: 'string',
  DeadlineTime: 'string',
  DifferDaysOfDeadline: 'number',
  DeadlineError: 'boolean',
  RenewFlag: 'string',
  AutoRenewFlagError: 'boolean',
  IsReturnable: 'boolean',
  ReturnFailCode: 'number',
  Rollbacking: 'boolean',
  RollbackPercent: 'number',
  Migrating: 'boolean',
  MigratePercent: 'number',
  Encrypt: 'boolean',
  EncryptType: 'string',
  KmsKeyId: 'string',
  ThroughputPerformance: 'number',
  BurstPerformance: 'boolean',
  AutoSnapshotPolicyIds: 'strings',
  SnapshotCount: 'count',
  SnapshotSize: 'count',
  DeleteSnapshot: 'number',
  DiskBackupQuota: 'number',
  DiskBackupCount: 'number',
  BackupDisk: 'boolean',
  DeleteWithInstance: 'boolean',
  Shareable: 'boolean',
  ErrorPrompt: 'string',
  Tags: [{ Key: 'string', Value: 'string' }],
} as const satisfies Fields<Disk>;

/** All that Tencent documents: the whole row becomes part of our reply. */
export const SNAPSHOT = {
  Placement: PLACEMENT,
  DiskUsage: 'string',
  DiskId: 'string',
  DiskSize: 'count',
  SnapshotState: 'string',
  SnapshotName: 'string',
  Percent: 'number',
  CreateTime: 'string',
  DeadlineTime: 'string',
  Encrypt: 'boolean',
  IsPermanent: 'boolean',
  CopyingToRegions: 'strings',
  CopyFromRemote: 'boolean',
  Images: [{ ImageId: 'string', ImageName: 'string' }],
  ImageCount: 'count',
  SnapshotType: 'string',
  ShareReference: 'count',
  TimeStartShare: 'string',
  AutoSnapshotPolicyId: 'string',
  Tags: [{ Key: 'string', Value: 'string' }],
} as const satisfies Fields<Snapshot>;
/** The same of a policy. */
export const AUTO_SNAPSHOT_POLICY = {
  AutoSnapshotPolicyName: 'string',
  AutoSnapshotPolicyState: 'string',
  IsActivated: 'boolean',
  IsPermanent: 'boolean',
  RetentionDays: 'count',
  RetentionMonths: 'count',
  RetentionAmount: 'count',
  AdvancedRetentionPolicy: { Days: 'count', Weeks: 'count', Months: 'count', Years: 'count' },
  CreateTime: 'string',
  NextTriggerTime: 'string',
  Policy: [{ Hour: 'counts', DayOfWeek: 'counts', DayOfMonth: 'counts', IntervalDays: 'count' }],
  DiskIdSet: 'strings',
  InstanceIdSet: 'strings',
  IsCopyToRemote: 'count',
  CopyToAccountUin: 'string',
  CopyFromAccountUin: 'string',
  Tags: [{ Key: 'string', Value: 'string' }],
} as const satisfies Fields<AutoSnapshotPolicy>;

export const EVENT = {
  EventId: 'string',
  EventName: 'string',
  EventNameCn: 'string',
  EventTime: 'string',
  EventRegion: 'string',
  Username: 'string',
  AccountID: 'scalar',
  ErrorCode: 'number',
  CloudAuditEvent: 'string',
  ResourceTypeCn: 'string',
  ResourceRegion: 'string',
  EventSource: 'string',
  SecretId: 'string',
  Location: 'string',
  SourceIPAddress: 'string',
  RequestID: 'string',
  Resources: { ResourceType: 'string', ResourceName: 'string' },
} as const satisfies Fields<Event>;

/** Each amount twice: rounded, and exact where Tencent gives it. */
export const PRICE = {
  OriginalPrice: 'number',
  OriginalPriceHigh: 'decimal',
  DiscountPrice: 'number',
  DiscountPriceHigh: 'decimal',
  UnitPrice: 'number',
  UnitPriceHigh: 'decimal',
  UnitPriceDiscount: 'number',
  UnitPriceDiscountHigh: 'decimal',
  ChargeUnit: 'string',
} as const satisfies Fields<Price>;

const DETAIL_PRICE = {
  ...PRICE,
  PriceName: 'string',
  PriceTitle: 'string',
} as const satisfies Fields<DetailPrice>;

export const PREPAY_PRICE = {
  ...PRICE,
  DetailPrices: [DETAIL_PRICE],
} as const satisfies Fields<PrepayPrice>;

export const DISK_CONFIG = {
  Zone: 'string',
  DiskType: 'string',
  DiskUsage: 'string',
  DiskChargeType: 'string',
  Available: 'boolean',
  MinDiskSize: 'count',
  MaxDiskSize: 'count',
  StepSize: 'count',
  ExtraPerformanceRange: 'counts',
  Price: PRICE,
} as const satisfies Fields<DiskConfig>;

export const INSTANCE = {
  InstanceName: 'string',
  InstanceState: 'string',
  InstanceType: 'string',
  RestrictState: 'string',
  CreatedTime: 'string',
  Placement: { Zone: 'string' },
  PrivateIpAddresses: 'strings',
} as const satisfies Fields<Instance>;
