import { hash, timingSafeEqual } from 'node:crypto';

/**
 * SHA-256 of a secret. Without salt or work factor on purpose: every secret here is random with 190 bits
 * or more, so that guessing is impossible without it, and this runs on every request.
 */
export const digestOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/** Compares two digests of 32 bytes in a time that does not depend on where they differ. */
export const sameDigest = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
