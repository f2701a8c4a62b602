import { Injectable } from '@nestjs/common';
import { AppError } from '../errors/app.error.js';
import { credentialNotFound } from '../common/request/scope.js';
import { databaseUnavailable } from '../database/database-errors.js';
import type { CloudSecret } from './cloud-secret.js';
import type { Site } from './dto/site.js';
import { CredentialCache } from './credential-cache.js';
import { CredentialCipher } from './credential-cipher.js';

export interface OpenCredential extends CloudSecret {
  credentialId: string;
  version: number;
  /** Default region of the account. */
  region: string | undefined;
  site: Site;
  /** The age of the row when Postgres did not answer; undefined when it did. */
  staleSeconds: number | undefined;
}

/** The only place that decrypts cloud keys for use. */
@Injectable()
export class CredentialStore {
  constructor(
    private readonly cache: CredentialCache,
    private readonly cipher: CredentialCipher,
  ) {}

  /** The clusters of a tenant that have a credential, sorted. Throws DATABASE_UNAVAILABLE. */
  clustersOf(tenantUuid: string): Promise<string[]> {
    return this.cache.clustersOf(tenantUuid);
  }

  /**
   * Decrypts the credential of a tenant's cluster for one request. Throws CREDENTIAL_NOT_FOUND,
   * CREDENTIAL_DISABLED, CREDENTIAL_UNREADABLE or DATABASE_UNAVAILABLE; the last also for a write when only
   * a stale row is known.
   */
  async open(
    tenantUuid: string,
    clusterUuid: string,
    options: { forWrite?: boolean } = {},
  ): Promise<OpenCredential> {
    const { row, staleSeconds } = await this.cache.find(tenantUuid, clusterUuid);
    if (!row) throw credentialNotFound();
    if (options.forWrite && staleSeconds !== undefined) throw databaseUnavailable();
    if (!row.enabled)
      throw new AppError('CREDENTIAL_DISABLED', {
        en: 'TenantUuid, ClusterUuid: the credential of this pair is disabled',
        zh: 'TenantUuid、ClusterUuid：该租户和集群的云账号密钥已停用',
      });
    return {
      credentialId: row.id,
      version: row.version,
      region: row.region ?? undefined,
      site: row.site,
      staleSeconds,
      ...this.cipher.open(row),
    };
  }
}
