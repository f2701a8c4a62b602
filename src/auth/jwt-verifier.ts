import {
  type JWTPayload,
  type ProtectedHeaderParameters,
  decodeProtectedHeader,
  errors,
  jwtVerify,
} from 'jose';
import { LRUCache } from 'lru-cache';
import type { Caller } from '../common/request/caller.js';
import { notAuthenticated } from './auth-failure.js';
import type { JwksKeySet } from './jwks-key-set.js';
import { JWT_ALGORITHMS, type JwtAlgorithm } from './jwks-keys.js';
import { callerOf } from './jwt-claims.js';

/** Header members by which a token would choose its own key or demand an extension. */
const REFUSED_MEMBERS = ['jku', 'jwk', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64'];
const TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];
const CLOCK_TOLERANCE_SECONDS = 30;
const REMEMBER_MS = 60_000;
const MAX_REMEMBERED = 10_000;

interface Verified {
  caller: Caller;
  until: number;
}

/** JWTs of the one configured issuer. Every failure is NOT_AUTHENTICATED; no known role is NOT_ALLOWED. */
export class JwtVerifier {
  /** By digest of the whole token, so that a changed signature is another entry. Never beyond `exp`. */
  private readonly verified = new LRUCache<string, Verified>({ max: MAX_REMEMBERED });

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
    const caller = callerOf(payload);
    this.verified.set(id, { caller, until: Math.min(this.now() + REMEMBER_MS, (payload.exp ?? 0) * 1000) });
    return caller;
  }

  private async payloadOf(token: string): Promise<JWTPayload> {
    const header = readHeader(token);
    const key = await this.keys.find(header.alg, header.kid);
    if (!key) throw notAuthenticated(this.keys.isLoaded ? 'jwt_key' : 'jwt_keys_unavailable');
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [header.alg],
        ...this.expected,
        requiredClaims: ['iss', 'aud', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(this.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw notAuthenticated('jwt_expired', error);
      throw notAuthenticated(
        error instanceof errors.JWTClaimValidationFailed ? 'jwt_claims' : 'jwt_signature',
        error,
      );
    }
  }
}

/** Reads the unverified header only as far as is needed to choose a key, and refuses what it must not hold. */
function readHeader(token: string): { alg: JwtAlgorithm; kid: string | undefined } {
  let header: ProtectedHeaderParameters;
  try {
    header = decodeProtectedHeader(token);
  } catch (error) {
    throw notAuthenticated('malformed', error);
  }
  const { typ, kid } = header;
  const alg = JWT_ALGORITHMS.find((known) => known === header.alg);
  const refused = REFUSED_MEMBERS.some((member) => Object.hasOwn(header, member));
  const isJwt = typ === undefined || (typeof typ === 'string' && TYPES.includes(typ.toLowerCase()));
  if (!alg || refused || !isJwt || !(kid === undefined || typeof kid === 'string'))
    throw notAuthenticated('jwt_header');
  return { alg, kid };
}
