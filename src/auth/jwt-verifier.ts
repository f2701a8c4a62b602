import { type JWTHeaderParameters, type JWTPayload, errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../common/request/caller.js';
import { AppError } from '../errors/app.error.js';
import { type AuthFailureReason, notAuthenticated } from './auth-failure.js';
import { JWT_ALGORITHMS, type JwksKeySet } from './jwks-key-set.js';
import { callerOf } from './jwt-claims.js';

/** Header members by which a token would choose its own key or demand an extension. */
const REFUSED_MEMBERS = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64'];
const TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];
const CLOCK_TOLERANCE_SECONDS = 30;
const CACHE_TTL_MS = 60_000;
const MAX_CACHED = 10_000;

/** By the code of the error; whatever else `jose` rejects with is about the key or the signature. */
const REASONS: Partial<Record<string, AuthFailureReason>> = {
  [errors.JWSInvalid.code]: 'malformed',
  [errors.JOSEAlgNotAllowed.code]: 'jwt_header',
  [errors.JOSENotSupported.code]: 'jwt_header',
  [errors.JWKSNoMatchingKey.code]: 'jwt_key',
  [errors.JWKSMultipleMatchingKeys.code]: 'jwt_key',
  [errors.JWTClaimValidationFailed.code]: 'jwt_claims',
  [errors.JWTExpired.code]: 'jwt_expired',
};

interface Verified {
  caller: Caller;
  until: number;
}

/** JWTs of the one configured issuer. Every failure is NOT_AUTHENTICATED; no known role is NOT_ALLOWED. */
export class JwtVerifier {
  /** By digest of the whole token, so that a changed signature is another entry. Never beyond `exp`. */
  private readonly verified = new LRUCache<string, Verified>({ max: MAX_CACHED });

  constructor(
    private readonly keys: JwksKeySet,
    private readonly expected: { issuer: string; audience: string },
    private readonly now: () => number = Date.now,
  ) {}

  async verify(token: string, digest: Buffer): Promise<Caller> {
    const id = digest.toString('base64');
    const known = this.verified.get(id);
    if (known && known.until > this.now()) return known.caller;
    const payload = await this.payloadOf(token);
    // JSON may hold a number that is none here, such as 1e999.
    if (!Number.isFinite(payload.exp)) throw notAuthenticated('jwt_claims');
    const caller = callerOf(payload);
    this.verified.set(id, { caller, until: Math.min(this.now() + CACHE_TTL_MS, (payload.exp ?? 0) * 1000) });
    return caller;
  }

  private async payloadOf(token: string): Promise<JWTPayload> {
    const keyOf = (header: JWTHeaderParameters) => {
      checkHeader(header);
      return this.keys.find(header);
    };
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        algorithms: JWT_ALGORITHMS,
        ...this.expected,
        requiredClaims: ['iss', 'aud', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw notAuthenticated(REASONS[(error as errors.JOSEError).code] ?? 'jwt_signature', error);
    }
  }
}

/** Refuses what the unverified header must not hold; `jose` ignores most of it. */
function checkHeader(header: JWTHeaderParameters): void {
  const { typ, kid } = header;
  const refused = REFUSED_MEMBERS.some((member) => Object.hasOwn(header, member));
  const isJwt = typ === undefined || (typeof typ === 'string' && TYPES.includes(typ.toLowerCase()));
  if (refused || !isJwt || !(kid === undefined || typeof kid === 'string'))
    throw notAuthenticated('jwt_header');
}
