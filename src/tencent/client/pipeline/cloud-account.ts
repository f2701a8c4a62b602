import { createHash } from 'node:crypto';
import type { Site } from '../../../credential/dto/site.js';

/**
 * The plain key of one cloud account. It lasts until the last call of the request that opened it is settled; the
 * pipeline and the transport do not keep it longer. The only other place is the Redactor, until the request ends.
 */
export interface CloudAccount {
  credentialId: string;
  /** Grows with every change of the credential, so that no answer is shared across a change. */
  version: number;
  secretId: string;
  secretKey: string;
  /** Only with temporary keys. */
  token?: string | undefined;
  /** Decides the host that calls go to. */
  site: Site;
}

/** Names the account in locks and in the database, whichever tenant uses it. The key cannot be found from it. */
export const accountKeyOf = ({ secretId, secretKey }: CloudAccount): string =>
  createHash('sha256').update(`${secretId}\n${secretKey}`).digest('base64url');

/** Everything of an account that must not be seen. */
export const secretsOf = ({ secretId, secretKey, token }: CloudAccount): (string | undefined)[] => [
  secretKey,
  token,
  secretId,
];
