import { LRUCache } from 'lru-cache';
import { within } from '../common/time/wait.js';
import { AppError } from '../errors/app.error.js';
import { databaseUnavailable, withDatabase } from './database-errors.js';
import type { ListenerHandlers, PostgresListener } from './postgres-listener.js';

/** The TTL at most while the listener is disconnected, since notifications are missed then. */
const DISCONNECTED_TTL_MS = 1_000;
/** How old a row may be that is served because Postgres does not answer. */
const STALE_LIMIT_MS = 600_000;
/** The longest wait for Postgres when such a row is known. */
const STALE_WAIT_MS = 1_500;
/** After a failure stale rows are served at once for this long, instead of each caller asking again. */
const RETRY_PAUSE_MS = 1_000;

export interface NotifiedCacheOptions {
  /** Makes the listener whose notifications carry the key of a changed row. */
  listen: (handlers: ListenerHandlers) => Pick<PostgresListener, 'connected' | 'start' | 'stop'>;
  /** The limit should a notification get lost. */
  ttlMs: number;
  /** How long an absent row is remembered; not at all when left out. */
  absentTtlMs?: number;
  maxEntries: number;
  /** Milliseconds of any steady clock. */
  now?: () => number;
}

/** Reads the row of a key; undefined when there is none. */
type Load<Row> = () => Promise<Row | undefined>;

export interface Lookup<Row> {
  /** Undefined: there is no such row. */
  row: Row | undefined;
  source: 'hit' | 'miss' | 'stale';
  /** The age of the row when Postgres did not answer, at least 1; undefined for the other sources. */
  staleSeconds: number | undefined;
}

interface Entry<Row> {
  row: Row | undefined;
  /** When its query began, by the clock. */
  loadedAt: number;
  /** Entries of an earlier connection of the listener may have missed a notification. */
  connection: number;
}

/**
 * Rows of Postgres by key, in memory. A changed row is invalidated in every process by a notification, and in
 * this one by `invalidate` before the change is acknowledged. A row whose query began before an invalidation
 * is given to those who waited for it, but never cached.
 */
export class NotifiedCache<Row extends object> {
  private readonly rows: LRUCache<string, Entry<Row>>;
  /** Apart from the rows, so that look-ups of keys that do not exist cannot evict them. */
  private readonly absent: LRUCache<string, Entry<Row>>;
  private readonly inFlight = new Map<string, Promise<Row | undefined>>();
  private readonly listener: Pick<PostgresListener, 'connected' | 'start' | 'stop'>;
  private readonly now: () => number;
  private connection = 0;
  private pausedUntil = -Infinity;

  constructor(private readonly options: NotifiedCacheOptions) {
    this.rows = new LRUCache({ max: options.maxEntries });
    this.absent = new LRUCache({ max: options.maxEntries });
    this.now = options.now ?? (() => performance.now());
    this.listener = options.listen({
      onNotification: (key) => this.invalidate(key),
      onConnect: () => this.invalidateAll(),
    });
  }

  /** Never rejects; without Postgres it goes on connecting. */
  async start(): Promise<void> {
    await this.listener.start();
  }

  async stop(): Promise<void> {
    await this.listener.stop();
  }

  /** Rejects with DATABASE_UNAVAILABLE when Postgres does not answer and no row of the last 10 minutes is known. */
  async find(key: string, load: Load<Row>): Promise<Lookup<Row>> {
    const entry = this.rows.get(key) ?? this.absent.get(key);
    if (entry && this.isFresh(entry)) return { row: entry.row, source: 'hit', staleSeconds: undefined };
    try {
      const row = await this.load(key, load, this.staleEntry(key) !== undefined);
      return { row, source: 'miss', staleSeconds: undefined };
    } catch (error) {
      // Looked up again: it may have been invalidated during the load.
      const stale = this.staleEntry(key);
      if (!stale || !AppError.is(error, 'DATABASE_UNAVAILABLE')) throw error;
      const staleSeconds = Math.max(1, Math.round((this.now() - stale.loadedAt) / 1_000));
      return { row: stale.row, source: 'stale', staleSeconds };
    }
  }

  invalidate(key: string): void {
    this.rows.delete(key);
    this.absent.delete(key);
    // Later callers must not join a query that may have read the row before its change.
    this.inFlight.delete(key);
  }

  /** Every row is loaded again before it counts as fresh; until then it may still be served as stale. */
  private invalidateAll(): void {
    this.connection += 1;
    this.pausedUntil = -Infinity;
    this.inFlight.clear();
  }

  private isFresh({ row, loadedAt, connection }: Entry<Row>): boolean {
    const { ttlMs, absentTtlMs = 0 } = this.options;
    const limitMs = row ? ttlMs : absentTtlMs;
    const nowLimitMs = this.listener.connected ? limitMs : Math.min(limitMs, DISCONNECTED_TTL_MS);
    return connection === this.connection && this.now() - loadedAt < nowLimitMs;
  }

  private staleEntry(key: string): Entry<Row> | undefined {
    const entry = this.rows.get(key);
    return entry && this.now() - entry.loadedAt < STALE_LIMIT_MS ? entry : undefined;
  }

  private async load(key: string, load: Load<Row>, hasStale: boolean): Promise<Row | undefined> {
    if (hasStale && this.now() < this.pausedUntil) throw databaseUnavailable();
    const query = this.inFlight.get(key) ?? this.query(key, load);
    try {
      return await (hasStale ? within(query, STALE_WAIT_MS, databaseUnavailable) : query);
    } catch (error) {
      if (AppError.is(error, 'DATABASE_UNAVAILABLE')) this.pausedUntil = this.now() + RETRY_PAUSE_MS;
      throw error;
    }
  }

  /** One query for all who miss the same row. */
  private query(key: string, load: Load<Row>): Promise<Row | undefined> {
    const origin = { loadedAt: this.now(), connection: this.connection };
    const query = withDatabase(load);
    this.inFlight.set(key, query);
    const settle = (cache: () => void) => {
      if (this.inFlight.get(key) !== query) return;
      this.inFlight.delete(key);
      cache();
    };
    query.then(
      (row) => settle(() => this.cache(key, { row, ...origin })),
      () => settle(() => undefined),
    );
    return query;
  }

  private cache(key: string, entry: Entry<Row>): void {
    const [into, other] = entry.row ? [this.rows, this.absent] : [this.absent, this.rows];
    other.delete(key);
    if (entry.row || this.options.absentTtlMs) into.set(key, entry);
  }
}
