import { randomBytes } from 'node:crypto';
import { digestOf } from './secret-digest.js';

/** By this prefix people, secret scanners and the log redactor recognise a key. */
export const API_KEY_PREFIX = 'tdk_';

/** Prefix, id, and 32 bytes as base64url: 72 characters. */
const API_KEY_TOKEN = /^tdk_([0-9a-f]{24})_([A-Za-z0-9_-]{43})$/;

export interface NewApiKey {
  id: string;
  /** Shown once; only `secretHash` is stored. */
  token: string;
  secretHash: Buffer;
}

export function newApiKey(): NewApiKey {
  const id = randomBytes(12).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { id, token: `${API_KEY_PREFIX}${id}_${secret}`, secretHash: digestOf(secret) };
}

/** The parts of a well-formed token, unverified. The hash is over the text, so only one spelling fits. */
export function parseApiKey(token: string): { id: string; secretHash: Buffer } | undefined {
  const [, id, secret] = API_KEY_TOKEN.exec(token) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secretHash: digestOf(secret) };
}
