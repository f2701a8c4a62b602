import { createDisks, GUANGZHOU_DISK, WEB_1 } from '../orders.js';
import { after, type Call, type Refusal } from './refusal.js';

const create =
  (parts: Record<string, unknown>): Call =>
  ({ guangzhou }) =>
    createDisks(guangzhou, parts);

const UNSUPPORTED = 'InvalidParameter.DiskConfigNotSupported';
const WRONG_TOKEN = 'InvalidParameter.InvalidClientToken';

export const CREATE_REFUSALS: Record<string, Refusal[]> = {
  CreateDisks: [
    [
      'InvalidParameterValue',
      'the zone is in another region',
      create({ Placement: { Zone: 'ap-shanghai-2' } }),
    ],
    ['ResourceInsufficient', 'the zone is sold out', create({ Placement: { Zone: 'ap-guangzhou-1' } })],
    [
      'InvalidParameter.ProjectIdNotExist',
      'the project is unknown',
      create({ Placement: { Zone: 'ap-guangzhou-3', ProjectId: 7 } }),
    ],
    ['InvalidParameterValue', 'the type is unknown', create({ DiskType: 'CLOUD_GOLD' })],
    [UNSUPPORTED, 'the type is sold out', create({ DiskType: 'CLOUD_BASIC' })],
    [UNSUPPORTED, 'the type is sold with instances only', create({ DiskType: 'CLOUD_TSSD' })],
    [UNSUPPORTED, 'the size is below the limit', create({ DiskSize: 9 })],
    [UNSUPPORTED, 'the size is above the limit', create({ DiskSize: 32001 })],
    [UNSUPPORTED, 'the type has no extra performance', create({ ThroughputPerformance: 10 })],
    [
      UNSUPPORTED,
      'the disk is too small for burst performance',
      create({ DiskType: 'CLOUD_HSSD', DiskSize: 459, BurstPerformance: true }),
    ],
    ['MissingParameter', 'there is neither size nor snapshot', create({ DiskSize: undefined })],
    ['InvalidSnapshotId.NotFound', 'the snapshot is unknown', create({ SnapshotId: 'snap-00000000' })],
    [
      'InvalidParameter.DiskSizeNotMatch',
      'the disk is smaller than its snapshot',
      async ({ guangzhou }) => {
        const { SnapshotId } = await guangzhou.CreateSnapshot({ DiskId: GUANGZHOU_DISK });
        return createDisks(guangzhou, { SnapshotId, DiskSize: 10 });
      },
    ],
    [
      'InvalidSnapshot.NotSupported',
      'the snapshot is of a system disk',
      create({ SnapshotId: 'snap-hn9huy55', DiskSize: 50 }),
    ],
    ['MissingParameter', 'a prepaid order has no terms', create({ DiskChargeType: 'PREPAID' })],
    [
      'InvalidParameterValue',
      'the period is not sold',
      create({ DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 13 } }),
    ],
    [
      'InvalidParameterValue',
      'the deadline is not a time',
      create({
        DiskChargeType: 'PREPAID',
        DiskChargePrepaid: { Period: 1, CurInstanceDeadline: '2027-02-31 00:00:00' },
      }),
    ],
    ['MissingParameter', 'no dedicated cluster is named', create({ DiskChargeType: 'CDCPAID' })],
    ['InvalidParameterValue', 'the count is zero', create({ DiskCount: 0 })],
    ['InvalidParameterValue.LimitExceeded', 'the count is above 100', create({ DiskCount: 101 })],
    ['InvalidParameter', 'the name has more than 60 bytes', create({ DiskName: '盘'.repeat(21) })],
    [
      'InvalidParameterValue',
      'a shared disk would be encrypted',
      create({ Encrypt: 'ENCRYPT', Shareable: true }),
    ],
    ['InvalidParameterValue', 'Encrypt is not ENCRYPT', create({ Encrypt: 'TRUE' })],
    ['InvalidParameterValue', 'a key is named without encryption', create({ KmsKeyId: 'key' })],
    [
      'InvalidParameterValue',
      'an encrypted disk would be mounted',
      create({ Encrypt: 'ENCRYPT', AutoMountConfiguration: { InstanceId: [WEB_1] } }),
    ],
    [
      'InvalidParameterValue',
      'the instance to mount on is in another zone',
      create({ AutoMountConfiguration: { InstanceId: ['ins-p4zt9c1d'] } }),
    ],
    [
      'LimitExceeded.InstanceAttachedDisk',
      'the instance cannot take all disks',
      create({ DiskCount: 21, AutoMountConfiguration: { InstanceId: [WEB_1] } }),
    ],
    [WRONG_TOKEN, 'the token is too long', create({ ClientToken: 'x'.repeat(65) })],
    [WRONG_TOKEN, 'the token is not ASCII', create({ ClientToken: '令牌' })],
    [
      WRONG_TOKEN,
      'the token was used for another order',
      after(create({ ClientToken: 'one' }), create({ ClientToken: 'one', DiskSize: 30 })),
    ],
  ],
};
