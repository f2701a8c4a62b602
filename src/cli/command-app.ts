import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { AppConfig } from '../config/app-config.js';
import { readEnvironment } from '../config/environment.js';
import { awaitDatabase } from '../database/await-database.js';
import { DatabaseServer } from '../database/database-server.js';
import { migrateUp, requireCurrentSchema } from '../database/migrations.js';
import { KeyCheck } from '../encryption/key-check.js';
import { CommandModule, type Features } from './command.module.js';

const DATABASE_TIMEOUT_MS = 3_000;

/**
 * Runs `work` in an application without HTTP that consists of these modules, and closes everything afterwards. While
 * it runs it holds a lease, as AuditModule sees to, so that a running service does not take a long command for a
 * dead process; closing writes the rest of the audit trail. The embedded database is the one of the running service
 * or one for the length of the command. With DATABASE_URL the schema must be up to date already. `prepare` may
 * complete the configuration once the database can be reached.
 */
export async function withCommandApp<T>(
  features: Features,
  work: (app: INestApplicationContext) => Promise<T>,
  prepare: (config: AppConfig, databaseUrl: string) => Promise<void> = async () => undefined,
): Promise<T> {
  const config = readEnvironment(undefined, 'command');
  const server = await DatabaseServer.open(config, 'guest');
  try {
    await awaitDatabase(server.directUrl, DATABASE_TIMEOUT_MS);
    if (config.databaseUrl === undefined) await migrateUp(server.directUrl);
    else await requireCurrentSchema(server.directUrl);
    await prepare(config, server.directUrl);
    // Standard output holds the result alone, and what goes wrong is an error of the command.
    const options = { logger: false, abortOnError: false } as const;
    const module = CommandModule.with(config, server.directUrl, features);
    const app = await NestFactory.createApplicationContext(module, options);
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await server.close();
  }
}

/**
 * Before a command seals anything. Throws KeyMismatchError, or UnknownPrimaryKeyError unless `newKey` says that no
 * service is running.
 */
export async function checkKeys(app: INestApplicationContext, newKey: boolean): Promise<void> {
  const keyCheck = app.get(KeyCheck);
  await (newKey ? keyCheck.verify() : keyCheck.verifyForCommand());
}
