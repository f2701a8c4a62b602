import { toBeijing } from '../common/time/beijing-time.js';
import type { CredentialEntity } from './credential.entity.js';
import type { CredentialDto } from './dto/credential.dto.js';

/** What administrators see of a row. */
export function describeCredential(row: CredentialEntity, readable: boolean): CredentialDto {
  return {
    CredentialId: row.id,
    TenantUuid: row.tenantUuid,
    ClusterUuid: row.clusterUuid,
    SecretId: row.secretIdMasked,
    HasToken: row.hasToken,
    Region: row.region ?? '',
    Description: row.description,
    Enabled: row.enabled,
    KeyId: row.keyId,
    Version: row.version,
    Status: readable ? (row.enabled ? 'ok' : 'disabled') : 'undecryptable',
    CreateTime: toBeijing(row.createdAt.getTime()),
    UpdateTime: toBeijing(row.updatedAt.getTime()),
  };
}
