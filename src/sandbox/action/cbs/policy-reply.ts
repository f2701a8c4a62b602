import { type SnapshotPolicy, shownPointMs } from '../../cloud/snapshot-policy.js';
import { beijingTime } from '../../cloud/time.js';

export const policyReply = (policy: SnapshotPolicy, nowMs: number): object => ({
  DiskIdSet: policy.diskIds,
  InstanceIdSet: [],
  IsActivated: policy.isActivated,
  AutoSnapshotPolicyState: 'NORMAL',
  IsCopyToRemote: 0,
  IsPermanent: policy.isPermanent,
  NextTriggerTime: beijingTime(shownPointMs(policy, nowMs)),
  AutoSnapshotPolicyName: policy.name,
  AutoSnapshotPolicyId: policy.policyId,
  Policy: policy.rules,
  CreateTime: beijingTime(policy.createdAtMs),
  RetentionDays: policy.retentionDays,
  RetentionMonths: 0,
  RetentionAmount: 0,
  AdvancedRetentionPolicy: null,
  CopyToAccountUin: null,
  CopyFromAccountUin: null,
  Tags: [],
});
