import type { ActionOf, RequestOf, ResponseOf, ServiceName } from '../transport/sdk-clients.js';
import type { ReplyShape } from './reply-shape.js';
import {
  AUTO_SNAPSHOT_POLICY,
  DISK,
  DISK_CONFIG,
  EVENT,
  INSTANCE,
  PREPAY_PRICE,
  PRICE,
  SNAPSHOT,
} from './reply-rows.js';

/** The documented length of a page when the request does not name one, and the longest page of CloudAudit. */
const DEFAULT_PAGE_ROWS = 20;
const MAX_EVENTS = 50;
/** Several times what there is. */
const MAX_REGIONS = 500;
const MAX_OPERATION_LOGS = 10_000;
/** Zones × types × usages × ways of paying × families of instances. */
const MAX_DISK_CONFIGS = 20_000;
/** More than one call asks for. */
const MAX_INSTANCES = 100;
/** Tencent's ids have eight letters and digits today. The request takes the same forms. */
const DISK_ID = /^disk-[a-z0-9][a-z0-9-]{2,30}[a-z0-9]$/;
const SNAPSHOT_ID = /^snap-[a-z0-9][a-z0-9-]{2,30}[a-z0-9]$/;
const POLICY_ID = /^asp-[a-z0-9][a-z0-9-]{2,30}[a-z0-9]$/;

/** Tencent's own samples have totals that differ from the rows, so the total is not compared with them. */
const REGIONS = {
  fields: { TotalCount: 'count' },
  rows: {
    set: 'RegionSet',
    id: 'Region',
    fields: { RegionName: 'string', RegionState: 'string' },
    mostRows: MAX_REGIONS,
    neverEmpty: true,
  },
} as const;

const ZONES = {
  rows: {
    set: 'ZoneSet',
    id: 'Zone',
    fields: { ZoneName: 'string', ZoneId: 'string', ZoneState: 'string' },
    mostRows: MAX_REGIONS,
  },
} as const;

const EVENTS = {
  fields: { ListOver: 'boolean', NextToken: 'scalar', TotalCount: 'count' },
  rows: { set: 'Events', fields: EVENT, limit: 'MaxResults', mostRows: MAX_EVENTS },
} as const;

/** The reply of each action that this service uses. Fields that are not used are not here: they may be anything. */
export const REPLY_SHAPES = {
  cbs: {
    DescribeDisks: {
      rows: {
        set: 'DiskSet',
        id: 'DiskId',
        fields: DISK,
        askedIds: 'DiskIds',
        limit: 'Limit',
        mostRows: DEFAULT_PAGE_ROWS,
        total: 'TotalCount',
      },
    },
    DescribeAutoSnapshotPolicies: {
      rows: {
        set: 'AutoSnapshotPolicySet',
        id: 'AutoSnapshotPolicyId',
        fields: AUTO_SNAPSHOT_POLICY,
        askedIds: 'AutoSnapshotPolicyIds',
        limit: 'Limit',
        mostRows: DEFAULT_PAGE_ROWS,
        total: 'TotalCount',
      },
    },
    DescribeDiskOperationLogs: {
      rows: {
        set: 'DiskOperationLogSet',
        fields: {
          Operator: 'string',
          Operation: 'string',
          DiskId: 'string',
          OperationState: 'string',
          StartTime: 'string',
          EndTime: 'string',
        },
        mostRows: MAX_OPERATION_LOGS,
      },
    },
    CreateDisks: { newIds: { set: 'DiskIdSet', form: DISK_ID, most: 'DiskCount' } },
    DescribeSnapshots: {
      rows: {
        set: 'SnapshotSet',
        id: 'SnapshotId',
        fields: SNAPSHOT,
        askedIds: 'SnapshotIds',
        limit: 'Limit',
        mostRows: DEFAULT_PAGE_ROWS,
        total: 'TotalCount',
      },
    },
    DeleteSnapshots: {},
    ApplySnapshot: {},
    CreateSnapshot: { newId: { field: 'SnapshotId', form: SNAPSHOT_ID } },
    ModifyDiskAttributes: {},
    ResizeDisk: {},
    TerminateDisks: {},
    AttachDisks: {},
    DetachDisks: {},
    RenewDisk: {},
    ModifyDisksRenewFlag: {},
    ModifyDisksChargeType: {},
    CreateAutoSnapshotPolicy: {
      fields: { NextTriggerTime: 'string' },
      newId: { field: 'AutoSnapshotPolicyId', form: POLICY_ID, unless: 'DryRun' },
    },
    ModifyAutoSnapshotPolicyAttribute: {},
    DeleteAutoSnapshotPolicies: {},
    BindAutoSnapshotPolicy: {},
    UnbindAutoSnapshotPolicy: {},
    InquiryPriceCreateDisks: { fields: { DiskPrice: PRICE }, present: ['DiskPrice'] },
    InquiryPriceResizeDisk: { fields: { DiskPrice: PREPAY_PRICE }, present: ['DiskPrice'] },
    InquiryPriceRenewDisks: { fields: { DiskPrice: PREPAY_PRICE }, present: ['DiskPrice'] },
    DescribeDiskConfigQuota: {
      rows: { set: 'DiskConfigSet', fields: DISK_CONFIG, mostRows: MAX_DISK_CONFIGS },
    },
    DescribeInstancesDiskNum: {
      rows: {
        set: 'AttachDetail',
        id: 'InstanceId',
        fields: { AttachedDiskCount: 'count', MaxAttachCount: 'count' },
        askedIds: 'InstanceIds',
        mostRows: MAX_INSTANCES,
      },
    },
    DescribeSnapshotOverview: {
      fields: { TotalSize: 'number', FreeQuota: 'number' },
      present: ['TotalSize', 'FreeQuota'],
    },
  },
  cvm: {
    DescribeRegions: REGIONS,
    DescribeZones: ZONES,
    DescribeInstances: {
      rows: {
        set: 'InstanceSet',
        id: 'InstanceId',
        fields: INSTANCE,
        askedIds: 'InstanceIds',
        limit: 'Limit',
        mostRows: DEFAULT_PAGE_ROWS,
        total: 'TotalCount',
      },
    },
  },
  region: { DescribeRegions: REGIONS, DescribeZones: ZONES },
  cloudaudit: { LookUpEvents: EVENTS, DescribeEvents: EVENTS },
} as const satisfies {
  [S in ServiceName]: { [A in ActionOf<S>]?: ReplyShape<ResponseOf<S, A>, RequestOf<S, A>> };
};

type DescribedActions = { [S in ServiceName]: keyof (typeof REPLY_SHAPES)[S] };

/** The actions that can be called: an action whose reply is not described is refused by the compiler. */
export type DescribedAction<S extends ServiceName> = ActionOf<S> & DescribedActions[S];
