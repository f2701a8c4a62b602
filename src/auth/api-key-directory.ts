import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../common/request/caller.js';
import { within } from '../common/time/wait.js';
import { databaseUnavailable } from '../database/database-errors.js';
import { type Lookup, NotifiedCache, type NotifiedCacheOptions } from '../database/notified-cache.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import type { ApiKeySeal } from './api-key-seal.js';
import type { ApiKeyTable } from './api-key.table.js';

/** A row as the verifier needs it. It holds the hash of a secret, never the secret. */
export interface KnownApiKey {
  id: string;
  caller: Caller;
  secretHash: Buffer;
  /** Both in milliseconds since 1970. */
  expiresAt: number;
  lastUsedAt: number;
}

const LOOKUP_TIMEOUT_MS = 2_000;
const RECORD_USE_MS = 60_000;
const MAX_KEYS = 10_000;

/** API keys by id, in memory. Ids are random, so an absent one stays absent. */
export class ApiKeyDirectory implements OnModuleInit, OnApplicationShutdown {
  private readonly cache: NotifiedCache<KnownApiKey>;
  private readonly recordedAt = new LRUCache<string, number>({ max: MAX_KEYS });

  constructor(
    private readonly source: Pick<ApiKeyTable, 'find' | 'recordUse'>,
    private readonly seal: Pick<ApiKeySeal, 'accepts'>,
    listen: NotifiedCacheOptions['listen'],
  ) {
    this.cache = new NotifiedCache({ listen, ttlMs: 5_000, absentTtlMs: 60_000, maxEntries: MAX_KEYS });
  }

  async onModuleInit(): Promise<void> {
    await this.cache.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.cache.stop();
  }

  /**
   * A row that this service did not write is none. Rejects with DATABASE_UNAVAILABLE when only Postgres could tell
   * whether there is such a key.
   */
  find(id: string): Promise<Lookup<KnownApiKey>> {
    return this.cache.find(id, async () => {
      try {
        const row = await within(this.read(id), LOOKUP_TIMEOUT_MS, databaseUnavailable);
        return row ? toKnown(row) : undefined;
      } catch (error) {
        // Whatever the error is: a valid key must not be refused because of it.
        throw databaseUnavailable(error);
      }
    });
  }

  evict(id: string): void {
    this.cache.invalidate(id);
  }

  /** At most once a minute, and the request never waits for it. */
  recordUse({ id, lastUsedAt }: KnownApiKey): void {
    const recordedAt = Math.max(this.recordedAt.get(id) ?? 0, lastUsedAt);
    if (Date.now() - recordedAt < RECORD_USE_MS) return;
    this.recordedAt.set(id, Date.now());
    void this.source.recordUse(id).catch(() => undefined);
  }

  private async read(id: string): Promise<ApiKeyEntity | undefined> {
    const row = await this.source.find(id);
    return row && (await this.seal.accepts(row)) ? row : undefined;
  }
}

const toKnown = (row: ApiKeyEntity): KnownApiKey => ({
  id: row.id,
  caller: { id: `api_key:${row.id}`, role: row.role, tenants: row.tenants },
  secretHash: row.secretHash,
  expiresAt: row.expiresAt?.getTime() ?? Infinity,
  lastUsedAt: row.lastUsedAt?.getTime() ?? 0,
});
