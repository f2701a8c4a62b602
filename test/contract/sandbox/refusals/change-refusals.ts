import { GUANGZHOU_DISK } from '../orders.js';
import { during, ids, many, onGuangzhou, onShanghai, type Refusal } from './stage.js';

export const CHANGE_REFUSALS: Refusal[] = [
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
];
