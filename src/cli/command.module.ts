import { type DynamicModule, Global, Module, type ModuleMetadata } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Registry } from 'prom-client';
import { Redactor } from '../common/secrets/redactor.js';
import type { AppConfig } from '../config/app-config.js';
import { ConfigModule } from '../config/config.module.js';
import { AdvisoryLocks } from '../database/advisory-locks.js';
import { connectionShares } from '../database/connection-shares.js';
import { dataSourceOptions } from '../database/data-source.js';
import { DatabaseServer } from '../database/database-server.js';
import { ListenerMetrics } from '../database/listener-metrics.js';
import { LockMetrics } from '../database/lock-metrics.js';
import { ONE_POOL, POOL_TOKENS } from '../database/pools.js';

/** Modules of the service that a command uses. */
export type Features = NonNullable<ModuleMetadata['imports']>;

/** What AppModule is to the service: a database that is open already, and the features of one command. */
@Global()
@Module({})
export class CommandModule {
  static with(config: AppConfig, databaseUrl: string, features: Features): DynamicModule {
    const options = dataSourceOptions(databaseUrl);
    return {
      module: CommandModule,
      imports: [
        ConfigModule.with(config),
        TypeOrmModule.forRoot({
          ...options,
          // Verifying the trail takes four; the lease of the command needs one.
          poolSize: 6,
          applicationName: 'disk-service command',
          // If the start of the command fails, nobody closes the pool; it must not keep the process alive.
          extra: { ...options.extra, allowExitOnIdle: true },
          autoLoadEntities: true,
          retryAttempts: 0,
        }),
        ...features,
      ],
      providers: [
        // The address alone: the server has to outlive the application, so Nest must not stop it.
        {
          provide: DatabaseServer,
          useValue: {
            url: databaseUrl,
            directUrl: databaseUrl,
            connections: connectionShares(config.databaseConnections),
          } satisfies Pick<DatabaseServer, 'url' | 'directUrl' | 'connections'>,
        },
        ...ONE_POOL,
        AdvisoryLocks,
        // Metrics are counted as in the service, and nobody reads them.
        Registry,
        LockMetrics,
        ListenerMetrics,
        Redactor,
      ],
      exports: [...POOL_TOKENS, DatabaseServer, AdvisoryLocks, ListenerMetrics, Registry, Redactor],
    };
  }
}
