import { Account, type Credential } from './account.js';
import type { Clock } from './clock.js';
import { newDisk } from './disk.js';
import { newInstance } from './instance.js';
import { seedHistory } from './seed-history.js';
import { seedPolicies } from './seed-policies.js';
import { seedShanghai } from './seed-shanghai.js';
import { seedSnapshots } from './seed-snapshots.js';
import { atBeijing } from './time.js';

/** The project of the documented disk; the account has only this one and the default project. */
const DOCUMENTED_PROJECT = 1196468;

/** The account number in the documented sample of the operation log. */
const FIRST_UIN = 100004375281;

const INSTANCES_CREATED_AT_MS = atBeijing('2021-07-29 16:20:00');

/**
 * ap-guangzhou has exactly the disks of the portal's documents, so that their examples answer as documented. Disks of
 * all other kinds (prepaid, shared, expired …) are in ap-shanghai.
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
  account.disks.set(
    'disk-plqkg6me',
    newDisk({
      diskId: 'disk-plqkg6me',
      region: 'ap-guangzhou',
      placement: { zone: 'ap-guangzhou-3', projectId: DOCUMENTED_PROJECT },
      name: 'Unnamed_SYSTEM_DISK',
      type: 'CLOUD_PREMIUM',
      usage: 'SYSTEM_DISK',
      sizeGb: 50,
      portable: false,
      deleteWithInstance: true,
      createdAtMs: INSTANCES_CREATED_AT_MS,
      state: 'ATTACHED',
      instanceIds: ['ins-in511g92'],
      lastInstanceId: 'ins-in511g92',
    }),
  );
  seedInstances(account);
  seedSnapshots(account, DOCUMENTED_PROJECT);
  seedPolicies(account);
  seedShanghai(account);
  seedHistory(account);
  return account;
}

/** The documented stopped one holds the system disk. */
function seedInstances(account: Account): void {
  const rows = [
    { instanceId: 'ins-gkfro58u', name: 'web-1', zone: 'ap-guangzhou-3', ips: ['10.0.3.11', '203.0.113.11'] },
    { instanceId: 'ins-7m2qk0xw', name: 'web-2', zone: 'ap-guangzhou-3', ips: ['10.0.3.12'] },
    { instanceId: 'ins-p4zt9c1d', name: 'batch-1', zone: 'ap-guangzhou-4', ips: ['10.0.4.11'] },
    {
      instanceId: 'ins-in511g92',
      name: 'app-1',
      zone: 'ap-guangzhou-3',
      ips: ['10.0.3.13'],
      state: 'STOPPED',
      lastOperation: 'StopInstances',
      projectId: DOCUMENTED_PROJECT,
    },
  ] as const;
  for (const row of rows) {
    account.instances.set(row.instanceId, newInstance({ createdAtMs: INSTANCES_CREATED_AT_MS, ...row }));
  }
}
