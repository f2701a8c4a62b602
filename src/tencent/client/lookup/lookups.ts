import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Cancellation } from '../../../common/request/cancellation.js';
import { WriteMarks } from '../../../credential/write-marks.js';
import type { CloudSession } from '../cloud-session.js';
import { BoundedEntries } from './bounded-entries.js';

/** What is looked up, and for how long the answer is good. */
export interface Lookup {
  name: string;
  /** All that the answer depends on beside account and region; data alone, its keys always in one order. */
  params: unknown;
  /** False for what is the same in all regions. */
  ofRegion?: boolean;
  freshSeconds: number;
  /** From the read on; between the two times it is answered and renewed. */
  keptSeconds: number;
  /** Whether a write to the account, in any replica, can change the answer at once. */
  changesWithWrites: boolean;
}

/** Do not change the value: others get the same. */
export interface Found<T> {
  value: T;
  /** For how long the value is good; 0 when it is being renewed. */
  maxAgeSeconds: number;
}

interface Entry {
  value: unknown;
  /** Milliseconds of `performance.now()`. */
  readAt: number;
  renewing: boolean;
}

const LIMITS = {
  max: 5_000,
  maxCharacters: 10_000_000,
  maxOfOwner: 200,
  maxCharactersOfOwner: 1_000_000,
};
/** A renewal that takes longer is given up; the next request begins another one. */
const RENEWAL_MS = 30_000;

/**
 * Remembers slow or dear reads for a time that the caller is told. A value that is older is answered once more while it
 * is read anew in the background. It belongs to one stored credential in one version: no other tenant gets it, and none
 * after the credential was changed. A failure is not remembered.
 */
@Injectable()
export class Lookups implements BeforeApplicationShutdown {
  private readonly entries = new BoundedEntries<Entry>(LIMITS);
  private readonly stop = new Cancellation();

  constructor(private readonly marks: WriteMarks) {}

  /** Identical reads at the same time share their calls upstream anyway; see `SharedReads`. */
  async find<T>(
    session: CloudSession,
    lookup: Lookup,
    read: (session: CloudSession) => Promise<T>,
  ): Promise<Found<T>> {
    const key = await this.keyOf(session, lookup);
    if (key === undefined) return { value: await read(session), maxAgeSeconds: 0 };
    const { tenantUuid } = session.scope;
    const entry = this.entries.get(tenantUuid, key);
    const ageMs = entry ? performance.now() - entry.readAt : Infinity;
    if (!entry || ageMs >= lookup.keptSeconds * 1_000) {
      const value = await read(session);
      this.remember(tenantUuid, key, value);
      return { value, maxAgeSeconds: lookup.freshSeconds };
    }
    const leftMs = lookup.freshSeconds * 1_000 - ageMs;
    if (leftMs <= 0 && !entry.renewing) void this.renew(session, key, entry, read);
    return { value: entry.value as T, maxAgeSeconds: Math.max(0, Math.floor(leftMs / 1_000)) };
  }

  beforeApplicationShutdown(): void {
    this.stop.cancel();
  }

  /** Never rejects. */
  private async renew(
    session: CloudSession,
    key: string,
    entry: Entry,
    read: (session: CloudSession) => Promise<unknown>,
  ): Promise<void> {
    entry.renewing = true;
    try {
      this.remember(session.scope.tenantUuid, key, await read(session.inBackground(RENEWAL_MS, this.stop)));
    } catch {
      // What is known stays until its time is over; the next request tries again and then meets the error itself.
      entry.renewing = false;
    }
  }

  private remember(owner: string, key: string, value: unknown): void {
    const entry = { value, readAt: performance.now(), renewing: false };
    this.entries.set(owner, key, entry, JSON.stringify(value).length);
  }

  /** Undefined when nothing can be remembered: without Postgres it is not known what other replicas write. */
  private async keyOf(
    session: CloudSession,
    { name, params, ofRegion = true, changesWithWrites }: Lookup,
  ): Promise<string | undefined> {
    const { credentialId, credentialVersion, scope } = session;
    // Of the time before the read.
    const mark = changesWithWrites
      ? await scope.context.phases.measure('database', () => this.marks.current(credentialId))
      : '';
    if (mark === undefined) return undefined;
    const region = ofRegion ? (scope.region ?? '') : '';
    // Values may hold names and texts of Tencent's.
    const { upstreamLanguage } = scope.context;
    return JSON.stringify([name, credentialId, credentialVersion, upstreamLanguage, region, mark, params]);
  }
}
