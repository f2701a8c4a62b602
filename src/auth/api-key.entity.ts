import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../common/request/caller.js';

@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn({ type: 'text' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  role: Role;

  /** `['*']` means every tenant. */
  @Column({ type: 'text', array: true })
  tenants: string[];

  /** SHA-256 of the secret part of the token; only `ApiKeyTable` selects it. */
  @Column({ name: 'secret_hash', type: 'bytea', select: false })
  secretHash: Buffer;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  /** By `ApiKeySeal`, over all columns but the next. Null: made by a version that had none. */
  @Column({ type: 'bytea', nullable: true, select: false })
  mac: Buffer | null;

  /** Exact to a minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;
}
