import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.js';

/** One audited write call. */
export interface AuditEntry {
  eventId: string;
  atMs: number;
  /** Monotonic milliseconds; searches find the event from then on. */
  shownAt: number;
  action: string;
  /** Where the call went. */
  region: string;
  requestId: string;
  /** `cbs` or `cvm`. */
  service: string;
  /** Ids, with the kind before some: `snapshot/snap-6ixzjp6d`. */
  resources: string[];
  /** Where the resources are, empty in some recorded events. */
  resourceRegion: string;
  params: object;
  response: object | null;
  /** Empty when the call succeeded. */
  code: string;
  message: string;
}

export type SavedEntry = Omit<AuditEntry, 'shownAt'> & { shownAtMs: number };

const KEPT = 20_000;

export class AuditTrail {
  private entries: AuditEntry[] = [];

  add(entry: Omit<AuditEntry, 'eventId'>): void {
    this.entries.push({ eventId: randomUUID(), ...entry });
    if (this.entries.length > KEPT) this.entries.shift();
  }

  /** The latest, oldest first, with the time from which searches find them by the wall clock. */
  latest(count: number, clock: Clock): SavedEntry[] {
    const aheadMs = clock.now() - clock.monotonicMs();
    return this.entries
      .slice(-count)
      .map(({ shownAt, ...entry }) => ({ ...entry, shownAtMs: Math.round(shownAt + aheadMs) }));
  }

  restore(entries: readonly SavedEntry[], clock: Clock): void {
    const aheadMs = clock.now() - clock.monotonicMs();
    this.entries = entries.map(({ shownAtMs, ...entry }) => ({ ...entry, shownAt: shownAtMs - aheadMs }));
  }

  newestFirst(monotonicMs: number): AuditEntry[] {
    return this.entries
      .filter((entry) => entry.shownAt <= monotonicMs)
      .toReversed()
      .toSorted((a, b) => b.atMs - a.atMs);
  }
}
