import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LRUCache } from 'lru-cache';
import type { FindOptionsSelect, Repository } from 'typeorm';
import { AppError } from '../errors/app.error.js';
import { within } from '../common/time/wait.js';
import { databaseUnavailable, withDatabase } from '../database/database-errors.js';
import { DatabaseServer } from '../database/database-server.js';
import { PostgresListener } from '../database/postgres-listener.js';
import { CredentialMetrics } from './credential-metrics.js';
import { CredentialEntity } from './credential.entity.js';

export interface CachedCredential {
  /** Undefined: there is no such row. */
  row: CredentialEntity | undefined;
  /** Age of the row when the database could not be asked; at least 1. */
  staleSeconds: number | undefined;
}

interface Entry {
  row: CredentialEntity;
  loadedAt: number;
}

const MAX_ENTRIES = 5_000;
const FRESH_MS = 60_000;
/** While changes cannot be heard of, a row is asked for again this soon. */
const TTL_WHILE_DISCONNECTED_MS = 1_000;
const STALE_LIMIT_MS = 600_000;
/** With an old row at hand a database that hangs is not waited for longer. */
const PATIENCE_MS = 1_500;
/** After a failure old rows are served at once for this long, instead of each request trying again. */
const PAUSE_MS = 1_000;

const ALL_COLUMNS = {
  id: true,
  tenantUuid: true,
  clusterUuid: true,
  secret: true,
  keyId: true,
  secretIdMasked: true,
  hasToken: true,
  region: true,
  description: true,
  enabled: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies FindOptionsSelect<CredentialEntity>;

/**
 * Rows as they are stored, that is encrypted, so that a request costs no query. A change is dropped from the
 * memory of this process before it is acknowledged, and of every other replica when Postgres announces it;
 * the time limit is the net under both. Absent rows are never remembered.
 */
@Injectable()
export class CredentialCache implements OnModuleInit, OnApplicationShutdown {
  private readonly entries = new LRUCache<string, Entry>({ max: MAX_ENTRIES });
  private readonly loading = new Map<string, Promise<CredentialEntity | undefined>>();
  private readonly listener: PostgresListener;
  /** Rows loaded before the last (re)connection may have missed an announcement. */
  private validSince = 0;
  private pausedUntil = 0;

  constructor(
    @InjectRepository(CredentialEntity) private readonly rows: Repository<CredentialEntity>,
    server: DatabaseServer,
    private readonly metrics: CredentialMetrics,
  ) {
    this.listener = new PostgresListener(server.url, 'credential', {
      onMessage: (key) => this.drop(key),
      onConnect: () => this.invalidateAll(),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.listener.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.stop();
  }

  /** Throws DATABASE_UNAVAILABLE when the database cannot be asked and no row of the last 10 minutes is known. */
  async find(tenantUuid: string, clusterUuid: string): Promise<CachedCredential> {
    const key = keyOf(tenantUuid, clusterUuid);
    const entry = this.entries.get(key);
    if (entry && this.isFresh(entry)) {
      this.metrics.cacheEvents.inc({ result: 'hit' });
      return { row: entry.row, staleSeconds: undefined };
    }
    const ageMs = entry ? performance.now() - entry.loadedAt : Infinity;
    try {
      const row = await this.load(key, tenantUuid, clusterUuid, ageMs < STALE_LIMIT_MS);
      this.metrics.cacheEvents.inc({ result: 'miss' });
      return { row, staleSeconds: undefined };
    } catch (error) {
      const isServable = entry && ageMs < STALE_LIMIT_MS && AppError.is(error, 'DATABASE_UNAVAILABLE');
      this.metrics.cacheEvents.inc({ result: isServable ? 'stale' : 'failed' });
      if (!isServable) throw error;
      return { row: entry.row, staleSeconds: Math.max(1, Math.round(ageMs / 1_000)) };
    }
  }

  /** After a change was committed and before it is acknowledged. */
  forget(tenantUuid: string, clusterUuid: string): void {
    this.drop(keyOf(tenantUuid, clusterUuid));
  }

  private isFresh({ loadedAt }: Entry): boolean {
    if (loadedAt < this.validSince) return false;
    const limitMs = this.listener.connected ? FRESH_MS : TTL_WHILE_DISCONNECTED_MS;
    return performance.now() - loadedAt < limitMs;
  }

  private async load(
    key: string,
    tenantUuid: string,
    clusterUuid: string,
    impatient: boolean,
  ): Promise<CredentialEntity | undefined> {
    if (impatient && performance.now() < this.pausedUntil) throw databaseUnavailable(undefined);
    const query = this.loading.get(key) ?? this.query(key, tenantUuid, clusterUuid);
    try {
      return await (impatient ? within(query, PATIENCE_MS, databaseUnavailable) : query);
    } catch (error) {
      if (AppError.is(error, 'DATABASE_UNAVAILABLE')) this.pausedUntil = performance.now() + PAUSE_MS;
      throw error;
    }
  }

  /** One query for all who miss the same row; what was dropped meanwhile is answered but not remembered. */
  private query(key: string, tenantUuid: string, clusterUuid: string): Promise<CredentialEntity | undefined> {
    const loadedAt = performance.now();
    const query = withDatabase(async () => {
      const row = await this.rows.findOne({ select: ALL_COLUMNS, where: { tenantUuid, clusterUuid } });
      return row ?? undefined;
    });
    this.loading.set(key, query);
    const settled = (row: CredentialEntity | undefined) => {
      if (this.loading.get(key) !== query) return;
      this.loading.delete(key);
      if (row) this.entries.set(key, { row, loadedAt });
      else this.entries.delete(key);
    };
    query.then(settled, () => this.loading.get(key) === query && this.loading.delete(key));
    return query;
  }

  private drop(key: string): void {
    this.entries.delete(key);
    this.loading.delete(key);
  }

  private invalidateAll(): void {
    this.validSince = performance.now();
    this.pausedUntil = 0;
    this.loading.clear();
  }
}

/** Neither part can hold a slash. */
const keyOf = (tenantUuid: string, clusterUuid: string): string => `${tenantUuid}/${clusterUuid}`;
