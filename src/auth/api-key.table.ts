import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ApiKeyEntity } from './api-key.entity.js';

/** The table of API keys as the directory reads it, hashes included. */
@Injectable()
export class ApiKeyTable {
  constructor(@InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>) {}

  find(id: string): Promise<ApiKeyEntity | null> {
    return this.keys
      .createQueryBuilder('key')
      .addSelect('key.secretHash')
      .where('key.id = :id', { id })
      .getOne();
  }

  async recordUse(id: string): Promise<void> {
    await this.keys.query(
      `UPDATE api_key SET last_used_at = now()
        WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '55 seconds')`,
      [id],
    );
  }
}
