import { describe, expect, it } from 'vitest';
import { parseSecret } from './secret-input.js';
import { UsageError } from './usage.error.js';

describe(parseSecret.name, () => {
  it('takes the three fields and no other', () => {
    const secret = { SecretId: 'AKID', SecretKey: 'key', Token: 'token' };
    expect(parseSecret(JSON.stringify(secret))).toEqual(secret);
    expect(parseSecret('{"SecretKey":"key"}')).toEqual({ SecretKey: 'key' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'canary'],
    ['a list', '["canary"]'],
    ['null', 'null'],
    ['a text', '"canary"'],
    ['an unknown field', '{"canary": "canary"}'],
    ['a number', '{"SecretId": 1, "SecretKey": "canary"}'],
    ['an inherited name', '{"__proto__": {"SecretKey": "canary"}}'],
  ])('refuses %s without repeating it', (_, text) => {
    const parse = () => parseSecret(text);
    expect(parse).toThrow(UsageError);
    expect(parse).not.toThrow(/canary/);
  });
});
