import { randomInt } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** `disk-` and eight characters of `[a-z0-9]`, like real ids. */
export function randomDiskId(): string {
  return `disk-${Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}
