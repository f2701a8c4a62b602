import { expect } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../src/errors/error-codes.js';

export const ENVELOPE_KEYS = ['scode', 'desc', 'message', 'message_cn', 'stack', 'data'];

/** Fails unless the text is the envelope of this failure, key by key; answers its `desc`. */
export function expectFailure(text: string, code: ErrorCode): string {
  const envelope = JSON.parse(text) as Record<string, unknown>;
  expect(Object.keys(envelope)).toEqual(ENVELOPE_KEYS);
  const { scode, message, message_cn } = ERROR_CODES[code];
  expect(envelope).toMatchObject({ scode, message, message_cn, stack: null, data: null });
  expect(typeof envelope['desc']).toBe('string');
  return String(envelope['desc']);
}
