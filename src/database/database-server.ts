import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { AppConfig } from '../config/app-config.js';
import { EmbeddedPostgres } from '../embedded-postgres/embedded-postgres.js';
import { type ConnectionShares, connectionShares } from './connection-shares.js';

/**
 * The Postgres that everything else connects to: the one of DATABASE_URL, or the embedded one, which is
 * stopped after the connection pools are closed (Nest shuts importers down before what they import).
 */
export class DatabaseServer implements OnApplicationShutdown {
  private constructor(
    readonly url: string,
    /** For what needs a session of its own: locks, LISTEN, migrations. The same unless `url` is a transaction pooler. */
    readonly directUrl: string,
    readonly connections: ConnectionShares,
    private readonly embedded: EmbeddedPostgres | undefined,
  ) {}

  /** Throws EmbeddedPostgresError. `guest` is for commands, which may run beside the service. */
  static async open(config: AppConfig, role: 'owner' | 'guest'): Promise<DatabaseServer> {
    const { databaseUrl, databaseDirectUrl = databaseUrl } = config;
    const connections = connectionShares(config.databaseConnections);
    if (databaseUrl !== undefined && databaseDirectUrl !== undefined)
      return new DatabaseServer(databaseUrl, databaseDirectUrl, connections, undefined);
    const logger = new Logger('EmbeddedPostgres');
    const log = (message: string) => logger.warn(message);
    const embedded = await EmbeddedPostgres.start({ dataDir: config.dataDir, role, log });
    return new DatabaseServer(embedded.url, embedded.url, connections, embedded);
  }

  /** Each transaction through `url` may be on another server process. */
  get isPooled(): boolean {
    return this.url !== this.directUrl;
  }

  get isEmbedded(): boolean {
    return this.embedded !== undefined;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }

  /** Every connection pool must be closed before. */
  async close(): Promise<void> {
    await this.embedded?.stop();
  }
}
