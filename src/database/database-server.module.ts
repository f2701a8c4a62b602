import { Module } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { DatabaseServer } from './database-server.js';

/** Apart from DatabaseModule, so that TypeORM can import it and is shut down before it. */
@Module({
  providers: [
    {
      provide: DatabaseServer,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => DatabaseServer.open(config, 'owner'),
    },
  ],
  exports: [DatabaseServer],
})
export class DatabaseServerModule {}
