import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import type { CredentialKey } from '../config/app-config.js';

/**
 * The keys that credentials are sealed with. The first one seals; all of them open. The bytes are in KeyObjects,
 * which are neither printed nor serialised.
 */
export class KeyRing {
  readonly primary: string;
  private readonly keys: ReadonlyMap<string, { key: KeyObject; fingerprint: string }>;

  constructor(keys: readonly CredentialKey[]) {
    const [first] = keys;
    if (!first) throw new Error('CREDENTIAL_KEYS holds no key');
    this.primary = first.kid;
    this.keys = new Map(
      keys.map(({ kid, key }) => [kid, { key: createSecretKey(key), fingerprint: fingerprintOf(key) }]),
    );
  }

  get keyIds(): string[] {
    return [...this.keys.keys()];
  }

  key(kid: string): KeyObject | undefined {
    return this.keys.get(kid)?.key;
  }

  /** Distinguishes keys without showing them: the first 8 hex digits of the SHA-256 of the key. */
  fingerprint(kid: string): string | undefined {
    return this.keys.get(kid)?.fingerprint;
  }
}

const fingerprintOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);
