import { createDisks, GUANGZHOU_DISK, WEB_1, WEB_2 } from '../orders.js';
import { ATTACH, during, ids, many, onGuangzhou, onShanghai, type Refusal } from './stage.js';

const attachShanghai = (diskId: string, instanceId = 'ins-sh2a8v6k') =>
  onShanghai('AttachDisks', { InstanceId: instanceId, DiskIds: [diskId] });

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
