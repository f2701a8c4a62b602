import type { OnApplicationShutdown, Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { DatabaseServer } from './database-server.js';

/**
 * The most connections of one process for each purpose, so that no purpose takes those of another. With the 16 of
 * `AdvisoryLocks`, the 2 of the listeners and the one of the rates they are 33 a replica.
 */
export const POOL_SIZES = {
  /** TypeORM's own data source: rows of credentials and API keys, notes about disks. Its queries are short. */
  lookups: 4,
  trail: 6,
  reading: 3,
  readiness: 1,
} as const;

/** A pool for plain queries, beside TypeORM's own. */
class Pool extends DataSource implements OnApplicationShutdown {
  async onApplicationShutdown(): Promise<void> {
    await this.destroy();
  }
}

/** For what a change waits for: intents and outcomes, and the lease of this process. */
export class TrailPool extends Pool {}

/** For reads whose cost a caller chooses. */
export class ReadingPool extends Pool {}

/** For /readyz alone, so that it says whether Postgres answers, not whether this process is busy. */
export class ReadinessPool extends Pool {}

const open = <P extends Pool>(
  pool: new (options: ConstructorParameters<typeof DataSource>[0]) => P,
  purpose: keyof typeof POOL_SIZES,
): Provider => ({
  provide: pool,
  // After TypeORM's data source, which brings the schema up to date.
  inject: [DatabaseServer, DataSource],
  useFactory: ({ url, isPooled }: DatabaseServer) =>
    new pool({
      ...dataSourceOptions(url, isPooled),
      poolSize: POOL_SIZES[purpose],
      applicationName: `disk-service ${purpose}`,
    }).initialize(),
});

/** For the service. */
export const POOLS: Provider[] = [
  open(TrailPool, 'trail'),
  open(ReadingPool, 'reading'),
  open(ReadinessPool, 'readiness'),
];

/** For a command, which does one thing at a time: the one data source serves all purposes. */
export const ONE_POOL: Provider[] = [TrailPool, ReadingPool, ReadinessPool].map((provide) => ({
  provide,
  useExisting: DataSource,
}));

export const POOL_TOKENS = [TrailPool, ReadingPool, ReadinessPool];
