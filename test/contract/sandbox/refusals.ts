import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import type { CbsClient, SdkClients } from './sdk-clients.js';

export const GUANGZHOU_DISK = 'disk-giys4n0i';
export const WEB_1 = 'ins-gkfro58u';
export const WEB_2 = 'ins-7m2qk0xw';

/** An order that is accepted as it stands. */
export const anOrder = (parts: Record<string, unknown> = {}) => ({
  Placement: { Zone: 'ap-guangzhou-3' },
  DiskChargeType: 'POSTPAID_BY_HOUR',
  DiskType: 'CLOUD_PREMIUM',
  DiskSize: 20,
  ...parts,
});

export async function createDisks(client: CbsClient, parts: Record<string, unknown> = {}): Promise<string[]> {
  return (await client.CreateDisks(anOrder(parts) as never)).DiskIdSet ?? [];
}

export interface Stage {
  sandbox: Sandbox;
  sdk: SdkClients;
  guangzhou: CbsClient;
  shanghai: CbsClient;
}

/** A call that the platform refuses: what is done first, and the call itself. */
export interface Refusal {
  code: string;
  when: string;
  call(stage: Stage): Promise<unknown>;
}

const create =
  (parts: Record<string, unknown>): Refusal['call'] =>
  ({ guangzhou }) =>
    createDisks(guangzhou, parts);

const onShanghai =
  (action: string, params: object): Refusal['call'] =>
  ({ shanghai }) =>
    shanghai.request(action, params);

const onGuangzhou =
  (action: string, params: object): Refusal['call'] =>
  ({ guangzhou }) =>
    guangzhou.request(action, params);

/** The disk stays in the middle of the change. */
const during =
  (begin: string, params: object, then: string, thenParams: object): Refusal['call'] =>
  async ({ sandbox, guangzhou }) => {
    sandbox.addFault({ Action: begin, Fault: 'stuck' });
    await guangzhou.request(begin, params);
    return guangzhou.request(then, thenParams);
  };

const ATTACH = { InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] };
const ids = (...DiskIds: string[]) => ({ DiskIds });
const many = (n: number) => Array.from({ length: n }, (_, i) => `disk-${String(i).padStart(8, '0')}`);
const filter = (Name: string, ...Values: string[]) => ({ Name, Values });
const attachShanghai = (diskId: string, instanceId = 'ins-sh2a8v6k') =>
  onShanghai('AttachDisks', { InstanceId: instanceId, DiskIds: [diskId] });

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

