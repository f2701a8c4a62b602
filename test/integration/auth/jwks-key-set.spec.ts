import { afterEach, beforeAll, describe, expect, it } from 'vitest';
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

describe(JwksKeySet.name, () => {
  let first: SigningKey;
  let second: SigningKey;
  let server: JwksServer;
  let clockMs = 0;

  beforeAll(async () => {
    first = await aKey('ES256', 'first');
    second = await aKey('ES256', 'second');
  });

  afterEach(() => server.close());

  async function aVerifier(answer: JwksServer['answer']) {
    clockMs = 0;
    server = await aJwksServer(answer);
    const keys = new JwksKeySet(server.url, () => clockMs);
    const verifier = new JwtVerifier(keys, { issuer: ISSUER, audience: AUDIENCE });
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
    clockMs = 10_000;
    for (let count = 0; count < 20; count += 1) expect(await verify(second)).toBe('NOT_AUTHENTICATED');
    expect(server.fetches).toBe(1);
    server.answer = [first.publicJwk, second.publicJwk];
    clockMs = 29_999;
    expect(await verify(second)).toBe('NOT_AUTHENTICATED');
    clockMs = 30_001;
    expect(await verify(second)).toBe('jwt:user-1');
    expect(server.fetches).toBe(2);
  });

  it('shares one fetch between tokens with unknown keys that come at once', async () => {
    const verify = await aVerifier([first.publicJwk]);
    await verify(first);
    clockMs = 31_000;
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
    clockMs = 31_000;
    expect(await verify(second)).toBe('NOT_AUTHENTICATED');
    expect(server.fetches).toBe(2);
    expect(await verify(first)).toBe('jwt:user-1');
  });

  it('keeps the last good set when the address is gone', async () => {
    const verify = await aVerifier([first.publicJwk]);
    await verify(first);
    await server.close();
    for (clockMs = 0; clockMs < 3_600_000; clockMs += 700_000) expect(await verify(first)).toBe('jwt:user-1');
  });

  it('recovers when the address was away at the start', async () => {
    const verify = await aVerifier(503);
    for (let count = 0; count < 5; count += 1) expect(await verify(first)).toBe('NOT_AUTHENTICATED');
    expect(server.fetches).toBe(1);
    server.answer = [first.publicJwk];
    clockMs = 5_001;
    expect(await verify(first)).toBe('jwt:user-1');
  });

  it('renews an old set before it uses it again, so that a withdrawn key ends', async () => {
    const verify = await aVerifier([first.publicJwk, second.publicJwk]);
    await verify(first);
    server.answer = [second.publicJwk];
    clockMs = 600_001;
    expect(await verify(first)).toBe('NOT_AUTHENTICATED');
    expect(await verify(second)).toBe('jwt:user-1');
  });
});
