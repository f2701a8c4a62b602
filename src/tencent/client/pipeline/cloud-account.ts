import { hash } from 'node:crypto';
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

const KEYS = new WeakMap<CloudAccount, string>();

/**
 * Names the account wherever something belongs to it: limits, queues, locks, rows. It is made of the whole key pair,
 * so a tenant who knows another one's SecretId alone does not share them. The key pair cannot be found from it.
 */
export function accountKeyOf(account: CloudAccount): string {
  let key = KEYS.get(account);
  if (key === undefined) {
    key = hash('sha256', `${account.secretId}\n${account.secretKey}`, 'base64url');
    KEYS.set(account, key);
  }
  return key;
}

/** Everything of an account that must not be seen. */
export const secretsOf = ({ secretId, secretKey, token }: CloudAccount): (string | undefined)[] => [
  secretKey,
  token,
  secretId,
];
