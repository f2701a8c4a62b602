import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential } from '../cloud/account.js';
import { invalidAuthorization, signatureFailure, tokenFailure } from '../error/auth-errors.js';
import { type ApiRequest, signedHosts } from './api-request.js';
import { checkTimestamp, signerOf } from './signer.js';

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/,]*)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request,\s*SignedHeaders=([a-z0-9;-]+),\s*Signature=([0-9a-f]{64})$/;

/**
 * Finds the account that signed, or throws an `AuthFailure.*`, in the order format, SecretId, clock, MAC, token.
 * `acceptsService` checks the service that the credential scope names. A scope whose date is not the UTC date of the
 * timestamp is a wrong signature, because the server derives the date itself (tencentcloud-demo-mp-soe #3).
 */
export function verifyTc3(
  request: ApiRequest,
  accounts: readonly Credential[],
  nowMs: number,
  acceptsService: (service: string) => boolean,
): Credential {
  const [, secretId, date, service, signedHeaders, signature] =
    AUTHORIZATION.exec(request.header('authorization') ?? '') ?? [];
  if (secretId === undefined || !date || !service || !signedHeaders || !signature)
    throw invalidAuthorization();
  const names = signedHeaders.split(';');
  if (!isSortedAndComplete(names)) throw invalidAuthorization();

  const account = signerOf(secretId, accounts);
  const timestamp = checkTimestamp('X-TC-Timestamp', request.header('x-tc-timestamp') ?? '', nowMs);

  const utcDate = new Date(timestamp * 1000).toISOString().slice(0, 10);
  if (date !== utcDate || !acceptsService(service)) throw signatureFailure();
  const scope = `${date}/${service}/tc3_request`;
  const key = hmac(hmac(hmac(`TC3${account.secretKey}`, date), service), 'tc3_request');
  const verified = canonicalRequests(request, names).some((canonical) => {
    const stringToSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
    return timingSafeEqual(hmac(key, stringToSign), Buffer.from(signature, 'hex'));
  });
  if (!verified) throw signatureFailure();

  if (request.header('x-tc-token') !== account.token) throw tokenFailure();
  return account;
}

function isSortedAndComplete(names: string[]): boolean {
  const sorted = names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name);
  return sorted && names.includes('content-type') && names.includes('host');
}

/**
 * The canonical requests that a correct client may have signed. The Node.js SDK 4.1.313 signs the host without its
 * port and header values as they are sent; the published description changes the values to lower case.
 */
function canonicalRequests(request: ApiRequest, names: string[]): string[] {
  const unsigned = request.header('x-tc-content-sha256') === 'UNSIGNED-PAYLOAD';
  const payloadHash = sha256(unsigned ? 'UNSIGNED-PAYLOAD' : request.body);
  return signedHosts(request).flatMap((signedHost) =>
    [(value: string) => value, (value: string) => value.toLowerCase()].map((form) => {
      const value = (name: string) =>
        name === 'host' ? signedHost : form((request.header(name) ?? '').trim());
      const headers = names.map((name) => `${name}:${value(name)}\n`).join('');
      return [request.method, '/', request.query, headers, names.join(';'), payloadHash].join('\n');
    }),
  );
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
