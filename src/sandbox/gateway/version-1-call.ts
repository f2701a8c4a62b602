import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential } from '../cloud/account.js';
import { signatureFailure, tokenFailure } from '../error/auth-errors.js';
import { missingParameter, requestTooLarge, wrongValue } from '../error/gateway-errors.js';
import { bodyOfQuery } from '../parameter/query.js';
import type { Fields } from '../parameter/spec.js';
import { type ApiRequest, MAX_QUERY_BYTES, signedHosts } from './api-request.js';
import { type CommonParameters, languageOf, type SignedCall } from './signed-call.js';
import { checkTimestamp, signerOf } from './signer.js';

/** The published limit of a POST call with this signature. */
const MAX_FORM_BYTES = 1024 * 1024;

/** In the order in which their absence is reported. */
const REQUIRED = ['Action', 'Version', 'Nonce', 'Timestamp', 'SecretId', 'Signature'];
const COMMON = new Set([...REQUIRED, 'Region', 'SignatureMethod', 'Token', 'Language', 'RequestClient']);

const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** Whether the request can only be meant as one of version 1, because it has nothing that TC3 has. */
export function isVersion1(request: ApiRequest): boolean {
  const hasTc3 = request.header('authorization') ?? request.header('x-tc-action');
  if (hasTc3 !== undefined) return false;
  return (
    request.method === 'GET' || (request.method === 'POST' && FORM.test(request.header('content-type') ?? ''))
  );
}

/**
 * A call with signature version 1 (HmacSHA1 or HmacSHA256): everything is a parameter, in the query of a GET or in the
 * form of a POST. The query of a POST is not signed and therefore not read.
 */
export class Version1Call implements SignedCall {
  readonly common: CommonParameters;
  /** Of a name that is sent twice, the last value; it is the one that has to be signed. */
  private readonly given: ReadonlyMap<string, string>;

  constructor(private readonly request: ApiRequest) {
    const { method, query, body } = request;
    this.given = new Map(new URLSearchParams(method === 'POST' ? body.toString('utf8') : query));
    this.common = {
      host: request.header('host') ?? '',
      action: this.text('Action'),
      version: this.text('Version'),
      region: this.given.get('Region'),
      language: languageOf(this.given.get('Language')),
      traceId: request.header('x-tc-traceid') ?? '',
    };
  }

  checkForm(): void {
    const { query, body, bodyTooLarge } = this.request;
    if (bodyTooLarge || body.length > MAX_FORM_BYTES || query.length > MAX_QUERY_BYTES)
      throw requestTooLarge();
    for (const name of REQUIRED) {
      if (!this.text(name)) throw missingParameter(name);
    }
  }

  /** In the order SecretId, nonce, clock, MAC, token. A nonce may come again, as TC3 has none either. */
  verify(accounts: readonly Credential[], nowMs: number): Credential {
    const account = signerOf(this.text('SecretId'), accounts);
    if (!/^\d{1,20}$/.test(this.text('Nonce'))) throw wrongValue('Nonce', this.text('Nonce'));
    checkTimestamp('Timestamp', this.text('Timestamp'), nowMs);
    const signature = Buffer.from(this.text('Signature'));
    const verified = signedHosts(this.request).some((host) => {
      const right = Buffer.from(this.signatureAt(host, account.secretKey));
      return right.length === signature.length && timingSafeEqual(right, signature);
    });
    if (!verified) throw signatureFailure();
    if (this.given.get('Token') !== account.token) throw tokenFailure();
    return account;
  }

  sentParameters(): Record<string, unknown> {
    return Object.fromEntries(this.ownParameters());
  }

  parametersFor(fields: Fields): Record<string, unknown> {
    return bodyOfQuery(fields, this.ownParameters());
  }

  private text(name: string): string {
    return this.given.get(name) ?? '';
  }

  /** The parameters of the action. */
  private ownParameters(): [string, string][] {
    return [...this.given].filter(([name]) => !COMMON.has(name));
  }

  /** The values are signed as they are before the encoding of a URL. Any other method than HmacSHA256 is HmacSHA1. */
  private signatureAt(host: string, secretKey: string): string {
    const algorithm = this.text('SignatureMethod') === 'HmacSHA256' ? 'sha256' : 'sha1';
    const names = [...this.given.keys()].filter((name) => name !== 'Signature').toSorted();
    const signed = names.map((name) => `${name}=${this.text(name)}`).join('&');
    return createHmac(algorithm, secretKey)
      .update(`${this.request.method}${host}/?${signed}`)
      .digest('base64');
  }
}