export const ATTACHMENT_REFUSALS: Refusal[] = [
  {
    code: 'InvalidInstanceId.NotFound',
    when: 'attaching to an unknown instance',
    call: onGuangzhou('AttachDisks', { ...ATTACH, InstanceId: 'ins-00000000' }),
  },
  {
    code: 'InvalidInstanceId.NotFound',
    when: 'attaching to an instance of another region',
    call: onGuangzhou('AttachDisks', { ...ATTACH, InstanceId: 'ins-sh2a8v6k' }),
  },
  {
    code: 'InvalidDiskId.NotFound',
    when: 'attaching an unknown disk',
    call: onGuangzhou('AttachDisks', { ...ATTACH, DiskIds: ['disk-00000000'] }),
  },
  {
    code: 'InvalidDiskId.NotFound',
    when: 'attaching a disk of another region',
    call: onGuangzhou('AttachDisks', { ...ATTACH, DiskIds: ['disk-pre9g0h1'] }),
  },
  {
    code: 'InvalidDisk.NotSupported',
    when: 'attaching a deleted disk',
    call: async ({ guangzhou }) => {
      await guangzhou.TerminateDisks(ids(GUANGZHOU_DISK));
      return guangzhou.AttachDisks(ATTACH);
    },
  },
  {
    code: 'InvalidDisk.NotSupported',
    when: 'attaching an expired disk',
    call: attachShanghai('disk-exp5k6l7'),
  },
  {
    code: 'InvalidInstance.NotSupported',
    when: 'the instance takes no disks',
    call: attachShanghai('disk-pre9g0h1', 'ins-bm5d3w7e'),
  },
  { code: 'InvalidDisk.TypeError', when: 'attaching a system disk', call: attachShanghai('disk-sys0a1b2') },
  {
    code: 'InvalidDisk.NotPortable',
    when: 'attaching a disk sold with an instance',
    call: attachShanghai('disk-fix3c4d5'),
  },
  {
    code: 'ResourceUnavailable.Attached',
    when: 'the disk is attached',
    call: attachShanghai('disk-ela6e7f8'),
  },
  {
    code: 'ResourceUnavailable.ZoneNotMatch',
    when: 'the instance is in another zone',
    call: onGuangzhou('AttachDisks', { ...ATTACH, InstanceId: 'ins-p4zt9c1d' }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'attaching 11 disks',
    call: onGuangzhou('AttachDisks', { ...ATTACH, DiskIds: many(11) }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'attaching one disk twice',
    call: onGuangzhou('AttachDisks', { ...ATTACH, DiskIds: [GUANGZHOU_DISK, GUANGZHOU_DISK] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the mode is unknown',
    call: onGuangzhou('AttachDisks', { ...ATTACH, AttachMode: 'XF' }),
  },
  {
    code: 'LimitExceeded.InstanceAttachedDisk',
    when: 'the instance is full',
    call: async ({ guangzhou }) => {
      await createDisks(guangzhou, { DiskCount: 20, AutoMountConfiguration: { InstanceId: [WEB_1] } });
      return guangzhou.AttachDisks(ATTACH);
    },
  },
  {
    code: 'ResourceUnavailable.NotSupported',
    when: 'attaching a disk that is being attached',
    call: during('AttachDisks', ATTACH, 'AttachDisks', ATTACH),
  },
  {
    code: 'ResourceUnavailable.NotSupported',
    when: 'attaching a disk that is being detached',
    call: async (stage) => {
      await stage.guangzhou.AttachDisks(ATTACH);
      return during('DetachDisks', ids(GUANGZHOU_DISK), 'AttachDisks', { ...ATTACH, InstanceId: WEB_2 })(
        stage,
      );
    },
  },
  {
    code: 'ResourceUnavailable.NotSupported',
    when: 'attaching a disk from the recycle bin',
    call: async ({ shanghai }) => {
      await shanghai.TerminateDisks(ids('disk-pre9g0h1'));
      return shanghai.AttachDisks({ InstanceId: 'ins-sh2a8v6k', DiskIds: ['disk-pre9g0h1'] });
    },
  },
  {
    code: 'ResourceBusy',
    when: 'the instance is taking another disk',
    call: async (stage) => {
      const DiskIds = await createDisks(stage.guangzhou);
      return during('AttachDisks', ATTACH, 'AttachDisks', { InstanceId: WEB_1, DiskIds })(stage);
    },
  },
  {
    code: 'ResourceInUse.DiskMigrating',
    when: 'the disk is changing its type',
    call: during(
      'ModifyDiskAttributes',
      { ...ids(GUANGZHOU_DISK), DiskType: 'CLOUD_SSD' },
      'AttachDisks',
      ATTACH,
    ),
  },
  {
    code: 'InvalidParameterValue',
    when: 'detaching from the wrong instance',
    call: onShanghai('DetachDisks', { ...ids('disk-ela6e7f8'), InstanceId: 'ins-bm5d3w7e' }),
  },
  {
    code: 'InvalidInstanceId.NotFound',
    when: 'detaching from an unknown instance',
    call: onShanghai('DetachDisks', { ...ids('disk-ela6e7f8'), InstanceId: 'ins-00000000' }),
  },
  {
    code: 'InvalidDisk.TypeError',
    when: 'detaching a system disk',
    call: onShanghai('DetachDisks', ids('disk-sys0a1b2')),
  },
  {
    code: 'InvalidDisk.NotPortable',
    when: 'detaching a disk sold with the instance',
    call: onShanghai('DetachDisks', ids('disk-fix3c4d5')),
  },
  {
    code: 'InvalidDiskId.NotFound',
    when: 'detaching an unknown disk',
    call: onShanghai('DetachDisks', ids('disk-00000000')),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'detaching 11 disks',
    call: onShanghai('DetachDisks', ids(...many(11))),
  },
  {
    code: 'InvalidParameterValue',
    when: 'detaching disks of two instances',
    call: async ({ guangzhou }) => {
      const [one = '', other = ''] = await createDisks(guangzhou, { DiskCount: 2 });
      await guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [one] });
      await guangzhou.AttachDisks({ InstanceId: WEB_2, DiskIds: [other] });
      return guangzhou.DetachDisks({ DiskIds: [one, other] });
    },
  },
];

export const OTHER_REFUSALS: Refusal[] = [
  { code: 'MissingParameter', when: 'resizing nothing', call: onGuangzhou('ResizeDisk', { DiskSize: 50 }) },
  {
    code: 'InvalidDiskId.NotFound',
    when: 'resizing an unknown disk',
    call: onGuangzhou('ResizeDisk', { DiskId: 'disk-00000000', DiskSize: 50 }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'resizing to the same size',
    call: onGuangzhou('ResizeDisk', { DiskId: GUANGZHOU_DISK, DiskSize: 20 }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'shrinking',
    call: onGuangzhou('ResizeDisk', { DiskId: GUANGZHOU_DISK, DiskSize: 10 }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'resizing over the most',
    call: onGuangzhou('ResizeDisk', { DiskId: GUANGZHOU_DISK, DiskSize: 32001 }),
  },
  {
    code: 'InvalidDisk.NotSupported',
    when: 'resizing a disk sold with the instance',
    call: onShanghai('ResizeDisk', { DiskId: 'disk-fix3c4d5', DiskSize: 200 }),
  },
  {
    code: 'InvalidDisk.Expire',
    when: 'resizing an expired disk',
    call: onShanghai('ResizeDisk', { DiskId: 'disk-exp5k6l7', DiskSize: 200 }),
  },
  {
    code: 'InvalidDisk.Busy',
    when: 'resizing a disk that is being resized',
    call: during('ResizeDisk', { DiskId: GUANGZHOU_DISK, DiskSize: 50 }, 'ResizeDisk', {
      DiskId: GUANGZHOU_DISK,
      DiskSize: 60,
    }),
  },
  {
    code: 'ResourceUnavailable.NotSupported',
    when: 'resizing a disk in the recycle bin',
    call: async ({ shanghai }) => {
      await shanghai.TerminateDisks(ids('disk-pre9g0h1'));
      return shanghai.ResizeDisk({ DiskId: 'disk-pre9g0h1', DiskSize: 200 });
    },
  },
  {
    code: 'MissingParameter',
    when: 'modifying nothing',
    call: onGuangzhou('ModifyDiskAttributes', ids(GUANGZHOU_DISK)),
  },
  {
    code: 'InvalidDiskId.NotFound',
    when: 'modifying an unknown disk',
    call: onGuangzhou('ModifyDiskAttributes', { ...ids('disk-00000000'), DiskName: 'x' }),
  },
  {
    code: 'InvalidParameter',
    when: 'the new name has more than 60 bytes',
    call: onGuangzhou('ModifyDiskAttributes', { ...ids(GUANGZHOU_DISK), DiskName: 'x'.repeat(61) }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a type travels with a name',
    call: onGuangzhou('ModifyDiskAttributes', {
      ...ids(GUANGZHOU_DISK),
      DiskName: 'x',
      DiskType: 'CLOUD_SSD',
    }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a type is changed for two disks',
    call: onShanghai('ModifyDiskAttributes', {
      ...ids('disk-pre9g0h1', 'disk-nor2i3j4'),
      DiskType: 'CLOUD_SSD',
    }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the new type is not sold',
    call: onGuangzhou('ModifyDiskAttributes', { ...ids(GUANGZHOU_DISK), DiskType: 'CLOUD_HSSD' }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'the type is the same',
    call: onGuangzhou('ModifyDiskAttributes', { ...ids(GUANGZHOU_DISK), DiskType: 'CLOUD_PREMIUM' }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'the type is lower',
    call: onShanghai('ModifyDiskAttributes', { ...ids('disk-sha8m9n0'), DiskType: 'CLOUD_PREMIUM' }),
  },
  {
    code: 'ResourceInUse.DiskMigrating',
    when: 'the type is already changing',
    call: during(
      'ModifyDiskAttributes',
      { ...ids(GUANGZHOU_DISK), DiskType: 'CLOUD_SSD' },
      'ModifyDiskAttributes',
      { ...ids(GUANGZHOU_DISK), DiskType: 'CLOUD_SSD' },
    ),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a disk is to be made non-elastic',
    call: onGuangzhou('ModifyDiskAttributes', { ...ids(GUANGZHOU_DISK), Portable: false }),
  },
  {
    code: 'ResourceNotFound.NotFound',
    when: 'the new project is unknown',
    call: onGuangzhou('ModifyDiskAttributes', { ...ids(GUANGZHOU_DISK), ProjectId: 7 }),
  },
  {
    code: 'InvalidDisk.NotSupported',
    when: 'a non-elastic disk is to change project',
    call: onShanghai('ModifyDiskAttributes', { ...ids('disk-fix3c4d5'), ProjectId: 0 }),
  },
  {
    code: 'InvalidDisk.NotSupported',
    when: 'a prepaid disk is to die with its instance',
    call: onShanghai('ModifyDiskAttributes', { ...ids('disk-pre9g0h1'), DeleteWithInstance: true }),
  },
  {
    code: 'InvalidDisk.NotSupported',
    when: 'a system disk is to become elastic',
    call: onShanghai('ModifyDiskAttributes', { ...ids('disk-sys0a1b2'), Portable: true }),
  },
  {
    code: 'InvalidParameter.DiskConfigNotSupported',
    when: 'a plain disk is to burst',
    call: onGuangzhou('ModifyDiskAttributes', {
      ...ids(GUANGZHOU_DISK),
      BurstPerformanceOperation: 'CREATE',
    }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'terminating an unknown disk',
    call: onGuangzhou('TerminateDisks', ids('disk-00000000')),
  },
  {
    code: 'ResourceUnavailable.RepeatRefund',
    when: 'terminating a disk that is gone',
    call: async ({ guangzhou }) => {
      await guangzhou.TerminateDisks(ids(GUANGZHOU_DISK));
      return guangzhou.TerminateDisks(ids(GUANGZHOU_DISK));
    },
  },
  {
    code: 'ResourceBusy',
    when: 'terminating a disk that is being resized',
    call: during(
      'ResizeDisk',
      { DiskId: GUANGZHOU_DISK, DiskSize: 50 },
      'TerminateDisks',
      ids(GUANGZHOU_DISK),
    ),
  },
  {
    code: 'ResourceUnavailable.NotSupported',
    when: 'terminating an attached disk',
    call: onShanghai('TerminateDisks', ids('disk-ela6e7f8')),
  },
  {
    code: 'ResourceUnavailable.NotSupported',
    when: 'terminating a system disk',
    call: onShanghai('TerminateDisks', ids('disk-sys0a1b2')),
  },
  {
    code: 'ResourceUnavailable.NotSupportRefund',
    when: 'terminating without refund',
    call: onShanghai('TerminateDisks', ids('disk-nor2i3j4')),
  },
  {
    code: 'InvalidDisk.Expire',
    when: 'terminating an expired disk',
    call: onShanghai('TerminateDisks', ids('disk-exp5k6l7')),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'terminating 101 disks',
    call: onGuangzhou('TerminateDisks', ids(...many(101))),
  },
  {
    code: 'InvalidParameter',
    when: 'ids come with filters',
    call: onGuangzhou('DescribeDisks', {
      ...ids(GUANGZHOU_DISK),
      Filters: [filter('zone', 'ap-guangzhou-3')],
    }),
  },
  {
    code: 'InvalidFilter',
    when: 'a filter is unknown',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('colour', 'red')] }),
  },
  {
    code: 'InvalidFilter',
    when: 'a filter is named like a method of objects',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('constructor', 'x')] }),
  },
  {
    code: 'InvalidFilter',
    when: 'a tag filter has no key',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('tag:', 'x')] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'Filters is empty',
    call: onGuangzhou('DescribeDisks', { Filters: [] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'DiskIds is empty',
    call: onGuangzhou('DescribeDisks', { DiskIds: [] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a filter has no values',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('zone')] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the limit is over 100',
    call: onGuangzhou('DescribeDisks', { Limit: 101 }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: '101 ids are asked',
    call: onGuangzhou('DescribeDisks', { DiskIds: many(101) }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'a filter has 6 values',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('zone', ...many(6))] }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'the id filter has 11 values',
    call: onGuangzhou('DescribeDisks', { Filters: [filter('disk-id', ...many(11))] }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'there are 11 filters',
    call: onGuangzhou('DescribeDisks', { Filters: many(11).map((id) => filter('disk-id', id)) }),
  },
  {
    code: 'InvalidFilter',
    when: 'a policy filter is unknown',
    call: onGuangzhou('DescribeAutoSnapshotPolicies', { Filters: [filter('zone', 'x')] }),
  },
  {
    code: 'InvalidParameterValue.LimitExceeded',
    when: 'a policy filter has 11 values',
    call: onGuangzhou('DescribeAutoSnapshotPolicies', {
      Filters: [filter('auto-snapshot-policy-id', ...many(11))],
    }),
  },
  {
    code: 'InvalidParameter',
    when: 'policy ids come with filters',
    call: onGuangzhou('DescribeAutoSnapshotPolicies', {
      AutoSnapshotPolicyIds: ['asp-1'],
      Filters: [filter('auto-snapshot-policy-id', 'asp-1')],
    }),
  },
  {
    code: 'InvalidInstanceId.NotFound',
    when: 'counting disks of an unknown instance',
    call: onGuangzhou('DescribeInstancesDiskNum', { InstanceIds: ['ins-00000000'] }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'a quota is asked for another zone',
    call: onGuangzhou('DescribeDiskConfigQuota', {
      InquiryType: 'INQUIRY_CBS_CONFIG',
      Zones: ['ap-shanghai-2'],
    }),
  },
  {
    code: 'ActionOffline',
    when: 'the withdrawn action is called',
    call: onGuangzhou('DescribeDiskOperationLogs', { Filters: [filter('disk-id', GUANGZHOU_DISK)] }),
  },
  {
    code: 'MissingParameter',
    when: 'regions are asked without a product',
    call: ({ sdk }) => sdk.region().request('DescribeRegions', {}),
  },
  {
    code: 'InvalidParameter.ParameterError',
    when: 'the product is unknown',
    call: ({ sdk }) => sdk.region().DescribeRegions({ Product: 'x' }),
  },
  {
    code: 'InvalidParameter.ParameterError',
    when: 'zones of an unknown product are asked',
    call: ({ sdk }) => sdk.region().DescribeZones({ Product: 'x' }),
  },
  {
    code: 'InvalidParameter.Time',
    when: 'events are asked backwards',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 2, EndTime: 1 }),
  },
  {
    code: 'LimitExceeded.OverTime',
    when: 'events of more than 30 days are asked',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 0, EndTime: 31 * 86400 }),
  },
  {
    code: 'InvalidParameterValue.MaxResult',
    when: '51 events are asked',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 0, EndTime: 1, MaxResults: 51 }),
  },
  {
    code: 'InvalidParameterValue.attributeKey',
    when: 'the attribute is unknown',
    call: ({ sdk }) =>
      sdk.cloudaudit().LookUpEvents({
        StartTime: 0,
        EndTime: 1,
        LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: 'x' }],
      }),
  },
  {
    code: 'InvalidParameterValue',
    when: 'the token was never given',
    call: ({ sdk }) => sdk.cloudaudit().LookUpEvents({ StartTime: 0, EndTime: 1, NextToken: 'abc' }),
  },
  {
    code: 'InvalidParameter',
    when: 'events older than 90 days are asked',
    call: ({ sdk }) => sdk.cloudaudit().DescribeEvents({ StartTime: 0, EndTime: 1 }),
  },
  {
    code: 'LimitExceeded.OverAmount',
    when: '51 newer events are asked',
    call: ({ sdk }) => {
      const now = Math.floor(Date.now() / 1000);
      return sdk.cloudaudit().DescribeEvents({ StartTime: now - 10, EndTime: now, MaxResults: 51 });
    },
  },
];
