import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { JwksKeySet } from '../../../src/auth/jwks-key-set.js';
import { JwtVerifier } from '../../../src/auth/jwt-verifier.js';
import { digestOf } from '../../../src/auth/secret-digest.js';
import {
  AUDIENCE,
  ISSUER,
  type JwksServer,
  type SigningKey,
  aJwksServer,
  aKey,
  aToken,
} from './issuer.fixture.js';

const START = Date.UTC(2026, 0, 1);

describe(JwksKeySet.name, () => {
  let first: SigningKey;
  let second: SigningKey;
  let server: JwksServer;

  /** Sets the clock, counted from the start of the test. Timers run on. */
  const at = (ms: number) => vi.setSystemTime(START + ms);

  beforeAll(async () => {
    first = await aKey('ES256', 'first');
    second = await aKey('ES256', 'second');
  });

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
    at(0);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await server.close();
  });

  async function aVerifier(answer: JwksServer['answer']) {
    server = await aJwksServer(answer);
    const verifier = new JwtVerifier(new JwksKeySet(server.url), { issuer: ISSUER, audience: AUDIENCE });
    return async (key: SigningKey, claims = { jti: Math.random().toString() }) => {
      const token = await aToken(key, claims);
      return verifier.verify(token, digestOf(token)).then(
        ({ id }) => id,
        ({ code }: { code: string }) => code,
      );
    };
  }

  it('fetches once for many tokens', async () => {
    const verify = await aVerifier([first.publicJwk, second.publicJwk]);
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, index) => verify(index % 2 ? first : second)),
    );
    expect(new Set(ids)).toEqual(new Set(['jwt:user-1']));
    expect(server.fetches).toBe(1);
  });

  it('finds a new key by one fetch in 30 seconds, however many unknown ones are tried', async () => {
    const verify = await aVerifier([first.publicJwk]);
    await verify(first);
    at(10_000);
    for (let count = 0; count < 20; count += 1) expect(await verify(second)).toBe('NOT_AUTHENTICATED');
    expect(server.fetches).toBe(1);
    server.answer = [first.publicJwk, second.publicJwk];
    at(29_999);
    expect(await verify(second)).toBe('NOT_AUTHENTICATED');
    at(30_001);
    expect(await verify(second)).toBe('jwt:user-1');
    expect(server.fetches).toBe(2);
  });

  it('shares one fetch between simultaneous tokens with unknown keys', async () => {
    const verify = await aVerifier([first.publicJwk]);
    await verify(first);
    at(31_000);
    await Promise.all(Array.from({ length: 50 }, () => verify(second)));
    expect(server.fetches).toBe(2);
  });

  it.each<[string, JwksServer['answer']]>([
    ['an error', 500],
    ['a redirect', 302],
    ['no JSON', '<html>'],
    ['something else', '{"keys":7}'],
    ['an empty set', []],
    ['only keys it does not accept', [{ kty: 'oct', k: 'AAAA', kid: 'first' }]],
    ['more than it reads', JSON.stringify({ keys: [], pad: 'x'.repeat(300_000) })],
  ])('keeps the last good set when the address answers with %s', async (_, answer) => {
    const verify = await aVerifier([first.publicJwk]);
    expect(await verify(first)).toBe('jwt:user-1');
    server.answer = answer;
    at(31_000);
    expect(await verify(second)).toBe('NOT_AUTHENTICATED');
    expect(server.fetches).toBe(2);
    expect(await verify(first)).toBe('jwt:user-1');
  });

  it('keeps the last good set while the issuer refuses connections', async () => {
    const verify = await aVerifier([first.publicJwk]);
    await verify(first);
    await server.close();
    for (let ms = 0; ms < 3_600_000; ms += 700_000) {
      at(ms);
      expect(await verify(first)).toBe('jwt:user-1');
    }
  });

  it('loads the first set five seconds after a fetch that failed', async () => {
    const verify = await aVerifier(503);
    for (let count = 0; count < 5; count += 1) expect(await verify(first)).toBe('NOT_AUTHENTICATED');
    expect(server.fetches).toBe(1);
    server.answer = [first.publicJwk];
    at(5_001);
    expect(await verify(first)).toBe('jwt:user-1');
  });

  it('renews an old set before it uses it again, so that a withdrawn key is refused', async () => {
    const verify = await aVerifier([first.publicJwk, second.publicJwk]);
    await verify(first);
    server.answer = [second.publicJwk];
    at(600_001);
    expect(await verify(first)).toBe('NOT_AUTHENTICATED');
    expect(await verify(second)).toBe('jwt:user-1');
  });

  it('fetches again within 30 seconds of a failed fetch, so that a key withdrawn during an outage is refused', async () => {
    const verify = await aVerifier([first.publicJwk, second.publicJwk]);
    await verify(first);
    server.answer = 503;
    at(600_001);
    expect(await verify(first)).toBe('jwt:user-1');
    server.answer = [second.publicJwk];
    at(630_000);
    await verify(first);
    expect(server.fetches).toBe(2);
    at(630_002);
    await expect.poll(() => verify(first)).toBe('NOT_AUTHENTICATED');
    expect(server.fetches).toBe(3);
  });

  it.each<[string, object | null]>([
    ['a key that is no object', null],
    ['a point that is not on the curve', { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', kid: 'second' }],
    ['a curve it does not accept', { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43), kid: 'second' }],
    ['a type that is a name of Object.prototype', { kty: '__proto__', kid: 'second' }],
  ])('leaves out %s and uses the rest of the set', async (_, jwk) => {
    const verify = await aVerifier([jwk as object, first.publicJwk]);
    expect(await verify(first)).toBe('jwt:user-1');
    expect(await verify(second)).toBe('NOT_AUTHENTICATED');
  });

  it('takes only the public part when the issuer publishes a private key by mistake', async () => {
    const verify = await aVerifier([{ ...first.publicJwk, d: 'A'.repeat(43) }]);
    expect(await verify(first)).toBe('jwt:user-1');
  });

  it.each([
    [1_024, 'NOT_AUTHENTICATED'],
    [2_048, 'jwt:user-1'],
  ])('answers to a token signed with an RSA key of %d bits: %s', async (modulusLength, answer) => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
    server = await aJwksServer([{ ...publicKey.export({ format: 'jwk' }), kid: 'rsa' }, first.publicJwk]);
    const verifier = new JwtVerifier(new JwksKeySet(server.url), { issuer: ISSUER, audience: AUDIENCE });
    const [, payload] = (await aToken(first)).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: 'rsa' })).toString('base64url');
    const signature = createSign('sha256').update(`${header}.${payload}`).sign(privateKey, 'base64url');
    const token = `${header}.${payload}.${signature}`;
    const outcome = await verifier.verify(token, digestOf(token)).catch((error: unknown) => error);
    expect(outcome).toMatchObject(answer.startsWith('jwt') ? { id: answer } : { code: answer });
  });
});
