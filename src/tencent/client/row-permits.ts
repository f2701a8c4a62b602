import { getHeapStatistics } from 'node:v8';
import { FairQueue } from '../../common/concurrency/fair-queue.js';
import { waitInQueue } from '../../common/concurrency/wait-in-queue.js';
import { Cancellation } from '../../common/request/cancellation.js';
import type { Scope } from '../../common/request/scope.js';
import { within } from '../../common/time/wait.js';
import { AppError } from '../../errors/app.error.js';

/** What a row takes with the text that it was read from. */
export const BYTES_PER_ROW = 2_048;
const PART_OF_HEAP = 1 / 8;
/** One search may need as many; see `MAX_SCANNED_ROWS`. */
const LEAST_ROWS = 5_000;
/**
 * Held before anything is read, when nobody knows how many rows there are: more than most searches need, and few enough
 * that many searches at once do not all begin together.
 */
const FIRST_ROWS = 1_000;
/** A search gets its rows within this part of the time that is left, so that it has the rest to read them. */
const WAIT_PART = 0.5;

/** Rows for which the heap has room, beside all else that is in it. */
export const rowsOfHeap = (): number =>
  Math.max(LEAST_ROWS, Math.floor((getHeapStatistics().heap_size_limit * PART_OF_HEAP) / BYTES_PER_ROW));

interface Waiter {
  rows: number;
  admit: () => void;
}

/**
 * Bounds the rows that all searches of this process have in memory at once. Searches that need more than are free wait, and
 * tenants who wait are served in turn.
 */
export class RowPermits {
  private free: number;
  private readonly waiting = new FairQueue<Waiter>();

  /** `capacity`: at least as many as one search may need. */
  constructor(readonly capacity = rowsOfHeap()) {
    this.free = capacity;
  }

  /** Rows that searches may have in memory now. */
  get held(): number {
    return this.capacity - this.free;
  }

  get waiters(): number {
    return this.waiting.size;
  }

  /** What `work` holds is given back when it has ended. */
  async use<T>(scope: Scope, work: (rows: HeldRows) => Promise<T>): Promise<T> {
    const rows = new HeldRows(this, scope);
    try {
      return await work(rows);
    } finally {
      rows.release();
    }
  }

  /** Takes them now; false, with nothing taken, when they are not free. Who has none yet does not overtake. */
  tryTake(rows: number, isMore: boolean): boolean {
    if (rows > this.free || (this.waiting.size > 0 && !isMore)) return false;
    this.free -= rows;
    return true;
  }

  /** `admit` is called when they are taken. Returns how to leave the queue. */
  queue(owner: string, rows: number, admit: () => void): () => void {
    const waiter = { rows, admit };
    this.waiting.push(owner, waiter);
    this.serve();
    return () => {
      this.waiting.remove(owner, waiter);
      this.serve();
    };
  }

  giveBack(rows: number): void {
    this.free += rows;
    this.serve();
  }

  /** Strictly in turn: whoever needs many rows is not passed by those who need few. */
  private serve(): void {
    for (let next = this.waiting.peek(); next && next.rows <= this.free; next = this.waiting.peek()) {
      this.waiting.shift();
      this.free -= next.rows;
      next.admit();
    }
  }
}

/** The rows of one search. */
export class HeldRows {
  /** So many it may have in memory. */
  count = 0;

  constructor(
    private readonly permits: RowPermits,
    private readonly scope: Scope,
  ) {}

  /** Has so many in all, if they are free at once. */
  tryHold(rows: number): boolean {
    const more = rows - this.count;
    if (more <= 0) return true;
    if (!this.permits.tryTake(more, this.count > 0)) return false;
    this.count = rows;
    return true;
  }

  /** For a search of which nobody knows how many rows it needs. Waits as `hold` does. */
  async begin(): Promise<void> {
    await this.ensure(FIRST_ROWS);
  }

  /** `hold`, unless the rows are free at once or held already. */
  async ensure(rows: number): Promise<void> {
    if (!this.tryHold(rows)) await this.hold(rows);
  }

  /** The same as `tryHold` for a search that cannot let go of what it has read. Throws OVERLOADED. */
  holdNow(rows: number): void {
    if (!this.tryHold(rows)) throw searchOverloaded();
  }

  /**
   * Gives back what it holds, so that nobody waits while others wait for him: the caller must have dropped all rows. Then
   * waits for so many. Throws OVERLOADED when they do not become free in time, and why the request was cancelled.
   */
  async hold(rows: number): Promise<void> {
    this.release();
    const { tenantUuid, context } = this.scope;
    const { cancellation, deadlineAt } = context;
    const wait = new Cancellation();
    const turn = waitInQueue(wait, (admit) =>
      this.permits.queue(tenantUuid, rows, () => {
        this.count = rows;
        admit();
      }),
    );
    const giveUp = () => {
      wait.cancel();
      return cancellation.reason instanceof Error ? cancellation.reason : searchOverloaded();
    };
    await within(turn, (deadlineAt - performance.now()) * WAIT_PART, giveUp, cancellation);
  }

  release(): void {
    const { count } = this;
    this.count = 0;
    if (count > 0) this.permits.giveBack(count);
  }
}

export const searchOverloaded = (): AppError =>
  new AppError(
    'OVERLOADED',
    {
      en: 'too many rows are being searched at this moment; ask for fewer with Filters, or again later',
      zh: '当前正在查找的数据过多，请用 Filters 缩小范围，或稍后重试',
    },
    { retryAfterSeconds: 2 },
  );
