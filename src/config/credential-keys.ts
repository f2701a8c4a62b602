import type { CredentialKey } from './app-config.js';
import { isWeakKey } from './weak-secret.js';

/** Only one encoding: standard base64 of exactly 32 bytes, as `openssl rand -base64 32` prints it. */
const KEY_TEXT = /^[A-Za-z0-9+/]{43}=$/;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;

/**
 * Parses `kid:base64[,kid:base64…]`; the first is primary. Faults name the position or the key id, never
 * the key. Duplicate ids, duplicate keys and guessable keys are faults.
 */
export function parseCredentialKeys(text: string): { keys: CredentialKey[]; faults: string[] } {
  const keys: CredentialKey[] = [];
  const faults: string[] = [];
  for (const [index, entry] of text.split(',').entries()) {
    if (entry.trim() === '') continue;
    const [kid = '', encoded] = entry.trim().split(/:(.*)/s);
    // Without a colon the text may be a key whose id is missing, so it is not shown.
    const name = encoded !== undefined && KEY_ID.test(kid) ? `key "${kid}"` : `entry ${index + 1}`;
    const key = Buffer.from(encoded ?? '', 'base64');
    if (encoded === undefined || !KEY_ID.test(kid))
      faults.push(`${name} needs an id of 1 to 32 letters, digits, "_" or "-" before ":"`);
    else if (!KEY_TEXT.test(encoded) || key.toString('base64') !== encoded)
      faults.push(`${name} must be the base64 of exactly 32 bytes`);
    else if (isWeakKey(key)) faults.push(`${name} is not random; make one with: openssl rand -base64 32`);
    else if (keys.some((other) => other.kid === kid)) faults.push(`${name} is there twice`);
    else if (keys.some((other) => other.key.equals(key)))
      faults.push(`${name} repeats the bytes of another key`);
    else keys.push({ kid, key });
  }
  return { keys, faults };
}
