import { randomBytes } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app.error.js';
import { Cipher, type Sealed } from './cipher.js';
import { CredentialCipher, type CredentialFrame } from '../credential/credential-cipher.js';
import { CredentialMetrics } from '../credential/credential-metrics.js';
import { KeyRing } from './key-ring.js';

const keyA = { kid: 'a', key: randomBytes(32) };
const keyB = { kid: 'b', key: randomBytes(32) };
const cipherOf = (...keys: (typeof keyA)[]) => new Cipher(new KeyRing(keys));

const place = { tenantUuid: 'system', clusterUuid: '72db4b34-1473-418f-ade4-de00b956f16b' };
const binding = { tenant: place.tenantUuid, cluster: place.clusterUuid, field: 'secret' };
const secret = { secretId: 'AKIDcanary0123456789', secretKey: 'canary-secret-key', token: undefined };

function outcome(open: () => unknown): string {
  try {
    open();
    return 'opened';
  } catch (error) {
    return error instanceof AppError ? error.code : `other: ${String(error)}`;
  }
}

describe(Cipher.name, () => {
  const cipher = cipherOf(keyA);
  const plain = Buffer.from(JSON.stringify(secret));

  it('opens what it sealed, with a fresh nonce each time', () => {
    const one = cipher.seal(plain, binding);
    const two = cipher.seal(plain, binding);
    expect(cipher.open(one, binding)).toEqual(plain);
    expect(one.text).not.toBe(two.text);
    expect(one.text).not.toContain('canary');
  });

  it('writes standard JWE that an independent implementation reads', async () => {
    const { text } = cipher.seal(plain, binding);
    const opened = await compactDecrypt(text, keyA.key);
    expect(Buffer.from(opened.plaintext)).toEqual(plain);
    expect(opened.protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'a', v: 2, ...binding });
  });

  it('reads the JWE of an independent implementation', async () => {
    const header = { alg: 'dir', enc: 'A256GCM', kid: 'a', v: 2, ...binding };
    const text = await new CompactEncrypt(plain).setProtectedHeader(header).encrypt(keyA.key);
    expect(cipher.open({ text, keyId: 'a' }, binding)).toEqual(plain);
  });

  it('answers CREDENTIAL_UNREADABLE to a change of any character to any other one', () => {
    const { text, keyId } = cipher.seal(plain, binding);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n';
    const seen = new Map<string, number>();
    for (let at = 0; at < text.length; at++)
      for (const character of alphabet) {
        if (character === text[at]) continue;
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        const result = outcome(() => cipher.open({ text: changed, keyId }, binding));
        seen.set(result, (seen.get(result) ?? 0) + 1);
      }
    const changes = [...text].map((own) => alphabet.length - (alphabet.includes(own) ? 1 : 0));
    expect([...seen]).toEqual([['CREDENTIAL_UNREADABLE', changes.reduce((sum, count) => sum + count)]]);
  });

  it('answers CREDENTIAL_UNREADABLE to every bit flip, cut, doubling and insertion', () => {
    const { text, keyId } = cipher.seal(plain, binding);
    const bytes = Buffer.from(text, 'latin1');
    const changed: string[] = [];
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const copy = Buffer.from(bytes);
        copy[at] = copy[at]! ^ (1 << bit);
        changed.push(copy.toString('latin1'));
      }
      changed.push(text.slice(0, at), text.slice(at + 1), text.slice(0, at) + text[at] + text.slice(at));
    }
    changed.push('', '....', `${text}.`, `${text}=`, text.replace('..', '.AA.'), `${text}${text}`);
    const results = new Set(
      changed.map((each) => outcome(() => cipher.open({ text: each, keyId }, binding))),
    );
    expect([...results]).toEqual(['CREDENTIAL_UNREADABLE']);
  });

  it.each([
    ['tenant', { ...binding, tenant: 'other' }],
    ['cluster', { ...binding, cluster: 'other' }],
    ['field', { ...binding, field: 'token' }],
    ['tenant and cluster swapped', { ...binding, tenant: binding.cluster, cluster: binding.tenant }],
    ['a sealed secret', { name: 'audit', field: 'secret' }],
  ])('does not open in another place: %s', (_, other) => {
    const sealed = cipher.seal(plain, binding);
    expect(outcome(() => cipher.open(sealed, other))).toBe('CREDENTIAL_UNREADABLE');
  });

  it('does not open under another key, another key name, or a key it lacks', () => {
    const sealed = cipher.seal(plain, binding);
    const impostor = cipherOf({ kid: 'a', key: keyB.key });
    const renamed: Sealed = { ...sealed, keyId: 'b' };
    expect(outcome(() => impostor.open(sealed, binding))).toBe('CREDENTIAL_UNREADABLE');
    expect(outcome(() => cipherOf(keyB, keyA).open(renamed, binding))).toBe('CREDENTIAL_UNREADABLE');
    expect(outcome(() => cipherOf(keyB).open(sealed, binding))).toBe('CREDENTIAL_UNREADABLE');
    expect(() => cipherOf(keyB).open(sealed, binding)).toThrow(/the key "a", which CREDENTIAL_KEYS lacks/);
  });

  it('seals under the first key and opens under every one', () => {
    const old = cipherOf(keyA).seal(plain, binding);
    const ring = cipherOf(keyB, keyA);
    expect(ring.open(old, binding)).toEqual(plain);
    expect(ring.seal(plain, binding).keyId).toBe('b');
  });
});

