import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Claim, nextShare } from './fair-shares.js';
import {
  type Exchange,
  type ReportedShare,
  ShareStore,
  type TheirShare,
  THROTTLED_MS,
} from './share-store.js';
import type { SharedWindow } from './shared-window.js';

/** What is known of one rate. */
interface Shared {
  window: SharedWindow;
  /** What the others were told; undefined before the first time. */
  share: number | undefined;
  /** Milliseconds of `performance.now()`. */
  usedAt: number;
  throttledAt: number | undefined;
}

const EVERY_MS = 200;
/**
 * After this long without an answer of Postgres a share is no longer valid: the replica keeps to its part of the rate if
 * that is less. The others count the share for a second more (GONE_MS of the store).
 */
const SILENT_MS = 2_000;
/** From then on it has its part also if that is more: by now every replica has shrunk, and a second has passed. */
const ALONE_MS = 4_000;
/** After an interruption all replicas report again before any of them grows. */
const RECONNECTED_MS = 1_500;
/** And by then the leases of all running replicas are written again, so that they can be counted. */
const COUNTED_MS = 15_000;
/** What this replica may send must be said again within this time: a process that was stopped sends nothing at first. */
const VALID_MS = 1_000;
/** A rate that was not used for this long is given up. */
const UNUSED_MS = 5_000;
/** Rates that one replica shares; calls beyond take the part of a replica that knows of no other's demand. */
const MAX_RATES = 5_000;
/** Tencent counts other tools too: what is left of the rate for a moment after it throttled any replica. */
const THROTTLED_PART = 0.8;
/** Before a replica has a share it may send one call, where all of these together are at most this part of the rate. */
const FIRST_CALLS_PART = 0.2;

/**
 * One rate for all replicas: each holds a share of every rate that it uses, which follows the demand. A call within the
 * share waits for nothing. The shares of all replicas together are never more than the rate.
 */
