import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseCredentialKeys } from './credential-keys.js';
import { isWeakKey, isWeakToken } from './weak-secret.js';

const aKey = () => randomBytes(32).toString('base64');
const [FIRST, SECOND] = [aKey(), aKey()];

describe(parseCredentialKeys.name, () => {
  it('reads keys in their order, blanks and empty entries aside', () => {
    const { keys, faults } = parseCredentialKeys(` new:${FIRST} ,, old_1-A:${SECOND},`);
    expect(faults).toEqual([]);
    expect(keys.map(({ kid, key }) => [kid, key.toString('base64')])).toEqual([
      ['new', FIRST],
      ['old_1-A', SECOND],
    ]);
  });

  it.each(['', ' ', ',', ' , '])('reads no key and finds no fault in %j', (text) =>
    expect(parseCredentialKeys(text)).toEqual({ keys: [], faults: [] }),
  );

  it.each([
    ['no id', FIRST, /^entry 1 needs an id/],
    ['no id before a short key', FIRST.replace(/[^A-Za-z0-9]/g, '').slice(0, 32), /^entry 1 needs an id/],
    ['an empty id', `:${FIRST}`, /^entry 1 needs an id/],
    ['an id with a blank', `a b:${FIRST}`, /^entry 1 needs an id/],
    ['an id of 33 characters', `${'a'.repeat(33)}:${FIRST}`, /^entry 1 needs an id/],
    ['no key', 'a:', /^key "a" must be the base64 of exactly 32 bytes/],
    ['31 bytes', `a:${randomBytes(31).toString('base64')}`, /exactly 32 bytes/],
    ['33 bytes', `a:${randomBytes(33).toString('base64')}`, /exactly 32 bytes/],
    ['base64 for URLs', `a:${Buffer.alloc(32, 0xfb).toString('base64url')}=`, /exactly 32 bytes/],
    ['hexadecimal', `a:${randomBytes(32).toString('hex')}`, /exactly 32 bytes/],
    ['no padding', `a:${FIRST.slice(0, -1)}`, /exactly 32 bytes/],
    ['another spelling of the last bits', `a:${'A'.repeat(42)}B=`, /exactly 32 bytes/],
    ['a colon in the key', `a:b:${FIRST}`, /exactly 32 bytes/],
    ['zeros', `a:${Buffer.alloc(32).toString('base64')}`, /^key "a" is not random/],
    [
      'the documented example',
      `a:${Buffer.from('replace-me-with-32-random-bytes!').toString('base64')}`,
      /not random/,
    ],
    ['an id twice', `a:${FIRST},a:${SECOND}`, /^key "a" is there twice/],
    ['a key twice', `a:${FIRST},b:${FIRST}`, /^key "b" repeats the bytes/],
  ])('finds %s', (_, text, fault) => {
    const { faults } = parseCredentialKeys(text);
    expect(faults).toEqual([expect.stringMatching(fault)]);
    expect(faults.join()).not.toContain(FIRST.slice(0, 20));
  });

  it('finds all faults at once, and names the place where there is no id', () => {
    const { keys, faults } = parseCredentialKeys(`a:${FIRST},b:short,${SECOND},c:`);
    expect(keys).toHaveLength(1);
    expect(faults.map((fault) => fault.split(' ').slice(0, 2).join(' '))).toEqual([
      'key "b"',
      'entry 3',
      'key "c"',
    ]);
  });
});

describe(isWeakToken.name, () => {
  it.each(['a'.repeat(40), 'ab'.repeat(20), 'change-me-to-32-random-characters-or-more'])(
    'knows %s',
    (token) => expect(isWeakToken(token)).toBe(true),
  );

  it('lets a random one pass', () => expect(isWeakToken(randomBytes(33).toString('base64'))).toBe(false));
});

describe(isWeakKey.name, () => {
  it('lets a random one pass and no uniform one', () => {
    expect(isWeakKey(randomBytes(32))).toBe(false);
    expect(isWeakKey(Buffer.alloc(32, 7))).toBe(true);
  });
});
