import type { CloudSecret } from './cloud-secret.js';
import { maskSecretId } from './cloud-secret.js';
import type { CredentialCipher } from './credential-cipher.js';
import type { CredentialEntity } from './credential.entity.js';
import type { UpdateCredentialDto } from './dto/credential-requests.dto.js';

export type CredentialUpdate = Omit<UpdateCredentialDto, 'faults'>;

type Changes = Partial<
  Pick<
    CredentialEntity,
    | 'secret'
    | 'keyId'
    | 'secretIdMasked'
    | 'hasToken'
    | 'region'
    | 'site'
    | 'description'
    | 'enabled'
    | 'version'
  >
>;

/**
 * The columns that an update writes. The secret is always sealed anew, as it is bound to them. Throws
 * CREDENTIAL_UNREADABLE when the stored secret is needed and does not open, which is not so when SecretId and SecretKey
 * are both given.
 */
export function credentialChanges(
  row: CredentialEntity,
  body: CredentialUpdate,
  cipher: CredentialCipher,
): Changes {
  const changes: Changes = { version: row.version + 1 };
  if (body.Region !== undefined) changes.region = body.Region;
  if (body.Site !== undefined) changes.site = body.Site;
  if (body.Description !== undefined) changes.description = body.Description;
  if (body.Enabled !== undefined) changes.enabled = body.Enabled;

  const secret = mergeSecret(body, () => cipher.open(row));
  const { text, keyId } = cipher.seal(secret, { ...row, ...changes });
  return {
    ...changes,
    secret: text,
    keyId,
    secretIdMasked: maskSecretId(secret.secretId),
    hasToken: secret.token !== undefined,
  };
}

/** A token is issued together with its key, so a new key without a token ends the old token. */
function mergeSecret(body: CredentialUpdate, stored: () => CloudSecret): CloudSecret {
  const { SecretId: secretId, SecretKey: secretKey, Token: token } = body;
  if (secretId !== undefined && secretKey !== undefined) return { secretId, secretKey, token };
  const old = stored();
  return {
    secretId: secretId ?? old.secretId,
    secretKey: secretKey ?? old.secretKey,
    token: token ?? (secretKey === undefined ? old.token : undefined),
  };
}
