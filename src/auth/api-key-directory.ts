import { LRUCache } from 'lru-cache';
import type { Caller } from '../common/request/caller.js';
import { within } from '../common/time/wait.js';
import type { ApiKeyEntity } from './api-key.entity.js';

/** Where the rows come from; Postgres in the service. Both may fail when it is away. */
export interface ApiKeySource {
  find(id: string): Promise<ApiKeyEntity | null>;
  touch(id: string): Promise<void>;
}

/** A row as the verifier needs it. It holds the hash of a secret, never the secret. */
export interface KnownApiKey {
  caller: Caller;
  secretHash: Buffer;
  expiresAt: number;
  /** Since when Postgres has not confirmed it; the key counts as stale beyond `FRESH_MS`. */
  checkedAt: number;
  touchedAt: number;
}

/** The net below the notification of a change, should it get lost. */
const FRESH_MS = 5_000;
/** How long a key that was seen keeps working for reads while Postgres is away. */
const STALE_MS = 600_000;
/** While Postgres is away one request in this many milliseconds finds out whether it is back. */
const RETRY_MS = 1_000;
const LOOKUP_TIMEOUT_MS = 2_000;
const TOUCH_MS = 60_000;
const MAX_KEYS = 10_000;

/**
 * API keys by id, in memory for a moment. A key costs a query when it is first seen and every five seconds
 * of use; a deleted one is evicted at once, here by `evict` and on other replicas by a notification.
 */
export class ApiKeyDirectory {
  private readonly known = new LRUCache<string, KnownApiKey>({ max: MAX_KEYS });
  /** Ids are random, so an absent one stays absent. */
  private readonly absent = new LRUCache<string, true>({ max: MAX_KEYS, ttl: 60_000 });
  private readonly pending = new Map<string, Promise<KnownApiKey | undefined>>();
  private evictions = 0;
  private failedAt = -Infinity;
  private invalidatedAt = -Infinity;

  constructor(
    private readonly source: ApiKeySource,
    private readonly now: () => number = Date.now,
  ) {}

  /** A key confirmed within the last seconds, without waiting for anything. */
  fresh(id: string): KnownApiKey | undefined {
    const key = this.known.get(id);
    const isFresh = key && key.checkedAt > this.invalidatedAt && this.now() - key.checkedAt < FRESH_MS;
    return isFresh ? key : undefined;
  }

  /** Asks Postgres. Undefined for an unknown key; rejects when Postgres gives no answer. */
  async confirm(id: string): Promise<KnownApiKey | undefined> {
    if (this.absent.has(id)) return undefined;
    let lookup = this.pending.get(id);
    if (!lookup) {
      if (this.known.has(id) && this.now() - this.failedAt < RETRY_MS)
        throw new Error('Postgres was away just now');
      const own = this.load(id).finally(() => this.pending.get(id) === own && this.pending.delete(id));
      this.pending.set(id, (lookup = own));
    }
    return lookup;
  }

  /** For reads while Postgres is away: a key that it confirmed within the last ten minutes. */
  stale(id: string): KnownApiKey | undefined {
    const key = this.known.get(id);
    return key && this.now() - key.checkedAt < STALE_MS ? key : undefined;
  }

  evict(id: string): void {
    this.evictions += 1;
    this.known.delete(id);
    // Whoever comes from now on must not join a lookup that may have read the row before.
    this.pending.delete(id);
  }

  /** Changes may have gone unheard: every key is looked up again before it counts as fresh. */
  invalidateAll(): void {
    this.evictions += 1;
    this.invalidatedAt = this.now();
    this.pending.clear();
  }

  /** Notes the use at most once a minute, and never lets the request wait for it. */
  touch(id: string, key: KnownApiKey): void {
    if (this.now() - key.touchedAt < TOUCH_MS) return;
    key.touchedAt = this.now();
    void this.source.touch(id).catch(() => undefined);
  }

  private async load(id: string): Promise<KnownApiKey | undefined> {
    const { evictions } = this;
    let row: ApiKeyEntity | null;
    try {
      row = await within(this.source.find(id), LOOKUP_TIMEOUT_MS, noAnswer);
    } catch (error) {
      this.failedAt = this.now();
      throw error;
    }
    if (!row) {
      this.known.delete(id);
      this.absent.set(id, true);
      return undefined;
    }
    const key = this.toKnown(row);
    // Something was deleted while the row was on its way; it may have been this one.
    if (evictions === this.evictions) this.known.set(id, key);
    return key;
  }

  private toKnown(row: ApiKeyEntity): KnownApiKey {
    return {
      caller: { id: `api_key:${row.id}`, role: row.role, tenants: row.tenants },
      secretHash: row.secretHash,
      expiresAt: row.expiresAt?.getTime() ?? Infinity,
      checkedAt: this.now(),
      touchedAt: Math.max(this.known.peek(row.id)?.touchedAt ?? 0, row.lastUsedAt?.getTime() ?? 0),
    };
  }
}

const noAnswer = (): Error => new Error('Postgres did not answer in time');
