import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn } from 'typeorm';
import type { Site } from './dto/site.js';

/** The tenant and the cluster that a credential belongs to. */
export type CredentialOwner = Pick<CredentialEntity, 'tenantUuid' | 'clusterUuid'>;

/** One cloud account of a cluster of a tenant. The README of this folder says what must always hold. */
@Entity('credential')
export class CredentialEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'tenant_uuid', type: 'varchar', length: 64 })
  tenantUuid: string;

  @Column({ name: 'cluster_uuid', type: 'varchar', length: 64 })
  clusterUuid: string;

  /** SecretId, SecretKey and Token, sealed together; a query must ask for it by name. */
  @Column({ type: 'text', select: false })
  secret: string;

  @Column({ name: 'key_id', type: 'varchar', length: 32 })
  keyId: string;

  @Column({ name: 'secret_id_masked', type: 'varchar', length: 16 })
  secretIdMasked: string;

  @Column({ name: 'has_token', type: 'boolean' })
  hasToken: boolean;

  /** Used for requests that name no region. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  region: string | null;

  @Column({ type: 'varchar', length: 16, default: 'china' })
  site: Site;

  @Column({ type: 'varchar', length: 255, default: '' })
  description: string;

  @Column({ type: 'boolean', default: true })
  enabled: boolean;

  /** Grows with every change; a change is written only over the version it was made from. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
