import { describe, expect, it } from 'vitest';
import { aDisk } from '../../test/builders/a-disk.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import { obstacles } from './attachability.js';

const INSTANCE = { InstanceId: 'ins-one', InstanceState: 'RUNNING', RestrictState: 'NORMAL' };
const COUNTS = { AttachedDiskCount: 1, MaxAttachCount: 20 };
const free = (fields: Partial<Disk> = {}) => aDisk({ DiskId: 'disk-a', DiskState: 'UNATTACHED', ...fields });

interface Case {
  instance?: Partial<typeof INSTANCE>;
  counts?: Partial<typeof COUNTS>;
  disks?: Disk[];
}
const why = ({ instance = {}, counts = {}, disks = [free()] }: Case) =>
  obstacles({ ...INSTANCE, ...instance }, { ...COUNTS, ...counts }, disks);

describe(obstacles.name, () => {
  it.each<[string, Case]>([
    ['a running instance with room', {}],
    ['a stopped instance', { instance: { InstanceState: 'STOPPED' } }],
    ['an instance whose restrictions are not known', { instance: { RestrictState: '' } }],
    ['the last place', { counts: { AttachedDiskCount: 19 } }],
    ['no disk', { disks: [] }],
    [
      'a shared disk that is on another instance',
      {
        disks: [
          free({
            Shareable: true,
            DiskState: 'ATTACHED',
            InstanceId: 'ins-two',
            InstanceIdList: ['ins-two'],
          }),
        ],
      },
    ],
    ['a prepaid disk with a day left', { disks: [free({ DifferDaysOfDeadline: 0 })] }],
  ])('are none for %s', (_what, given) => expect(why(given)).toEqual({ en: '', zh: '' }));

  it.each<[string, Case, RegExp, RegExp]>([
    ['an instance that starts', { instance: { InstanceState: 'STARTING' } }, /STARTING/, /状态为STARTING/],
    ['an isolated one', { instance: { RestrictState: 'EXPIRED' } }, /EXPIRED, not NORMAL/, /EXPIRED/],
    [
      'one that is full',
      { counts: { AttachedDiskCount: 20 } },
      /20 of at most 20.*room for 0/,
      /还可挂载0块/,
    ],
    ['one over its limit', { counts: { AttachedDiskCount: 21 } }, /room for 0 more, 1 asked/, /需要1块/],
    [
      'one without room for two disks',
      { counts: { AttachedDiskCount: 19 }, disks: [free(), free({ DiskId: 'disk-b' })] },
      /room for 1 more, 2 asked for/,
      /还可挂载1块，需要2块/,
    ],
    ['one that takes none', { counts: { AttachedDiskCount: 0, MaxAttachCount: 0 } }, /no elastic/, /不支持/],
    [
      'one that is full without a disk',
      { counts: { AttachedDiskCount: 20 }, disks: [] },
      /room for 0/,
      /0块/,
    ],
    ['a disk that is not elastic', { disks: [free({ Portable: false })] }, /disk-a: is not elastic/, /弹性/],
    ['a disk in use', { disks: [free({ DiskState: 'ATTACHED' })] }, /is ATTACHED, not UNATT/, /待挂载/],
    ['one in the recycle bin', { disks: [free({ DiskState: 'TORECYCLE' })] }, /TORECYCLE/, /TORECYCLE/],
    ['one that migrates', { disks: [free({ Migrating: true })] }, /migrating/, /变更类型/],
    ['an expired one', { disks: [free({ DifferDaysOfDeadline: -1 })] }, /has expired/, /已到期/],
    [
      'one that is here already',
      { disks: [free({ DiskState: 'ATTACHED', InstanceId: 'ins-one' })] },
      /^disk-a: is on this instance already$/,
      /^disk-a：已挂载在该云服务器上$/,
    ],
    [
      'a shared one that is here already',
      { disks: [free({ Shareable: true, DiskState: 'ATTACHED', InstanceIdList: ['ins-two', 'ins-one'] })] },
      /already/,
      /已挂载/,
    ],
  ])('are told for %s', (_what, given, en, zh) => {
    expect(why(given).en).toMatch(en);
    expect(why(given).zh).toMatch(zh);
  });

  it('are told together, and name a few of many disks', () => {
    const disks = Array.from({ length: 100 }, (_, i) => free({ DiskId: `disk-${i}`, Portable: false }));
    const { en } = why({ instance: { InstanceState: 'PENDING' }, disks });
    expect(en).toMatch(
      /PENDING.*; .*room for 19 more, 100 asked for; disk-0: .*; disk-2: .*; 97 more of the disks/,
    );
    expect(en).not.toContain('disk-3:');
  });
});
