import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { FindOptionsSelect, Repository } from 'typeorm';
import { withDatabase } from '../database/database-errors.js';
import { DatabaseServer } from '../database/database-server.js';
import { ListenerMetrics } from '../database/listener-metrics.js';
import { type Lookup, NotifiedCache } from '../database/notified-cache.js';
import { PostgresListener } from '../database/postgres-listener.js';
import { CredentialMetrics } from './credential-metrics.js';
import { CredentialEntity } from './credential.entity.js';

const ALL_COLUMNS = {
  id: true,
  tenantUuid: true,
  clusterUuid: true,
  secret: true,
  keyId: true,
  secretIdMasked: true,
  hasToken: true,
  region: true,
  site: true,
  description: true,
  enabled: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} as const satisfies FindOptionsSelect<CredentialEntity>;

/** Rows as they are stored, that is encrypted, so that a request costs no query. */
@Injectable()
export class CredentialCache implements OnModuleInit, OnApplicationShutdown {
  private readonly cache: NotifiedCache<CredentialEntity>;

  constructor(
    @InjectRepository(CredentialEntity) private readonly rows: Repository<CredentialEntity>,
    server: DatabaseServer,
    private readonly metrics: CredentialMetrics,
    listeners: ListenerMetrics,
  ) {
    this.cache = new NotifiedCache({
      listen: (handlers) => listeners.watch(new PostgresListener(server.directUrl, 'credential', handlers)),
      ttlMs: 60_000,
      maxEntries: 5_000,
    });
  }

  async onModuleInit(): Promise<void> {
    await this.cache.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.cache.stop();
  }

  /** Throws DATABASE_UNAVAILABLE when Postgres does not answer and no row of the last 10 minutes is known. */
  async find(tenantUuid: string, clusterUuid: string): Promise<Lookup<CredentialEntity>> {
    try {
      const found = await this.cache.find(keyOf(tenantUuid, clusterUuid), async () => {
        const where = { tenantUuid, clusterUuid };
        return (await this.rows.findOne({ select: ALL_COLUMNS, where })) ?? undefined;
      });
      this.metrics.cacheEvents.inc({ result: found.source });
      return found;
    } catch (error) {
      this.metrics.cacheEvents.inc({ result: 'failed' });
      throw error;
    }
  }

  /** Not remembered: few requests do without a cluster. Throws DATABASE_UNAVAILABLE. */
  async clustersOf(tenantUuid: string): Promise<string[]> {
    const rows = await withDatabase(() =>
      this.rows.find({ select: { clusterUuid: true }, where: { tenantUuid }, order: { clusterUuid: 'ASC' } }),
    );
    return rows.map(({ clusterUuid }) => clusterUuid);
  }

  /** After a change was committed and before it is acknowledged. */
  invalidate(tenantUuid: string, clusterUuid: string): void {
    this.cache.invalidate(keyOf(tenantUuid, clusterUuid));
  }
}

/** As the trigger of the table spells it. Neither part can hold a slash. */
const keyOf = (tenantUuid: string, clusterUuid: string): string => `${tenantUuid}/${clusterUuid}`;
