import type { Caller } from '../common/request/caller.js';
import { databaseUnavailable } from '../database/database-errors.js';
import type { ApiKeyDirectory } from './api-key-directory.js';
import { API_KEY_PREFIX, parseApiKey } from './api-key-token.js';
import { notAuthenticated } from './auth-failure.js';
import type { JwtVerifier } from './jwt-verifier.js';
import { digestOf, sameDigest } from './secret-digest.js';

export interface VerifyOptions {
  /** Whether a key may be used that Postgres confirmed some time ago and cannot confirm now; for reads alone. */
  mayBeStale: boolean;
}

/**
 * Turns a bearer token into a caller: the bootstrap admin key, an API key, or a JWT. Throws
 * NOT_AUTHENTICATED with one text for every reason (the guard adds what the form of the header says), and DATABASE_UNAVAILABLE when only Postgres could tell.
 */
export class TokenVerifier {
  private readonly adminDigest: Buffer | undefined;
  private readonly admin: Caller = { id: 'admin', role: 'admin', tenants: ['*'] };

  constructor(
    adminApiKey: string | undefined,
    private readonly apiKeys: ApiKeyDirectory,
    private readonly jwts: JwtVerifier | undefined,
    private readonly now: () => number = Date.now,
  ) {
    this.adminDigest = adminApiKey === undefined ? undefined : digestOf(adminApiKey);
  }

  async verify(token: string, options: VerifyOptions): Promise<Caller> {
    const digest = digestOf(token);
    if (this.adminDigest && sameDigest(digest, this.adminDigest)) return this.admin;
    if (token.startsWith(API_KEY_PREFIX)) return this.verifyApiKey(token, options);
    if (!this.jwts || !token.includes('.')) throw notAuthenticated('unknown_token');
    return this.jwts.verify(token, digest);
  }

  private async verifyApiKey(token: string, options: VerifyOptions): Promise<Caller> {
    const parsed = parseApiKey(token);
    if (!parsed) throw notAuthenticated('malformed');
    const { row: key, staleSeconds } = await this.apiKeys.find(parsed.id);
    if (staleSeconds !== undefined && !options.mayBeStale) throw databaseUnavailable();
    if (!key) throw notAuthenticated('api_key_unknown');
    if (!sameDigest(parsed.secretHash, key.secretHash)) throw notAuthenticated('api_key_secret');
    if (key.expiresAt <= this.now()) throw notAuthenticated('api_key_expired');
    this.apiKeys.recordUse(key);
    return key.caller;
  }
}
