import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withDatabase } from '../database/database-errors.js';
import { Cipher } from './cipher.js';
import { reseal, type SealedRow } from './reseal.js';

const FIRST_VERSION = 1;
const TABLE = { table: 'sealed_secret', id: 'name' } as const;

/** Secrets of the service itself that all replicas share, sealed with the key ring and bound to their names. */
@Injectable()
export class SealedSecretStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: Cipher,
  ) {}

  /**
   * The secret of this name; `makeBytes` is used only while there is none. Replicas that ask at the same time get
   * the same secret. Throws CREDENTIAL_UNREADABLE or DATABASE_UNAVAILABLE.
   */
  async getOrCreate(name: string, makeBytes: () => Buffer): Promise<Buffer> {
    return withDatabase(async () => {
      const found = await this.find(name);
      if (found) return found;
      const { text, keyId } = this.cipher.seal(makeBytes(), sealedSecretBinding(name, FIRST_VERSION));
      await this.dataSource.query(
        'INSERT INTO sealed_secret (name, secret, key_id, version) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING',
        [name, text, keyId, FIRST_VERSION],
      );
      return (await this.find(name))!;
    });
  }

  /** Seals it with the primary key, so that no other key is needed for it. Throws as above. */
  async renew(name: string): Promise<void> {
    await withDatabase(async () => {
      const row = await this.row(name);
      if (!row || row.key_id === this.cipher.primaryKeyId) return;
      await reseal(this.dataSource, this.cipher, TABLE, row, (version) => sealedSecretBinding(name, version));
    });
  }

  private async find(name: string): Promise<Buffer | undefined> {
    const row = await this.row(name);
    return (
      row && this.cipher.open({ text: row.secret, keyId: row.key_id }, sealedSecretBinding(name, row.version))
    );
  }

  private async row(name: string): Promise<SealedRow | undefined> {
    const query = 'SELECT name AS id, secret, key_id, version FROM sealed_secret WHERE name = $1';
    const [row] = await this.dataSource.query<SealedRow[]>(query, [name]);
    return row;
  }
}

export const sealedSecretBinding = (name: string, version: number) => ({ name, version, field: 'secret' });
