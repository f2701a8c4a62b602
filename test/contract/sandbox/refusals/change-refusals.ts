import { after, during, ids, many, modify, onShanghai, type Refusal, resize, terminate } from './refusal.js';

const resizeShanghai = (DiskId: string) => onShanghai('ResizeDisk', { DiskId, DiskSize: 200 });

const modifyShanghai = (diskId: string, parts: object) =>
  onShanghai('ModifyDiskAttributes', { ...ids(diskId), ...parts });

const terminateShanghai = (diskId: string) => onShanghai('TerminateDisks', ids(diskId));

const UNSUPPORTED = 'InvalidParameter.DiskConfigNotSupported';

export const CHANGE_REFUSALS: Record<string, Refusal[]> = {
  ResizeDisk: [
    ['MissingParameter', 'no disk is named', resize({ DiskId: undefined, DiskSize: 50 })],
    ['InvalidDiskId.NotFound', 'the disk is unknown', resize({ DiskId: 'disk-00000000', DiskSize: 50 })],
    ['InvalidParameterValue', 'the size is the same', resize({ DiskSize: 20 })],
    ['InvalidParameterValue', 'the size is smaller', resize({ DiskSize: 10 })],
    [UNSUPPORTED, 'the size is above the limit', resize({ DiskSize: 32001 })],
    ['InvalidDisk.NotSupported', 'the disk is sold with an instance', resizeShanghai('disk-fix3c4d5')],
    ['InvalidDisk.Expire', 'the disk has expired', resizeShanghai('disk-exp5k6l7')],
    [
      'InvalidDisk.Busy',
      'the disk is being resized',
      during(resize({ DiskSize: 50 }), resize({ DiskSize: 60 })),
    ],
    [
      'ResourceUnavailable.NotSupported',
      'the disk is in the recycle bin',
      after(terminateShanghai('disk-pre9g0h1'), resizeShanghai('disk-pre9g0h1')),
    ],
  ],
  ModifyDiskAttributes: [
    ['MissingParameter', 'no attribute is given', modify({})],
    ['InvalidDiskId.NotFound', 'the disk is unknown', modify({ ...ids('disk-00000000'), DiskName: 'x' })],
    ['InvalidParameter', 'the name has more than 60 bytes', modify({ DiskName: 'x'.repeat(61) })],
    [
      'InvalidParameterValue',
      'a type is given together with a name',
      modify({ DiskName: 'x', DiskType: 'CLOUD_SSD' }),
    ],
    [
      'InvalidParameterValue',
      'a type is given for two disks',
      onShanghai('ModifyDiskAttributes', {
        ...ids('disk-pre9g0h1', 'disk-nor2i3j4'),
        DiskType: 'CLOUD_SSD',
      }),
    ],
    ['InvalidParameterValue', 'the new type is not sold', modify({ DiskType: 'CLOUD_HSSD' })],
    [UNSUPPORTED, 'the type is the same', modify({ DiskType: 'CLOUD_PREMIUM' })],
    [UNSUPPORTED, 'the type is lower', modifyShanghai('disk-sha8m9n0', { DiskType: 'CLOUD_PREMIUM' })],
    [
      'ResourceInUse.DiskMigrating',
      'the type is already being changed',
      during(modify({ DiskType: 'CLOUD_SSD' }), modify({ DiskType: 'CLOUD_SSD' })),
    ],
    ['InvalidParameterValue', 'an elastic disk would become non-elastic', modify({ Portable: false })],
    ['ResourceNotFound.NotFound', 'the project is unknown', modify({ ProjectId: 7 })],
    [
      'InvalidDisk.NotSupported',
      'a project is given for a non-elastic disk',
      modifyShanghai('disk-fix3c4d5', { ProjectId: 0 }),
    ],
    [
      'InvalidDisk.NotSupported',
      'a prepaid disk would be deleted with its instance',
      modifyShanghai('disk-pre9g0h1', { DeleteWithInstance: true }),
    ],
    [
      'InvalidDisk.NotSupported',
      'a system disk would become elastic',
      modifyShanghai('disk-sys0a1b2', { Portable: true }),
    ],
    [UNSUPPORTED, 'the type has no burst performance', modify({ BurstPerformanceOperation: 'CREATE' })],
  ],
  TerminateDisks: [
    ['InvalidParameterValue', 'the disk is unknown', terminate('disk-00000000')],
    ['ResourceUnavailable.RepeatRefund', 'the disk is deleted', after(terminate(), terminate())],
    ['ResourceBusy', 'the disk is being resized', during(resize({ DiskSize: 50 }), terminate())],
    ['ResourceUnavailable.NotSupported', 'the disk is attached', terminateShanghai('disk-ela6e7f8')],
    ['ResourceUnavailable.NotSupported', 'the disk is a system disk', terminateShanghai('disk-sys0a1b2')],
    ['ResourceUnavailable.NotSupportRefund', 'no refund is left', terminateShanghai('disk-nor2i3j4')],
    ['InvalidDisk.Expire', 'the disk has expired', terminateShanghai('disk-exp5k6l7')],
    [
      'InvalidParameterValue.LimitExceeded',
      'there are 101 disks',
      onShanghai('TerminateDisks', ids(...many(101))),
    ],
  ],
};
