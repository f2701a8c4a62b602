import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { withDatabase } from '../database/database-errors.js';
import { Cipher } from './cipher.js';

/** Secrets of the service itself that every replica must share, sealed with the key ring and bound by name. */
@Injectable()
export class SealedSecretStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: Cipher,
  ) {}

  /**
   * The secret of this name; `makeBytes` is used only while there is none. Of replicas that ask at once all
   * get the same one. Throws CREDENTIAL_UNREADABLE or DATABASE_UNAVAILABLE.
   */
  async getOrCreate(name: string, makeBytes: () => Buffer): Promise<Buffer> {
    return withDatabase(async () => {
      const found = await this.find(name);
      if (found) return found;
      const { text, keyId } = this.cipher.seal(makeBytes(), sealedSecretBinding(name));
      await this.dataSource.query(
        'INSERT INTO sealed_secret (name, secret, key_id) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING',
        [name, text, keyId],
      );
      return (await this.find(name))!;
    });
  }

  private async find(name: string): Promise<Buffer | undefined> {
    const [row] = await this.dataSource.query('SELECT secret, key_id FROM sealed_secret WHERE name = $1', [
      name,
    ]);
    return row && this.cipher.open({ text: row.secret, keyId: row.key_id }, sealedSecretBinding(name));
  }
}

export const sealedSecretBinding = (name: string) => ({ name, field: 'secret' });
