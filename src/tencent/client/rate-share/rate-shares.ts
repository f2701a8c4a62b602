import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { nextShare } from './fair-shares.js';
import { type Exchange, type ReportedShare, ShareStore, THROTTLED_MS } from './share-store.js';

/** The part of a rate that a window of this process keeps to. */
export interface SharedWindow {
  /** Calls a second, of all replicas together. */
  readonly rate: number;
  /** Calls of the last second. */
  readonly used: number;
  /** And calls that wait. */
  readonly demand: number;
  /** Sets how many calls a second this replica may send; `expected` is for estimates until its share has settled. */
  allow(limit: number, expected?: number): void;
}

/** What is known of one rate. */
interface Shared {
  window: SharedWindow;
  /** What the others were told. */
  share: number;
  /** Milliseconds of `performance.now()`. */
  usedAt: number;
  throttledAt: number | undefined;
}

const EVERY_MS = 200;
/** Without an answer of Postgres for this long, each replica takes its part of the rate. */
const ALONE_MS = 1_500;
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
  private answeredAt = -Infinity;
  /** Postgres does not answer: this replica takes its part of each rate. */
  isAlone = false;
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
      return window.allow(known.share, this.part(window.rate));
    }
    if (this.rates.size >= MAX_RATES || this.isStopped) return window.allow(this.part(window.rate));
    this.rates.set(key, { window, share: 0, usedAt: now, throttledAt: undefined });
    window.allow(this.firstCalls(window.rate), this.part(window.rate));
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
    for (const { share } of this.rates.values()) sum += share;
    return sum;
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.exchanging;
  }

  private firstCalls(rate: number): number {
    return this.replicas - 1 <= rate * FIRST_CALLS_PART ? 1 : 0;
  }

  private part(rate: number): number {
    return Math.max(1, Math.floor(rate / this.replicas));
  }

  /** Never rejects. Calls made meanwhile join the exchange that follows. */
  private exchange(): Promise<void> {
    this.exchanging ??= this.once().finally(() => {
      this.exchanging = undefined;
      this.plan();
    });
    return this.exchanging;
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (this.isStopped || (this.rates.size === 0 && this.ended.size === 0)) return;
    const isNew = [...this.rates.values()].some(({ share, window }) => share === 0 && window.demand > 0);
    this.timer = setTimeout(() => void this.exchange(), isNew ? EVERY_MS / 4 : EVERY_MS).unref();
  }

  private async once(): Promise<void> {
    this.giveUpUnused();
    const ended = [...this.ended];
    let decided: ReportedShare[] = [];
    try {
      const decide = (known: Exchange) => (decided = this.decide(known));
      await this.store.exchange(this.instanceId, [...this.rates.keys()], ended, decide);
      for (const key of ended) this.ended.delete(key);
      this.answeredAt = performance.now();
      this.isAlone = false;
      for (const each of decided) this.take(each);
    } catch {
      if (performance.now() - this.answeredAt < ALONE_MS) return;
      this.isAlone = true;
      for (const { window } of this.rates.values()) window.allow(this.part(window.rate));
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
  private decide({ rates, replicas, turn }: Exchange): ReportedShare[] {
    const now = performance.now();
    this.replicas = replicas;
    return [...rates].flatMap(([key, { others, isThrottled }]) => {
      const shared = this.rates.get(key);
      if (!shared) return [];
      const { window, throttledAt, share: before } = shared;
      const throttledMsAgo = throttledAt === undefined ? undefined : Math.round(now - throttledAt);
      const isSlow = isThrottled || (throttledMsAgo !== undefined && throttledMsAgo < THROTTLED_MS);
      const rate = isSlow ? Math.max(1, Math.floor(window.rate * THROTTLED_PART)) : window.rate;
      const { demand, used } = window;
      const share = nextShare(rate, { name: this.instanceId, demand, share: before }, others, turn);
      if (share < before) window.allow(share);
      return [{ key, demand, share, used, throttledMsAgo }];
    });
  }

  private take({ key, share }: ReportedShare): void {
    const shared = this.rates.get(key);
    if (!shared) return;
    shared.share = share;
    shared.window.allow(share);
  }
}
