import { Logger } from '@nestjs/common';
import {
  type CryptoKey,
  type FetchImplementation,
  type JWK,
  type JWSHeaderParameters,
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
} from 'jose';
import { notAuthenticated } from './auth-failure.js';

/** The only signatures accepted, by key type. Nothing symmetric: a public key must never pass as an HMAC secret. */
const ALGORITHM_BY_KEY_TYPE = new Map([
  ['RSA', 'RS256'],
  ['EC', 'ES256'],
  ['OKP', 'EdDSA'],
]);
export const JWT_ALGORITHMS = [...ALGORITHM_BY_KEY_TYPE.values()];

const FETCH_TIMEOUT_MS = 3_000;
/** A set older than this is fetched again before it is used, so that withdrawn keys end. */
const MAX_AGE_MS = 600_000;
/** Unknown key ids cause one fetch in this time, however many tokens carry one. */
const COOLDOWN_MS = 30_000;
/** The same before any set has been loaded. */
const FIRST_RETRY_MS = 5_000;
const MAX_BYTES = 256 * 1024;
const MAX_KEYS = 100;
const MIN_RSA_BITS = 2_048;

/**
 * The public keys of the one configured issuer. `jose` fetches, caches and selects them. Written here is what
 * it does not do: the last good set stays in use while the issuer does not answer or answers with anything
 * else, a failed fetch has a cooldown too, the answer is bounded, and the algorithm follows from the key type.
 */
export class JwksKeySet {
  private readonly logger = new Logger(JwksKeySet.name);
  private readonly remote: ReturnType<typeof createRemoteJWKSet>;
  private lastGood: { keys: JWK[] } | undefined;
  /** Undefined when the last fetch gave a key set. */
  private failedAt: number | undefined;

  constructor(url: string) {
    this.remote = createRemoteJWKSet(new URL(url), {
      timeoutDuration: FETCH_TIMEOUT_MS,
      cacheMaxAge: MAX_AGE_MS,
      cooldownDuration: COOLDOWN_MS,
      [customFetch]: (address, options) => this.fetch(address, options),
    });
  }

  /** The one key that fits the header of a token. Rejects with an error of `jose`, or NOT_AUTHENTICATED. */
  find(header: JWSHeaderParameters): Promise<CryptoKey> {
    // `jose` takes the kept set for a new one, so this fetch has to be started here. It never rejects then.
    if (this.lastGood && this.failedAt !== undefined && !this.remote.coolingDown) void this.remote.reload();
    return this.remote(header);
  }

  private async fetch(...request: Parameters<FetchImplementation>): Promise<Response> {
    if (!this.lastGood && this.failedAt !== undefined && Date.now() - this.failedAt < FIRST_RETRY_MS)
      throw notAuthenticated('jwt_keys_unavailable');
    try {
      this.lastGood = await usableKeys(await download(...request));
      this.failedAt = undefined;
    } catch (error) {
      this.failedAt = Date.now();
      const kept = this.lastGood ? 'the last good key set stays in use' : 'no JWT can be verified yet';
      const { message, cause } = error as Error;
      const reason = cause instanceof Error ? `${message} (${cause.message})` : message;
      this.logger.warn(`AUTH_JWKS_URL gave no key set, ${kept}: ${reason}`);
      if (!this.lastGood) throw notAuthenticated('jwt_keys_unavailable', error);
    }
    return Response.json(this.lastGood);
  }
}

/**
 * The answer as JSON. `jose` asks for no redirect to be followed, and its signal ends the whole download. The
 * messages quote nothing of the answer.
 */
async function download(...[url, options]: Parameters<FetchImplementation>): Promise<unknown> {
  const { status, body } = await fetch(url, options);
  if (status !== 200 || !body) {
    await body?.cancel();
    throw new Error(`the address answered ${status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by an error cancels the rest of the answer.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`the answer is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new Error('the answer is not JSON');
  }
}

/** Keys that no token could use are left out. Throws when the document is no key set or nothing is left. */
async function usableKeys(document: unknown): Promise<{ keys: JWK[] }> {
  const listed = (document as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(listed)) throw new Error('the answer is not a key set');
  const keys = await Promise.all(listed.slice(0, MAX_KEYS).map((jwk: unknown) => usableKey(jwk as JWK)));
  const usable = keys.filter((key) => key !== undefined);
  if (usable.length === 0) throw new Error(`the key set holds no key for ${JWT_ALGORITHMS.join(', ')}`);
  return { keys: usable };
}

/** The public part of a key, bound to the algorithm of its type; undefined for one that `jose` would not select. */
async function usableKey(jwk: JWK | null): Promise<JWK | undefined> {
  const alg = ALGORITHM_BY_KEY_TYPE.get(jwk?.kty ?? '');
  if (!jwk || !alg || (jwk.alg ?? alg) !== alg) return undefined;
  const { kty, kid, use, key_ops, crv, n, e, x, y } = jwk;
  if (kid !== undefined && typeof kid !== 'string') return undefined;
  const publicPart = { kty, kid, use, key_ops, crv, n, e, x, y, alg };
  try {
    const { algorithm } = await createLocalJWKSet({ keys: [publicPart] })({ alg });
    const { modulusLength = MIN_RSA_BITS } = algorithm as { modulusLength?: number };
    return modulusLength < MIN_RSA_BITS ? undefined : publicPart;
  } catch {
    return undefined;
  }
}
