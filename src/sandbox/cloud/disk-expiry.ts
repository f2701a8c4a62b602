import type { Account } from './account.js';
import { isPrepaid, recycle } from './disk-billing.js';
import type { Disk } from './disk.js';
import { addMonths, DAY_MS } from './time.js';

/** How long an expired disk stays in use, and how long the recycle bin keeps a disk. */
const GRACE_MS = 7 * DAY_MS;
export const RECYCLED_MS = 7 * DAY_MS;

interface TimedEvent {
  atMs: number;
  run(): void;
}

/** What becomes of prepaid disks by the passing of time alone. A disk that is being changed waits for the end of that. */
export function diskExpiries(account: Account, nowMs: number): TimedEvent[] {
  const due: TimedEvent[] = [];
  for (const disk of account.disks.values()) {
    if (!isPrepaid(disk) || disk.change || disk.usage === 'SYSTEM_DISK') continue;
    const next = nextOf(account, disk);
    if (next && next.atMs <= nowMs)
      due.push({
        atMs: next.atMs,
        run: () => {
          account.history.keep(disk);
          next.run();
        },
      });
  }
  return due;
}

function nextOf(account: Account, disk: Disk): TimedEvent | undefined {
  const { recycledAtMs, deadlineAtMs } = disk;
  if (recycledAtMs !== undefined)
    return { atMs: recycledAtMs + RECYCLED_MS, run: () => account.remove(disk) };
  if (deadlineAtMs === undefined || !disk.expires) return undefined;
  if (disk.renewFlag === 'NOTIFY_AND_AUTO_RENEW')
    return {
      atMs: deadlineAtMs,
      run: () => void (disk.deadlineAtMs = addMonths(deadlineAtMs, disk.autoRenewMonths)),
    };
  const atMs = deadlineAtMs + GRACE_MS;
  return { atMs, run: () => recycle(disk, atMs) };
}
