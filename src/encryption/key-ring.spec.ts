import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { KeyRing } from './key-ring.js';

const OLD = Buffer.alloc(32, 'old');
const NEW = Buffer.alloc(32, 'new');

describe(KeyRing.name, () => {
  const ring = new KeyRing([
    { kid: 'new', key: NEW },
    { kid: 'old', key: OLD },
  ]);

  it('seals with the first key and opens with all of them', () => {
    expect(ring.primary).toBe('new');
    expect(ring.keyIds).toEqual(['new', 'old']);
    expect(ring.key('old')?.export()).toEqual(OLD);
    expect(ring.key('absent')).toBeUndefined();
  });

  it('tells keys apart by the beginning of their SHA-256', () => {
    expect(ring.fingerprint('old')).toBe(createHash('sha256').update(OLD).digest('hex').slice(0, 8));
    expect(ring.fingerprint('new')).not.toBe(ring.fingerprint('old'));
    expect(ring.fingerprint('absent')).toBeUndefined();
  });

  it('shows no key when it is printed or serialised', () => {
    const printed = `${inspect(ring, { depth: 9, showHidden: true })} ${JSON.stringify(ring)}`;
    expect(printed).toContain('new');
    for (const key of [OLD, NEW])
      for (const form of ['hex', 'base64', 'latin1'] as const)
        expect(printed).not.toContain(key.toString(form));
  });

  it('refuses to be empty', () => {
    expect(() => new KeyRing([])).toThrow('CREDENTIAL_KEYS holds no key');
  });
});
