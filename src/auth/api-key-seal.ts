import { createHmac } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { SealedSecretStore } from '../encryption/sealed-secret-store.js';
import { ServiceKey } from '../encryption/service-key.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyTable } from './api-key.table.js';
import { sameDigest } from './secret-digest.js';

/** All that is written when a key is made. `lastUsedAt` changes and decides about nothing. */
export type SealedApiKey = Omit<ApiKeyEntity, 'lastUsedAt' | 'mac'>;

/**
 * Tells the rows that this service wrote from those that a writer of the database made or changed. Each row has a MAC
 * under a key that is not in the database in plain.
 */
@Injectable()
export class ApiKeySeal implements OnApplicationBootstrap {
  private readonly logger = new Logger(ApiKeySeal.name);
  private readonly key: ServiceKey;
  private readonly refusedRows: Counter;
  private known: Promise<Buffer> | undefined;

  constructor(
    secrets: SealedSecretStore,
    private readonly table: ApiKeyTable,
    registry: Registry,
  ) {
    this.key = new ServiceKey(secrets, 'api_key');
    this.refusedRows = new Counter({
      name: 'auth_api_key_rows_refused_total',
      help: 'Rows of API keys that were refused because this service did not write them as they are',
      registers: [registry],
    });
  }

  /** Postgres may be unreachable at the start. */
  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.key.renew();
      const ids = await this.table.unsealedIds();
      if (ids.length > 0)
        this.logger.error(
          `these API keys are refused, for their rows have no seal: ${ids.join(', ')}. They were made by an older ` +
            'version or by somebody who writes into the database. Delete them and make those anew that you know',
        );
    } catch (error) {
      this.logger.error(`API keys cannot be checked: ${(error as Error).message}`);
    }
  }

  /** Rejects when Postgres is unreachable or the key cannot be opened. */
  async macOf(row: SealedApiKey): Promise<Buffer> {
    return createHmac('sha256', await this.bytes())
      .update(textOf(row))
      .digest();
  }

  /** False, and it is counted and logged, for a row that this service did not write as it is. Rejects as above. */
  async accepts(row: ApiKeyEntity): Promise<boolean> {
    if (row.mac && sameDigest(await this.macOf(row), row.mac)) return true;
    this.refusedRows.inc();
    this.logger.error(`the API key ${row.id} is refused: its row is not as this service wrote it`);
    return false;
  }

  private bytes(): Promise<Buffer> {
    this.known ??= this.key.bytes().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }
}

/**
 * A JSON array is a canonical encoding here: its members are strings, null and a list of strings. Changing it makes
 * every key that was made before invalid.
 */
const textOf = (row: SealedApiKey): string =>
  JSON.stringify([
    'api-key-v1',
    row.id,
    row.name,
    row.role,
    row.tenants,
    row.secretHash.toString('hex'),
    row.expiresAt === null ? null : timeOf(row.expiresAt),
    timeOf(row.createdAt),
    row.createdBy,
  ]);

/** As text, because JSON would write an infinite time of Postgres as null, that is, as no expiry. */
const timeOf = (time: Date): string => String(Number(time));
