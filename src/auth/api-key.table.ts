import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ApiKeyEntity } from './api-key.entity.js';

/** The table of API keys as the directory reads it, hashes and seals included. */
@Injectable()
export class ApiKeyTable {
  constructor(@InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>) {}

  find(id: string): Promise<ApiKeyEntity | null> {
    return this.keys
      .createQueryBuilder('key')
      .addSelect(['key.secretHash', 'key.mac'])
      .where('key.id = :id', { id })
      .getOne();
  }

  /** Keys that could still be used if they had a seal; the newest hundred. */
  async unsealedIds(): Promise<string[]> {
    const rows: { id: string }[] = await this.keys.query(
      `SELECT id FROM api_key WHERE mac IS NULL AND (expires_at IS NULL OR expires_at > now())
        ORDER BY created_at DESC LIMIT 100`,
    );
    return rows.map(({ id }) => id);
  }

  async recordUse(id: string): Promise<void> {
    await this.keys.query(
      `UPDATE api_key SET last_used_at = now()
        WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '55 seconds')`,
      [id],
    );
  }
}
