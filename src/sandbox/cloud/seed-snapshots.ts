import type { Account } from './account.js';
import type { DiskPlacement } from './disk.js';
import { newSnapshot, type Snapshot } from './snapshot.js';
import { atBeijing } from './time.js';

/** Not listed among the regions, so its snapshots change no documented count. */
const UNLISTED_REGION = 'ap-beijing-fsi';

const placementIn = (zone: string, projectId: number): DiskPlacement => ({
  zone,
  projectId,
  cageId: '',
  cdcId: '',
  dedicatedClusterId: null,
});

/** The three documented snapshots, two of them of disks that are gone, and one of each kind that must be refused. */
export function seedSnapshots(account: Account, documentedProject: number): void {
  const documented = {
    region: 'ap-guangzhou',
    placement: placementIn('ap-guangzhou-3', documentedProject),
    usage: 'DATA_DISK' as const,
    sizeGb: 10,
    expires: false,
  };
  const unlisted = {
    region: UNLISTED_REGION,
    placement: placementIn('ap-beijing-fsi-1', 0),
    usage: 'DATA_DISK' as const,
    sizeGb: 20,
    diskId: 'disk-fsi1a2b3',
  };
  const rows: Snapshot[] = [
    newSnapshot({
      ...documented,
      snapshotId: 'snap-6ixzjp6d',
      diskId: 'disk-nrc1gaps',
      name: 'auto_disk-nrc1gaps_20210731_23',
      createdAtMs: atBeijing('2021-07-31 23:06:45'),
      deadlineAtMs: atBeijing('2021-08-30 23:00:00'),
      policyId: 'asp-peiq4wwp',
    }),
    newSnapshot({
      ...documented,
      snapshotId: 'snap-napmq1fj',
      diskId: 'disk-eg0qthd6',
      name: 'auto_disk-eg0qthd6_20210807_23',
      createdAtMs: atBeijing('2021-08-07 23:06:44'),
      deadlineAtMs: atBeijing('2021-09-06 23:00:00'),
      policyId: 'asp-peiq4wwp',
    }),
    newSnapshot({
      ...documented,
      snapshotId: 'snap-hn9huy55',
      diskId: 'disk-plqkg6me',
      usage: 'SYSTEM_DISK',
      sizeGb: 50,
      name: '123',
      createdAtMs: atBeijing('2021-08-27 19:30:22'),
    }),
    newSnapshot({
      ...unlisted,
      snapshotId: 'snap-cpy4d5e6',
      diskId: '',
      name: 'Copied snap-6z1cbtrc from ap-shanghai-fsi',
      copyFromRemote: true,
      createdAtMs: atBeijing('2021-09-01 09:00:00'),
    }),
    newSnapshot({
      ...unlisted,
      snapshotId: 'snap-img7f8g9',
      name: 'with an image',
      images: [{ ImageId: 'img-q1w2e3r4', ImageName: 'golden' }],
      createdAtMs: atBeijing('2021-09-01 09:01:00'),
    }),
    newSnapshot({
      ...unlisted,
      snapshotId: 'snap-sha0h1i2',
      name: 'shared',
      shareReference: 1,
      createdAtMs: atBeijing('2021-09-01 09:02:00'),
    }),
  ];
  for (const snapshot of rows) account.snapshots.set(snapshot.snapshotId, snapshot);
}