@Injectable()
export class RateShares implements OnApplicationShutdown {
  private readonly instanceId = randomUUID();
  private readonly rates = new Map<string, Shared>();
  private readonly ended = new Set<string>();
  /** At the last exchange. */
  private replicas = 1;
  private reportedAt = performance.now();
  /** When Postgres answered again after an interruption; `Infinity` during one. */
  private reconnectedAt = -Infinity;
  private tickedAt = performance.now();
  private exchanging: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly store: ShareStore) {}

  /** Called when a window has a call to send and no share, and when its share is too small. */
  use(key: string, window: SharedWindow): void {
    const now = performance.now();
    const known = this.rates.get(key);
    if (known) {
      known.usedAt = now;
      if (known.window === window) return;
      known.window = window;
      return this.allow(known, now);
    }
    if (this.rates.size >= MAX_RATES || this.isStopped) return window.allow(this.part(window.rate));
    const shared = { window, share: undefined, usedAt: now, throttledAt: undefined };
    this.rates.set(key, shared);
    if (!this.timer) {
      this.reportedAt = now;
      return this.tick();
    }
    this.allow(shared, now);
    void this.exchange();
  }

  /** Tencent throttled a call of this rate: all replicas slow down for a moment. */
  throttled(key: string): void {
    const shared = this.rates.get(key);
    if (!shared) return;
    shared.throttledAt = performance.now();
    void this.exchange();
  }

  /** Shares of rates that are held now. */
  get held(): number {
    return this.rates.size;
  }

  /** Calls a second that they allow, all together. */
  get heldPerSecond(): number {
    let sum = 0;
    for (const { share } of this.rates.values()) sum += share ?? 0;
    return sum;
  }

  /** Postgres does not answer: this replica has its part of each rate. */
  get isAlone(): boolean {
    return this.rates.size > 0 && performance.now() - this.reportedAt >= ALONE_MS;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.exchanging;
    for (const { window, share } of this.rates.values()) window.allow(share ?? 1);
  }

  private firstCalls(rate: number): number {
    return this.replicas - 1 <= rate * FIRST_CALLS_PART ? 1 : 0;
  }

  private part(rate: number): number {
    return Math.max(1, Math.floor(rate / this.replicas));
  }

  /** What this replica may send now: its share while it is valid, and nothing when its process was stopped. */
  private limitOf({ share = 0, window: { rate } }: Shared, now: number): number {
    if (now - this.tickedAt > SILENT_MS) return 0;
    const silentMs = now - this.reportedAt;
    if (silentMs < SILENT_MS) return share;
    return silentMs < ALONE_MS ? Math.min(share, this.part(rate)) : this.part(rate);
  }

  private allow(shared: Shared, now: number): void {
    const { window, share } = shared;
    const limit = Math.max(this.limitOf(shared, now), share === undefined ? this.firstCalls(window.rate) : 0);
    // A share follows the demand: callers who wait may count on a part at least.
    window.allow(limit, this.part(window.rate), now + VALID_MS);
  }

  /** Says what every window may send now, and asks Postgres for the time after that. */
  private tick(): void {
    const now = performance.now();
    // The process was stopped, and the others may have taken its shares.
    if (this.timer && now - this.tickedAt > SILENT_MS) {
      this.reportedAt = now;
      for (const shared of this.rates.values()) shared.share = 0;
    }
    this.tickedAt = now;
    for (const shared of this.rates.values()) this.allow(shared, now);
    void this.exchange();
    this.plan();
  }

  /** Never rejects. Calls made meanwhile join the exchange that is under way. */
  private exchange(): Promise<void> {
    this.exchanging ??= this.once().finally(() => {
      this.exchanging = undefined;
      this.plan();
    });
    return this.exchanging;
  }

  private plan(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.isStopped || (this.rates.size === 0 && this.ended.size === 0)) return;
    const isNew = [...this.rates.values()].some(({ share, window }) => !share && window.demand > 0);
    this.timer = setTimeout(() => this.tick(), isNew ? EVERY_MS / 4 : EVERY_MS).unref();
  }

  private async once(): Promise<void> {
    this.giveUpUnused();
    const ended = [...this.ended];
    let decided: ReportedShare[] = [];
    let reportedAt = 0;
    const decide = (known: Exchange) => {
      reportedAt = performance.now();
      return (decided = this.decide(known, reportedAt));
    };
    try {
      await this.store.exchange(this.instanceId, [...this.rates.keys()], ended, decide);
      for (const key of ended) this.ended.delete(key);
      this.reportedAt = reportedAt;
      for (const each of decided) this.take(each);
    } catch {
      this.reconnectedAt = Infinity;
    }
  }

  private giveUpUnused(): void {
    const now = performance.now();
    for (const [key, shared] of this.rates) {
      if (shared.window.demand > 0) shared.usedAt = now;
      if (now - shared.usedAt < UNUSED_MS) continue;
      this.rates.delete(key);
      this.ended.add(key);
      shared.window.allow(0);
    }
  }

  /** A share shrinks before the others know of it, and grows after that. */
  private decide({ rates, replicas, turn }: Exchange, now: number): ReportedShare[] {
    if (this.reconnectedAt === Infinity) this.reconnectedAt = now;
    const isCounted = now - this.reconnectedAt > COUNTED_MS;
    this.replicas = isCounted ? replicas : Math.max(this.replicas, replicas);
    const mayGrow = now - this.reconnectedAt > RECONNECTED_MS;
    return [...rates].flatMap(([key, { others, isThrottled }]) => {
      const shared = this.rates.get(key);
      if (!shared) return [];
      const { window, throttledAt } = shared;
      const throttledMsAgo = throttledAt === undefined ? undefined : Math.round(now - throttledAt);
      const isSlow = isThrottled || (throttledMsAgo !== undefined && throttledMsAgo < THROTTLED_MS);
      const rate = isSlow ? Math.max(1, Math.floor(window.rate * THROTTLED_PART)) : window.rate;
      const { demand, used } = window;
      const before = this.limitOf(shared, now);
      const mine = { name: this.instanceId, demand, share: before };
      const next = nextShare(rate, mine, this.claims(others, window.rate), turn);
      const share = mayGrow ? next : Math.min(next, before);
      if (share < before) window.allow(share, this.part(window.rate), now + VALID_MS);
      return [{ key, demand, share, used, throttledMsAgo }];
    });
  }

  /** A replica that is silent may be one that cannot reach Postgres and sends its part of the rate. */
  private claims(others: ReadonlyMap<string, TheirShare>, rate: number): Map<string, Claim> {
    const part = Math.floor(rate / Math.max(this.replicas, others.size + 1));
    return new Map(
      [...others].map(([name, { demand, held, state }]) => [
        name,
        { demand, held: state === 'silent' ? part : held, isGone: state !== 'running' },
      ]),
    );
  }

  private take({ key, share }: ReportedShare): void {
    const shared = this.rates.get(key);
    if (!shared) return;
    shared.share = share;
    this.allow(shared, performance.now());
  }
}
