import { Account, type Credential } from './account.js';
import type { Clock } from './clock.js';
import { newDisk } from './disk.js';
import { seedHistory } from './seed-history.js';
import { seedShanghai } from './seed-shanghai.js';
import { atBeijing } from './time.js';

/** The project of the documented disk; the account has only this one and the default project. */
const DOCUMENTED_PROJECT = 1196468;

/** The account number in the documented sample of the operation log. */
const FIRST_UIN = 100004375281;

/**
 * ap-guangzhou has exactly the disk of the portal's document, so that `list` and `inspect` answer as documented. Disks
 * of all other kinds (system, prepaid, shared, expired …) are in ap-shanghai.
 */
export function seedAccount(credential: Credential, index: number, clock: Clock): Account {
  const projects = new Set([0, DOCUMENTED_PROJECT]);
  const account = new Account(credential, String(FIRST_UIN + index), projects, clock);
  account.disks.set(
    'disk-giys4n0i',
    newDisk({
      diskId: 'disk-giys4n0i',
      region: 'ap-guangzhou',
      placement: { zone: 'ap-guangzhou-3', projectId: DOCUMENTED_PROJECT },
      name: '123',
      type: 'CLOUD_PREMIUM',
      sizeGb: 20,
      createdAtMs: atBeijing('2021-08-27 17:40:15'),
      lastInstanceId: 'ins-gkfro58u',
    }),
  );
  const instances = [
    { instanceId: 'ins-gkfro58u', name: 'web-1', zone: 'ap-guangzhou-3', ips: ['10.0.3.11', '203.0.113.11'] },
    { instanceId: 'ins-7m2qk0xw', name: 'web-2', zone: 'ap-guangzhou-3', ips: ['10.0.3.12'] },
    { instanceId: 'ins-p4zt9c1d', name: 'batch-1', zone: 'ap-guangzhou-4', ips: ['10.0.4.11'] },
  ];
  for (const instance of instances)
    account.instances.set(instance.instanceId, { ...instance, takesDisks: true });
  account.snapshots.set('snap-3k8l2m5n', { snapshotId: 'snap-3k8l2m5n', region: 'ap-guangzhou', sizeGb: 50 });
  account.policies.push({
    policyId: 'asp-g7n2d4kq',
    region: 'ap-guangzhou',
    name: 'nightly',
    createdAt: '2021-08-20 10:00:00',
    nextTriggerAt: '2021-08-28 02:00:00',
    diskIds: [],
  });
  seedShanghai(account);
  seedHistory(account);
  return account;
}
