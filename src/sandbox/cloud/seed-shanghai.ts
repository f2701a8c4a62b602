import type { Account } from './account.js';
import { type Disk, newDisk } from './disk.js';
import { newInstance } from './instance.js';
import { atBeijing, DAY_MS } from './time.js';

const CREATED_AT_MS = atBeijing('2021-09-01 09:00:00');

/** One disk of each kind that some operation must refuse, and two instances. */
export function seedShanghai(account: Account): void {
  const soonMs = account.clock.now() + 25.5 * DAY_MS;
  const prepaid = { chargeType: 'PREPAID', renewFlag: 'NOTIFY_AND_MANUAL_RENEW', deadlineAtMs: soonMs };
  const onInstance: Partial<Disk> = {
    state: 'ATTACHED',
    instanceIds: ['ins-sh2a8v6k'],
    lastInstanceId: 'ins-sh2a8v6k',
  };
  const rows: (Partial<Omit<Disk, 'placement'>> & { diskId: string; name: string })[] = [
    {
      diskId: 'disk-sys0a1b2',
      name: 'Unnamed_SYSTEM_DISK',
      usage: 'SYSTEM_DISK',
      portable: false,
      sizeGb: 50,
      deleteWithInstance: true,
      ...onInstance,
    },
    { diskId: 'disk-fix3c4d5', name: 'sold with the instance', portable: false, ...onInstance },
    {
      diskId: 'disk-ela6e7f8',
      name: 'data',
      ...onInstance,
      tags: [
        { Key: 'env', Value: 'production' },
        { Key: 'team', Value: 'storage' },
      ],
    },
    { diskId: 'disk-pre9g0h1', name: 'prepaid', ...prepaid },
    { diskId: 'disk-nor2i3j4', name: 'prepaid, no refund left', ...prepaid, refundable: false },
    {
      diskId: 'disk-exp5k6l7',
      name: 'expired',
      ...prepaid,
      deadlineAtMs: atBeijing('2022-09-01 09:00:00'),
      expires: false,
    },
    { diskId: 'disk-sha8m9n0', name: 'shared', type: 'CLOUD_SSD', shareable: true },
    {
      diskId: 'disk-enc1o2p3',
      name: 'encrypted',
      type: 'CLOUD_SSD',
      encrypt: true,
      encryptType: 'ENCRYPT_V2',
      tags: [{ Key: 'env', Value: 'staging' }],
    },
    { diskId: 'disk-bas4q5r6', name: 'legacy type', type: 'CLOUD_BASIC', snapshotAbility: false },
  ];
  rows.forEach((row, i) =>
    account.disks.set(
      row.diskId,
      newDisk({
        region: 'ap-shanghai',
        placement: { zone: 'ap-shanghai-2' },
        type: 'CLOUD_PREMIUM',
        sizeGb: 100,
        createdAtMs: CREATED_AT_MS + i * 60_000,
        ...row,
      }),
    ),
  );
  const instances = [
    { instanceId: 'ins-sh2a8v6k', name: 'db-1', ips: ['10.1.2.21'] as const },
    { instanceId: 'ins-bm5d3w7e', name: 'bare-metal-1', ips: ['10.1.2.31'] as const, takesDisks: false },
  ];
  for (const row of instances) {
    const instance = newInstance({ ...row, zone: 'ap-shanghai-2', createdAtMs: CREATED_AT_MS });
    account.instances.set(instance.instanceId, instance);
  }
}
