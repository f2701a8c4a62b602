import { FairQueue } from '../../../common/concurrency/fair-queue.js';

const WINDOW_MS = 1_005;
/** A call without an answer counts as arrived this long after it was sent. */
const MAX_TRAVEL_MS = 150;
/**
 * Calls that waited are spread over at least this part of a window. Sent in one burst they would be sent again in one
 * burst a little more than a second later, and a second between two bursts would have hardly any call.
 */
const SPREAD_PART = 0.5;
/** A timer may be late by this much without slowing down the calls that wait. */
const LATE_MS = 5;

/** A call that was sent. */
interface SentCall {
  /** The latest moment at which it can have arrived; Tencent counts arrivals. */
  arrivedBy: number;
}

interface Waiter {
  owner: string;
  admit: () => void;
}

/**
 * At most `limit` calls in any one second, counted as they arrive at Tencent. A place is taken when it is granted
 * and becomes free a second after the call arrived, however long the call waited for a connection or travelled. It
 * becomes free at once when the call is not sent.
 */
export class RateWindow {
  private readonly waiting = new FairQueue<Waiter>();
  /** Granted, not yet sent. */
  private reserved = 0;
  /** The calls of the last window, oldest first from `head` on. */
  private calls: SentCall[] = [];
  private head = 0;
  private timer: NodeJS.Timeout | undefined;

  private limit: number;
  private expected: number;
  private until = Infinity;
  /** When the next call that waits may go. */
  private nextAt = 0;

  /** `rate`: calls a second of all replicas together; `limit`: how many of them this one may send at first. */
  constructor(
    readonly rate: number,
    limit = rate,
  ) {
    this.limit = limit;
    this.expected = limit;
  }

  get demand(): number {
    return this.used + this.waiting.size;
  }

  /** From `until` on nothing is admitted before `allow` is called again. */
  allow(limit: number, expected = limit, until = Infinity): void {
    this.limit = limit;
    this.expected = Math.max(1, limit, expected);
    this.until = until;
    this.serve();
  }

  get waiters(): number {
    return this.waiting.size;
  }

  isIdle(): boolean {
    return this.waiting.size === 0 && this.reserved === 0 && this.used === 0;
  }

  /** Takes a place now, if one is free and no caller waits. */
  tryReserve(): boolean {
    if (this.waiting.size > 0 || !this.hasPlace()) return false;
    this.reserved += 1;
    return true;
  }

  /** Milliseconds until `owner` would get a place if it queued now and no other caller did. */
  estimateMs(owner: string): number {
    const ahead = this.waiting.aheadOf(owner);
    const free = this.expected - this.used;
    if (ahead < free) return 0;
    const position = ahead - free;
    const now = performance.now();
    const arrivedBy = this.calls[this.head + (position % this.expected)]?.arrivedBy ?? now;
    return Math.max(0, arrivedBy - now + WINDOW_MS * (1 + Math.floor(position / this.expected)));
  }

  /** Queues for a place; `admit` is called when it is reserved. The result leaves the queue. */
  queue(owner: string, admit: () => void): () => void {
    const waiter = { owner, admit };
    this.waiting.push(owner, waiter);
    this.serve();
    return () => this.waiting.remove(owner, waiter);
  }

  /** A reserved call was sent. The result is called when it has ended: it has arrived by then. */
  sent(): () => void {
    const call: SentCall = { arrivedBy: performance.now() + MAX_TRAVEL_MS };
    this.reserved -= 1;
    this.calls.push(call);
    this.serve();
    return () => {
      call.arrivedBy = Math.min(call.arrivedBy, performance.now());
    };
  }

  /** A reserved call will not be sent. */
  cancel(): void {
    this.reserved -= 1;
    this.serve();
  }

  get used(): number {
    const expired = performance.now() - WINDOW_MS;
    while (this.head < this.calls.length && this.calls[this.head]!.arrivedBy <= expired) this.head += 1;
    if (this.head > 1_024 && this.head * 2 > this.calls.length) {
      this.calls = this.calls.slice(this.head);
      this.head = 0;
    }
    return this.reserved + this.calls.length - this.head;
  }

  private hasPlace(): boolean {
    return this.used < this.limit && performance.now() < this.until;
  }

  private serve(): void {
    const now = performance.now();
    while (this.waiting.size > 0 && this.hasPlace() && this.nextAt <= now) {
      this.nextAt = Math.max(this.nextAt, now - LATE_MS) + (WINDOW_MS * SPREAD_PART) / this.limit;
      this.reserved += 1;
      this.waiting.shift()?.admit();
    }
    clearTimeout(this.timer);
    if (this.waiting.size === 0) return;
    const oldest = this.calls[this.head];
    const at = this.hasPlace() ? this.nextAt : oldest && oldest.arrivedBy + WINDOW_MS;
    if (at === undefined) return;
    this.timer = setTimeout(() => this.serve(), Math.max(1, Math.ceil(at - now)));
  }
}
