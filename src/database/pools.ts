import type { OnApplicationShutdown, Provider } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { DatabaseServer } from './database-server.js';
import { FrugalPool } from './frugal-pool.js';

/** `disk-service lookups` is TypeORM's own data source. */
type Purpose = 'lookups' | 'trail' | 'reading' | 'readiness';

/**
 * What each keeps when it is not used. Reading keeps nothing and is the first that finds nothing when Postgres has no
 * connection left; the trail keeps all of its share and is the last. `ConnectionPriority` does the rest.
 */
const KEPT = {
  reading: { idleTimeoutMillis: 2_000 },
  lookups: { idleTimeoutMillis: 10_000, min: 1 },
  readiness: { idleTimeoutMillis: 0 },
  trail: { idleTimeoutMillis: 0 },
} as const satisfies Record<Purpose, object>;

/** Of the data source of one purpose. */
export function poolOptions({ url, isPooled, connections }: DatabaseServer, purpose: Purpose) {
  const options = dataSourceOptions(url, isPooled);
  return {
    ...options,
    poolSize: purpose === 'readiness' ? 1 : connections[purpose],
    applicationName: `disk-service ${purpose}`,
    driver: { ...pg, Pool: FrugalPool },
    extra: { ...options.extra, ...KEPT[purpose] },
  };
}

/** What TypeORM keeps and its types lack. */
export const poolOf = ({ driver }: DataSource): FrugalPool =>
  (driver as unknown as { master: FrugalPool }).master;

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
  purpose: Exclude<Purpose, 'lookups'>,
): Provider => ({
  provide: pool,
  // After TypeORM's data source, which brings the schema up to date.
  inject: [DatabaseServer, DataSource],
  useFactory: (server: DatabaseServer) => new pool(poolOptions(server, purpose)).initialize(),
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
