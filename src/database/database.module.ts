import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdvisoryLocks } from './advisory-locks.js';
import { awaitDatabase } from './await-database.js';
import { ConnectionPriority } from './connection-priority.js';
import { DatabaseMetrics } from './database-metrics.js';
import { DatabaseHealth } from './database-health.js';
import { DatabaseServer } from './database-server.js';
import { DatabaseServerModule } from './database-server.module.js';
import { ListenerMetrics } from './listener-metrics.js';
import { LockMetrics } from './lock-metrics.js';
import { migrateUp } from './migrations.js';
import { requireSessions } from './session-probe.js';
import { poolOptions, POOLS, POOL_TOKENS } from './pools.js';

/**
 * Opens the database and brings its schema up to date before anything else of the service starts. Needs
 * AppConfig from a global module. Entities are the ones that feature modules register.
 */
@Global()
@Module({
  imports: [
    DatabaseServerModule,
    TypeOrmModule.forRootAsync({
      imports: [DatabaseServerModule],
      inject: [DatabaseServer],
      useFactory: async (server: DatabaseServer) => {
        await awaitDatabase(server.directUrl);
        if (server.isPooled) await awaitDatabase(server.url);
        await requireSessions(server);
        await migrateUp(server.directUrl);
        return {
          ...poolOptions(server, 'lookups'),
          autoLoadEntities: true,
          retryAttempts: 0,
        };
      },
    }),
  ],
  providers: [
    ...POOLS,
    AdvisoryLocks,
    ConnectionPriority,
    DatabaseHealth,
    DatabaseMetrics,
    ListenerMetrics,
    LockMetrics,
  ],
  exports: [...POOL_TOKENS, AdvisoryLocks, DatabaseHealth, DatabaseServerModule, ListenerMetrics],
})
export class DatabaseModule {}
