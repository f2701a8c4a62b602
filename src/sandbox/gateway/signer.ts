import type { Credential } from '../cloud/account.js';
import { invalidSecretId, secretIdNotFound, signatureExpire } from '../error/auth-errors.js';
import { wrongValue } from '../error/gateway-errors.js';

/** The published tolerance: five minutes before or after, both included. */
const TOLERANCE_SECONDS = 300;

/** Throws InvalidSecretId or SecretIdNotFound. */
export function signerOf(secretId: string, accounts: readonly Credential[]): Credential {
  if (!/^[A-Za-z0-9_-]*$/.test(secretId)) throw invalidSecretId();
  const account = accounts.find((candidate) => candidate.secretId === secretId);
  if (!account) throw secretIdNotFound();
  return account;
}

/** The timestamp in seconds. Throws SignatureExpire when it is too far from now. */
export function checkTimestamp(name: string, text: string, nowMs: number): number {
  if (!/^\d{1,12}$/.test(text)) throw wrongValue(name, text);
  const timestamp = Number(text);
  if (Math.abs(Math.floor(nowMs / 1000) - timestamp) > TOLERANCE_SECONDS) throw signatureExpire();
  return timestamp;
}