describe(CredentialCipher.name, () => {
  const cipher = new CredentialCipher(cipherOf(keyA), new CredentialMetrics(new Registry()));
  const frame: CredentialFrame = {
    ...place,
    id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
    site: 'china',
    region: 'ap-guangzhou',
    enabled: true,
    version: 7,
  };
  const row = (secrets: typeof secret, at = frame) => {
    const { text, keyId } = cipher.seal(secrets, at);
    return { ...at, secret: text, keyId };
  };

  it('brings back every part of the secret', () => {
    expect(cipher.open(row(secret))).toEqual(secret);
    const withToken = { ...secret, token: 't'.repeat(4096) } as unknown as typeof secret;
    expect(cipher.open(row(withToken))).toEqual(withToken);
  });

  it('does not open when two rows swap their secrets', () => {
    const mine = row(secret);
    const theirs = row({ ...secret, secretKey: 'theirs' }, { ...frame, tenantUuid: 'other' });
    expect(outcome(() => cipher.open({ ...mine, secret: theirs.secret }))).toBe('CREDENTIAL_UNREADABLE');
    expect(outcome(() => cipher.open({ ...theirs, secret: mine.secret }))).toBe('CREDENTIAL_UNREADABLE');
  });

  it.each<[string, Partial<CredentialFrame>]>([
    ['id', { id: '0b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed' }],
    ['tenant', { tenantUuid: 'other' }],
    ['cluster', { clusterUuid: 'other' }],
    ['site', { site: 'international' }],
    ['region', { region: 'ap-beijing' }],
    ['absent region', { region: null }],
    ['switch', { enabled: false }],
    ['version', { version: 8 }],
  ])('does not open after somebody else changed the %s', (_, change) => {
    expect(outcome(() => cipher.open({ ...row(secret), ...change }))).toBe('CREDENTIAL_UNREADABLE');
  });

  it('does not open an older text in its own row', () => {
    const older = row(secret, { ...frame, version: 6 });
    expect(outcome(() => cipher.open({ ...row(secret), secret: older.secret }))).toBe(
      'CREDENTIAL_UNREADABLE',
    );
  });

  it('opens fast enough for every request', () => {
    const sealed = row(secret);
    for (let i = 0; i < 2_000; i++) cipher.open(sealed);
    const begun = performance.now();
    for (let i = 0; i < 10_000; i++) cipher.open(sealed);
    const microseconds = (performance.now() - begun) / 10;
    expect(microseconds).toBeLessThan(200);
    process.stdout.write(`opening one credential takes ${microseconds.toFixed(1)} µs\n`);
  });
});
