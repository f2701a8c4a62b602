import { ACCOUNT, SCOPE } from '../service.fixture.js';
import { COUNT_ROWS, LIST_ROWS, PAGE_ROWS, type PageRequest, type Row, SCOPE_ROWS } from './page-tables.js';

const EVENT_ROWS = [
  ['StartTime', 'int64', 'required'],
  ['EndTime', 'int64', 'required'],
  ...PAGE_ROWS,
] as const;

/** The request tables of the portal's documents of policies and events. */
export const POLICY_TABLES: Record<string, readonly Row[]> = {
  'auto_snapshot/policy/create': [
    ['Policy', 'struct array', 'required'],
    ['AutoSnapshotPolicyName', 'string', 'required'],
    ['IsActivated', 'bool'],
    ['IsPermanent', 'bool'],
    ['RetentionDays', 'int64', 'required'],
    ['DryRun', 'bool'],
    ...SCOPE_ROWS,
  ],
  'auto_snapshot/policy/update': [
    ['AutoSnapshotPolicyIds', 'id', 'required'],
    ['Policy', 'struct array'],
    ['AutoSnapshotPolicyName', 'string'],
    ['IsActivated', 'bool'],
    ['IsPermanent', 'bool'],
    ['RetentionDays', 'uint64'],
    ...SCOPE_ROWS,
  ],
  'auto_snapshot/policy/delete': [['AutoSnapshotPolicyIds', 'id'], ...SCOPE_ROWS],
  'auto_snapshot/policy/list': [['AutoSnapshotPolicyIds', 'id'], ...LIST_ROWS, ...PAGE_ROWS, ...SCOPE_ROWS],
  'auto_snapshot/policy/bind': [
    ['AutoSnapshotPolicyIds', 'id', 'required'],
    ['DiskIds', 'id', 'required'],
    ...SCOPE_ROWS,
  ],
  'auto_snapshot/policy/unbind': [
    ['DiskIds', 'id', 'required'],
    ['AutoSnapshotPolicyIds', 'id', 'required'],
    ...SCOPE_ROWS,
  ],
  'auto_snapshot/distributed/inspect': [['AutoSnapshotPolicyIds', 'id'], ...COUNT_ROWS],
  'event/list': [['InstanceId', 'string', 'required'], ...EVENT_ROWS, ...SCOPE_ROWS],
  'event/snapshot/logs/list': [['SnapshotId', 'string', 'required'], ...EVENT_ROWS, ...SCOPE_ROWS],
};

export const POLICY = 'asp-63p7jk73';
export const BOUND_DISK = 'disk-plqkg6me';
export const SCHEDULE = { DayOfWeek: [0], Hour: [23] };

const change = { ...SCOPE, AutoSnapshotPolicyIds: POLICY };
const binding = { ...change, DiskIds: [BOUND_DISK] };
const day = { StartTime: 1627401600, EndTime: 1629993599 };

/** A request that each route accepts, and the action that it ends in. */
export const POLICY_REQUESTS: Record<string, PageRequest> = {
  'auto_snapshot/policy/create': {
    body: { ...SCOPE, Policy: [SCHEDULE], AutoSnapshotPolicyName: 'nightly', RetentionDays: 7 },
    action: 'CreateAutoSnapshotPolicy',
  },
  'auto_snapshot/policy/update': {
    body: { ...change, AutoSnapshotPolicyName: 'renamed' },
    action: 'ModifyAutoSnapshotPolicyAttribute',
  },
  'auto_snapshot/policy/delete': {
    body: { ...SCOPE, AutoSnapshotPolicyIds: [POLICY] },
    action: 'DeleteAutoSnapshotPolicies',
  },
  'auto_snapshot/policy/list': { body: { ...SCOPE }, action: 'DescribeAutoSnapshotPolicies' },
  'auto_snapshot/policy/bind': {
    body: binding,
    action: 'BindAutoSnapshotPolicy',
    before: 'DescribeAutoSnapshotPolicies',
  },
  'auto_snapshot/policy/unbind': { body: binding, action: 'UnbindAutoSnapshotPolicy' },
  'auto_snapshot/distributed/inspect': { body: { ...ACCOUNT }, action: 'DescribeAutoSnapshotPolicies' },
  'event/list': { body: { ...SCOPE, InstanceId: 'ins-in511g92', ...day }, action: 'LookUpEvents' },
  'event/snapshot/logs/list': {
    body: { ...SCOPE, SnapshotId: 'snap-6ixzjp6d', ...day },
    action: 'LookUpEvents',
  },
};
