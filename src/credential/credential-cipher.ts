import { Injectable } from '@nestjs/common';
import { Cipher, type Sealed } from '../encryption/cipher.js';
import { type CloudSecret, decodeSecret, encodeSecret } from './cloud-secret.js';
import { CredentialMetrics } from './credential-metrics.js';
import type { CredentialEntity, CredentialOwner } from './credential.entity.js';

/** Seals cloud keys so that they open only in the row of their own tenant and cluster. */
@Injectable()
export class CredentialCipher {
  constructor(
    private readonly cipher: Cipher,
    private readonly metrics: CredentialMetrics,
  ) {}

  seal(secret: CloudSecret, owner: CredentialOwner): Sealed {
    return this.cipher.seal(encodeSecret(secret), credentialBinding(owner));
  }

  /** Throws CREDENTIAL_UNREADABLE. */
  open(row: CredentialOwner & Pick<CredentialEntity, 'secret' | 'keyId'>): CloudSecret {
    try {
      return decodeSecret(this.cipher.open({ text: row.secret, keyId: row.keyId }, credentialBinding(row)));
    } catch (error) {
      this.metrics.decryptFailures.inc();
      throw error;
    }
  }
}

export const credentialBinding = ({ tenantUuid, clusterUuid }: CredentialOwner) => ({
  tenant: tenantUuid,
  cluster: clusterUuid,
  field: 'secret',
});
