import { GUANGZHOU_DISK } from '../orders.js';
import { after, many, onGuangzhou, onShanghai, type Refusal } from './refusal.js';

const RULE = { DayOfWeek: [0], Hour: [23] };
const POLICY = 'asp-63p7jk73';
const UNKNOWN = { AutoSnapshotPolicyId: 'asp-00000000' };

const create = (parts: object = {}) => onGuangzhou('CreateAutoSnapshotPolicy', { Policy: [RULE], ...parts });
const modify = (parts: object) =>
  onGuangzhou('ModifyAutoSnapshotPolicyAttribute', { AutoSnapshotPolicyId: POLICY, ...parts });
const bind = (parts: object = {}) =>
  onGuangzhou('BindAutoSnapshotPolicy', {
    AutoSnapshotPolicyId: POLICY,
    DiskIds: [GUANGZHOU_DISK],
    ...parts,
  });
const unbind = (parts: object = {}) =>
  onGuangzhou('UnbindAutoSnapshotPolicy', { AutoSnapshotPolicyId: POLICY, ...parts });

const VALUE = 'InvalidParameterValue';
const NOT_FOUND = 'InvalidAutoSnapshotPolicyId.NotFound';

export const POLICY_REFUSALS: Record<string, Refusal[]> = {
  CreateAutoSnapshotPolicy: [
    ['MissingParameter', 'a rule has no hours', create({ Policy: [{ DayOfWeek: [0] }] })],
    ['MissingParameter', 'a rule has no days', create({ Policy: [{ Hour: [0] }] })],
    [VALUE, 'a rule has two kinds of days', create({ Policy: [{ ...RULE, IntervalDays: 1 }] })],
    [VALUE, 'an hour is 24', create({ Policy: [{ ...RULE, Hour: [24] }] })],
    [VALUE, 'a day of the week is 7', create({ Policy: [{ ...RULE, DayOfWeek: [7] }] })],
    [VALUE, 'a day of the month is 0', create({ Policy: [{ Hour: [0], DayOfMonth: [1, 0] }] })],
    [VALUE, 'an interval is 0', create({ Policy: [{ Hour: [0], IntervalDays: 0 }] })],
    [VALUE, 'the name has more than 60 bytes', create({ AutoSnapshotPolicyName: '策'.repeat(21) })],
    [VALUE, 'days are given for permanent ones', create({ IsPermanent: true, RetentionDays: 1 })],
    [VALUE, 'they are kept no day', create({ RetentionDays: 0 })],
    [
      'LimitExceeded.AutoSnapshotPolicyOutOfQuota',
      'the region has 30',
      async ({ guangzhou }) => {
        for (let i = 0; i < 29; i += 1) await guangzhou.CreateAutoSnapshotPolicy({ Policy: [RULE] });
      },
    ],
  ],
  ModifyAutoSnapshotPolicyAttribute: [
    ['MissingParameter', 'nothing is modified', modify({})],
    [NOT_FOUND, 'it is unknown', modify({ ...UNKNOWN, IsActivated: true })],
    [
      'InvalidParameter',
      'days are given for permanent ones',
      modify({ IsPermanent: true, RetentionDays: 1 }),
    ],
  ],
  DeleteAutoSnapshotPolicies: [
    [
      NOT_FOUND,
      'one is unknown',
      onGuangzhou('DeleteAutoSnapshotPolicies', { AutoSnapshotPolicyIds: [POLICY, 'asp-00000000'] }),
    ],
  ],
  BindAutoSnapshotPolicy: [
    ['MissingParameter', 'no disks are named', bind({ DiskIds: undefined })],
    [NOT_FOUND, 'it is unknown', bind(UNKNOWN)],
    ['InvalidDiskId.NotFound', 'a disk is unknown', bind({ DiskIds: ['disk-00000000'] })],
    ['InvalidDisk.AlreadyBound', 'a disk is bound to it', after(bind(), bind())],
    ['InvalidParameterValue.LimitExceeded', 'there are 81 disks', bind({ DiskIds: many(81) })],
    [
      'InvalidDisk.NotSupported',
      'a disk has no snapshot ability',
      onShanghai('BindAutoSnapshotPolicy', {
        AutoSnapshotPolicyId: 'asp-s5h8j3wm',
        DiskIds: ['disk-bas4q5r6'],
      }),
    ],
    [
      'InvalidParameterValue.BindDiskLimitExceeded',
      'it has 200 disks',
      async ({ guangzhou }) => {
        for (let i = 0; i < 3; i += 1) {
          const { DiskIdSet = [] } = await guangzhou.CreateDisks({
            Placement: { Zone: 'ap-guangzhou-3' },
            DiskChargeType: 'POSTPAID_BY_HOUR',
            DiskType: 'CLOUD_PREMIUM',
            DiskSize: 20,
            DiskCount: 80,
          });
          await guangzhou.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId: POLICY, DiskIds: DiskIdSet });
        }
      },
    ],
    [
      'InvalidParameterValue.LimitExceeded',
      'a disk is bound to 10',
      async ({ guangzhou }) => {
        for (let i = 0; i < 11; i += 1) {
          const { AutoSnapshotPolicyId = '' } = await guangzhou.CreateAutoSnapshotPolicy({ Policy: [RULE] });
          await guangzhou.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId, DiskIds: [GUANGZHOU_DISK] });
        }
      },
    ],
  ],
  UnbindAutoSnapshotPolicy: [
    ['MissingParameter', 'neither disks nor instances are named', unbind()],
    [NOT_FOUND, 'it is unknown', unbind({ ...UNKNOWN, DiskIds: [GUANGZHOU_DISK] })],
    ['InvalidDiskId.NotFound', 'a disk is unknown', unbind({ DiskIds: ['disk-00000000'] })],
    [VALUE, 'an instance is unknown', unbind({ InstanceIds: ['ins-00000000'] })],
  ],
};
