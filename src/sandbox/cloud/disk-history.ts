import { MAX_LAG_MS } from '../fault/fault.js';
import type { Clock } from './clock.js';
import type { Disk } from './disk.js';

/** More changes than this within MAX_LAG_MS are only seen by load tests, which read nothing late. */
const KEPT = 20_000;

/** What disks were before each of their latest changes, for reads that lag. */
export class DiskHistory {
  /** Oldest first. */
  private readonly versions: { untilMs: number; disk: Disk }[] = [];

  constructor(private readonly clock: Clock) {}

  /** Call it before a change of the disk. */
  keep(disk: Disk): void {
    const untilMs = this.clock.monotonicMs();
    this.versions.push({ untilMs, disk: { ...disk, placement: { ...disk.placement } } });
    while (this.versions.length > KEPT || this.versions[0]!.untilMs < untilMs - MAX_LAG_MS)
      this.versions.shift();
  }

  /** Given the disks of now. Deleted ones are among the result, and new ones as they were: not visible. */
  asOf(lagMs: number, disks: ReadonlyMap<string, Disk>): Disk[] {
    const momentMs = this.clock.monotonicMs() - lagMs;
    const then = new Map(disks);
    for (const { untilMs, disk } of this.versions.toReversed()) {
      if (untilMs <= momentMs) break;
      then.set(disk.diskId, disk);
    }
    return [...then.values()];
  }
}
