import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { PostgresListener } from '../database/postgres-listener.js';
import type { ApiKeyDirectory } from './api-key-directory.js';

/** Drops a key from memory as soon as any replica, or a hand in the database, changes or deletes it. */
export class ApiKeyChanges implements OnModuleInit, OnApplicationShutdown {
  private readonly listener: PostgresListener;

  constructor(databaseUrl: string, directory: ApiKeyDirectory) {
    this.listener = new PostgresListener(databaseUrl, 'api_key_changed', {
      onMessage: (id) => directory.evict(id),
      onConnect: () => directory.invalidateAll(),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.listener.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.stop();
  }
}
