import type { DataSourceOptions } from 'typeorm';
import { TimeoutClient } from './timeout-client.js';

/** A connection must be free or opened within this time, or the request fails. */
const POOL_WAIT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 4_000;
/** The client's own limit, for a server that does not answer at all; the server's comes first otherwise. */
const QUERY_TIMEOUT_MS = 5_000;

/**
 * How every TypeORM data source of the service and its tools is made; entities are added by the caller. The
 * schema is changed by migrations alone.
 */
export function dataSourceOptions(url: string, isPooled = false) {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    poolSize: 10,
    connectTimeoutMS: POOL_WAIT_MS,
    applicationName: 'disk-service',
    poolErrorHandler: () => undefined,
    extra: {
      Client: TimeoutClient,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // Poolers refuse connections that ask for a setting; the client's own limit is left then.
      ...(isPooled ? {} : { statement_timeout: STATEMENT_TIMEOUT_MS }),
      query_timeout: QUERY_TIMEOUT_MS,
    },
  } as const satisfies DataSourceOptions;
}
