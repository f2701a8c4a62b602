import { type CryptoKey, type JWK, importJWK } from 'jose';

/** The only signatures accepted. Nothing symmetric: a public key must never pass as an HMAC secret. */
export const JWT_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;
export type JwtAlgorithm = (typeof JWT_ALGORITHMS)[number];

export interface VerificationKey {
  kid: string | undefined;
  alg: JwtAlgorithm;
  key: CryptoKey | Uint8Array;
}

const MAX_KEYS = 100;
/** Base64url characters of a modulus of 2048 bits. */
const MIN_MODULUS_LENGTH = 342;

/** The usable keys of a key set document; others are skipped. Throws when it is none or holds none. */
export async function readJwks(document: unknown): Promise<VerificationKey[]> {
  const listed = (document as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(listed)) throw new Error('the answer is not a key set');
  const keys = await Promise.all(listed.slice(0, MAX_KEYS).map((jwk: unknown) => readKey(jwk as JWK)));
  const usable = keys.filter((key) => key !== undefined);
  if (usable.length === 0) throw new Error(`the key set holds no key for ${JWT_ALGORITHMS.join(', ')}`);
  return usable;
}

async function readKey(jwk: JWK | null): Promise<VerificationKey | undefined> {
  const kind = jwk && kindOf(jwk);
  if (!kind) return undefined;
  if (jwk.alg !== undefined && jwk.alg !== kind.alg) return undefined;
  if (jwk.use !== undefined && jwk.use !== 'sig') return undefined;
  if (Array.isArray(jwk.key_ops) && !jwk.key_ops.includes('verify')) return undefined;
  if (jwk.kid !== undefined && typeof jwk.kid !== 'string') return undefined;
  try {
    return { kid: jwk.kid, alg: kind.alg, key: await importJWK(kind.publicPart, kind.alg) };
  } catch {
    return undefined;
  }
}

/** The algorithm follows from the key type, not from what a token asks for. Private members are dropped. */
function kindOf(jwk: JWK): { alg: JwtAlgorithm; publicPart: JWK } | undefined {
  const { kty, crv, n, e, x, y } = jwk as Partial<Record<string, string>>;
  if (kty === 'RSA' && typeof n === 'string' && n.length >= MIN_MODULUS_LENGTH && e)
    return { alg: 'RS256', publicPart: { kty, n, e } };
  if (kty === 'EC' && crv === 'P-256' && x && y) return { alg: 'ES256', publicPart: { kty, crv, x, y } };
  if (kty === 'OKP' && crv === 'Ed25519' && x) return { alg: 'EdDSA', publicPart: { kty, crv, x } };
  return undefined;
}
