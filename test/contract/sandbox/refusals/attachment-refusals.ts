import { createDisks, GUANGZHOU_DISK, WEB_1, WEB_2 } from '../orders.js';
import {
  after,
  attach,
  type Call,
  during,
  ids,
  many,
  modify,
  onGuangzhou,
  onShanghai,
  type Refusal,
  terminate,
} from './refusal.js';

const attachShanghai = (diskId: string, InstanceId = 'ins-sh2a8v6k') =>
  onShanghai('AttachDisks', { InstanceId, ...ids(diskId) });

const detachShanghai = (diskId: string, parts: object = {}) =>
  onShanghai('DetachDisks', { ...ids(diskId), ...parts });

const fillInstance: Call = ({ guangzhou }) =>
  createDisks(guangzhou, { DiskCount: 20, AutoMountConfiguration: { InstanceId: [WEB_1] } });

const attachToBusyInstance: Call = async (context) => {
  const DiskIds = await createDisks(context.guangzhou);
  return during(attach(), attach({ DiskIds }))(context);
};

const detachFromTwoInstances: Call = async ({ guangzhou }) => {
  const [one = '', other = ''] = await createDisks(guangzhou, { DiskCount: 2 });
  await guangzhou.AttachDisks({ InstanceId: WEB_1, DiskIds: [one] });
  await guangzhou.AttachDisks({ InstanceId: WEB_2, DiskIds: [other] });
  return guangzhou.DetachDisks({ DiskIds: [one, other] });
};

export const ATTACHMENT_REFUSALS: Record<string, Refusal[]> = {
  AttachDisks: [
    ['InvalidInstanceId.NotFound', 'the instance is unknown', attach({ InstanceId: 'ins-00000000' })],
    [
      'InvalidInstanceId.NotFound',
      'the instance is in another region',
      attach({ InstanceId: 'ins-sh2a8v6k' }),
    ],
    ['InvalidDiskId.NotFound', 'the disk is unknown', attach(ids('disk-00000000'))],
    ['InvalidDiskId.NotFound', 'the disk is in another region', attach(ids('disk-pre9g0h1'))],
    ['InvalidDisk.NotSupported', 'the disk is deleted', after(terminate(), attach())],
    ['InvalidDisk.NotSupported', 'the disk has expired', attachShanghai('disk-exp5k6l7')],
    [
      'InvalidInstance.NotSupported',
      'the instance takes no disks',
      attachShanghai('disk-pre9g0h1', 'ins-bm5d3w7e'),
    ],
    ['InvalidDisk.TypeError', 'the disk is a system disk', attachShanghai('disk-sys0a1b2')],
    ['InvalidDisk.NotPortable', 'the disk is sold with an instance', attachShanghai('disk-fix3c4d5')],
    ['ResourceUnavailable.Attached', 'the disk is attached', attachShanghai('disk-ela6e7f8')],
    [
      'ResourceUnavailable.ZoneNotMatch',
      'the instance is in another zone',
      attach({ InstanceId: 'ins-p4zt9c1d' }),
    ],
    ['InvalidParameterValue.LimitExceeded', 'there are 11 disks', attach(ids(...many(11)))],
    ['InvalidParameterValue', 'one disk is named twice', attach(ids(GUANGZHOU_DISK, GUANGZHOU_DISK))],
    ['InvalidParameterValue', 'the mode is unknown', attach({ AttachMode: 'XF' })],
    ['LimitExceeded.InstanceAttachedDisk', 'the instance is full', after(fillInstance, attach())],
    ['ResourceUnavailable.NotSupported', 'the disk is being attached', during(attach(), attach())],
    [
      'ResourceUnavailable.NotSupported',
      'the disk is being detached',
      after(attach(), during(onGuangzhou('DetachDisks', ids(GUANGZHOU_DISK)), attach({ InstanceId: WEB_2 }))),
    ],
    [
      'ResourceUnavailable.NotSupported',
      'the disk is in the recycle bin',
      after(onShanghai('TerminateDisks', ids('disk-pre9g0h1')), attachShanghai('disk-pre9g0h1')),
    ],
    ['ResourceBusy', 'another disk is being attached to the instance', attachToBusyInstance],
    [
      'ResourceInUse.DiskMigrating',
      'the type of the disk is being changed',
      during(modify({ DiskType: 'CLOUD_SSD' }), attach()),
    ],
  ],
  DetachDisks: [
    [
      'InvalidParameterValue',
      'the disk is attached to another instance',
      detachShanghai('disk-ela6e7f8', { InstanceId: 'ins-bm5d3w7e' }),
    ],
    [
      'InvalidInstanceId.NotFound',
      'the instance is unknown',
      detachShanghai('disk-ela6e7f8', { InstanceId: 'ins-00000000' }),
    ],
    ['InvalidDisk.TypeError', 'the disk is a system disk', detachShanghai('disk-sys0a1b2')],
    ['InvalidDisk.NotPortable', 'the disk is sold with an instance', detachShanghai('disk-fix3c4d5')],
    ['InvalidDiskId.NotFound', 'the disk is unknown', detachShanghai('disk-00000000')],
    [
      'InvalidParameterValue.LimitExceeded',
      'there are 11 disks',
      onShanghai('DetachDisks', ids(...many(11))),
    ],
    ['InvalidParameterValue', 'the disks are attached to two instances', detachFromTwoInstances],
  ],
};
