import { AppError } from '../errors/app.error.js';
import type { Caller } from '../common/request/caller.js';
import type { ApiKeyDirectory, KnownApiKey } from './api-key-directory.js';
import { API_KEY_PREFIX, parseApiKey } from './api-key-token.js';
import { notAuthenticated } from './auth-failure.js';
import type { JwtVerifier } from './jwt-verifier.js';
import { digestOf, sameDigest } from './secret-digest.js';

export interface VerifyOptions {
  /** A read may go on with a key that Postgres, being away, cannot confirm. */
  mayBeStale: boolean;
}

/**
 * Turns a bearer token into a caller: the bootstrap admin key, an API key, or a JWT. Throws
 * NOT_AUTHENTICATED with one text for every reason, and DATABASE_UNAVAILABLE when only Postgres could tell.
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
    const key = this.apiKeys.fresh(parsed.id) ?? (await this.confirm(parsed.id, options));
    if (!key) throw notAuthenticated('api_key_unknown');
    if (!sameDigest(parsed.secretHash, key.secretHash)) throw notAuthenticated('api_key_secret');
    if (key.expiresAt <= this.now()) throw notAuthenticated('api_key_expired');
    this.apiKeys.touch(parsed.id, key);
    return key.caller;
  }

  private async confirm(id: string, { mayBeStale }: VerifyOptions): Promise<KnownApiKey | undefined> {
    try {
      return await this.apiKeys.confirm(id);
    } catch (cause) {
      const stale = mayBeStale ? this.apiKeys.stale(id) : undefined;
      if (stale) return stale;
      throw new AppError('DATABASE_UNAVAILABLE', 'the API key cannot be looked up', {
        cause,
        retryAfterSeconds: 2,
      });
    }
  }
}
