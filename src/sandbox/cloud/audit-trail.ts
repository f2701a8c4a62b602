import { randomUUID } from 'node:crypto';

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

const KEPT = 20_000;

export class AuditTrail {
  private entries: AuditEntry[] = [];

  add(entry: Omit<AuditEntry, 'eventId'>): void {
    this.entries.push({ eventId: randomUUID(), ...entry });
    if (this.entries.length > KEPT) this.entries.shift();
  }

  newestFirst(monotonicMs: number): AuditEntry[] {
    return this.entries
      .filter((entry) => entry.shownAt <= monotonicMs)
      .toReversed()
      .toSorted((a, b) => b.atMs - a.atMs);
  }
}
