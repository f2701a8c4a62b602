import { Injectable } from '@nestjs/common';
import { Cipher, type Sealed } from '../encryption/cipher.js';
import { type CloudSecret, decodeSecret, encodeSecret } from './cloud-secret.js';
import { CredentialMetrics } from './credential-metrics.js';
import type { CredentialEntity } from './credential.entity.js';

/** What a cloud key is bound to: all columns that decide whose calls it signs, where they go and whether. */
export type CredentialFrame = Pick<
  CredentialEntity,
  'id' | 'tenantUuid' | 'clusterUuid' | 'site' | 'region' | 'enabled' | 'version'
>;

/**
 * Seals cloud keys so that they open only in the version of the row that they were sealed for: not in another row, not
 * after a column was changed by somebody else, and an older text not in its own row.
 */
@Injectable()
export class CredentialCipher {
  constructor(
    private readonly cipher: Cipher,
    private readonly metrics: CredentialMetrics,
  ) {}

  seal(secret: CloudSecret, frame: CredentialFrame): Sealed {
    return this.cipher.seal(encodeSecret(secret), credentialBinding(frame));
  }

  /** Undefined for a row that does not open. */
  secretIdOf(row: Parameters<CredentialCipher['open']>[0]): string | undefined {
    try {
      return this.open(row).secretId;
    } catch {
      return undefined;
    }
  }

  /** Throws CREDENTIAL_UNREADABLE. */
  open(row: CredentialFrame & Pick<CredentialEntity, 'secret' | 'keyId'>): CloudSecret {
    try {
      return decodeSecret(this.cipher.open({ text: row.secret, keyId: row.keyId }, credentialBinding(row)));
    } catch (error) {
      this.metrics.decryptFailures.inc();
      throw error;
    }
  }
}

export const credentialBinding = (frame: CredentialFrame) => ({
  id: frame.id,
  tenant: frame.tenantUuid,
  cluster: frame.clusterUuid,
  site: frame.site,
  region: frame.region ?? '',
  enabled: frame.enabled,
  version: frame.version,
  field: 'secret',
});
