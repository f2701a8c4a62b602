import { createDisks, WEB_1 } from '../orders.js';
import { type Refusal } from './stage.js';

const create =
  (parts: Record<string, unknown>): Refusal['call'] =>
  ({ guangzhou }) =>
    createDisks(guangzhou, parts);

export const CREATE_REFUSALS: Refusal[] = [
  {
    code: 'InvalidParameterValue',
    when: 'the zone is of another region',
    call: create({ Placement: { Zone: 'ap-shanghai-2' } }),
  },
  {
    code: 'ResourceInsufficient',
    when: 'the zone is sold out',
    call: create({ Placement: { Zone: 'ap-guangzhou-1' } }),
  },
  {
    code: 'InvalidParameter.ProjectIdNotExist',
    when: 'the project is unknown',
    call: create({ Placement: { Zone: 'ap-guangzhou-3', ProjectId: 7 } }),
  },
  { code: 'InvalidParameterValue', when: 'the type is unknown', call: create({ DiskType: 'CLOUD_GOLD' }) },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'the type is sold out',
    call: create({ DiskType: 'CLOUD_BASIC' }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'the type is sold with instances only',
    call: create({ DiskType: 'CLOUD_TSSD' }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'the size is below the least',
    call: create({ DiskSize: 9 }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'the size is over the most',
    call: create({ DiskSize: 32001 }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'extra performance is asked of a plain type',
    call: create({ ThroughputPerformance: 10 }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'burst performance is asked of a small disk',
    call: create({ DiskType: 'CLOUD_HSSD', DiskSize: 459, BurstPerformance: true }),
  },
  {
    code: 'MissingParameter',
    when: 'there is neither size nor snapshot',
    call: create({ DiskSize: undefined }),
  },
  {
    code: 'InvalidSnapshotId.NotFound',
    when: 'the snapshot is unknown',
    call: create({ SnapshotId: 'snap-00000000' }),
  },
  {
    code: 'InvalidParameter.DiskSizeNotMatch',
    when: 'the disk is smaller than its snapshot',
    call: create({ SnapshotId: 'snap-3k8l2m5n' }),
  },
  {
    code: 'MissingParameter',
    when: 'a prepaid order has no terms',
    call: create({ DiskChargeType: 'PREPAID' }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the period is not sold',
    call: create({ DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 13 } }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the deadline is no time',
    call: create({
      DiskChargeType: 'PREPAID',
      DiskChargePrepaid: { Period: 1, CurInstanceDeadline: '2027-02-31 00:00:00' },
    }),
  },
  {
    code: 'MissingParameter',
    when: 'a dedicated cluster is not named',
    call: create({ DiskChargeType: 'CDCPAID' }),
  },
  { code: 'InvalidParameterValue', when: 'the count is zero', call: create({ DiskCount: 0 }) },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'the count is over 100',
    call: create({ DiskCount: 101 }),
  },
  {
    code: 'InvalidParameter',
    when: 'the name has more than 60 bytes',
    call: create({ DiskName: '盘'.repeat(21) }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a shared disk is to be encrypted',
    call: create({ Encrypt: 'ENCRYPT', Shareable: true }),
  },
  { code: 'InvalidParameterValue', when: 'encryption is not the word', call: create({ Encrypt: 'TRUE' }) },
  {
    code: 'InvalidParameterValue',
    when: 'a key is named without encryption',
    call: create({ KmsKeyId: 'key' }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'an encrypted disk is to be mounted',
    call: create({ Encrypt: 'ENCRYPT', AutoMountConfiguration: { InstanceId: [WEB_1] } }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the instance to mount on is in another zone',
    call: create({ AutoMountConfiguration: { InstanceId: ['ins-p4zt9c1d'] } }),
  },
  {
    code: 'LimitExceeded.InstanceAttachedDisk',
    when: 'more disks are to be mounted than fit',
    call: create({ DiskCount: 21, AutoMountConfiguration: { InstanceId: [WEB_1] } }),
  },
  {
    code: 'InvalidParameter.InvalidClientToken',
    when: 'the token is too long',
    call: create({ ClientToken: 'x'.repeat(65) }),
  },
  {
    code: 'InvalidParameter.InvalidClientToken',
    when: 'the token is not ASCII',
    call: create({ ClientToken: '令牌' }),
  },
  {
    code: 'InvalidParameter.InvalidClientToken',
    when: 'the token was used for another order',
    call: async ({ guangzhou }) => {
      await createDisks(guangzhou, { ClientToken: 'one' });
      return createDisks(guangzhou, { ClientToken: 'one', DiskSize: 30 });
    },
  },
];
