import { CompactSign } from 'jose';
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { exportSPKI, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiKeyDirectory } from '../../../src/auth/api-key-directory.js';
import { newApiKey } from '../../../src/auth/api-key-token.js';
import type { ApiKeyEntity } from '../../../src/auth/api-key.entity.js';
import { bearerToken } from '../../../src/auth/authentication.guard.js';
import { JwksKeySet } from '../../../src/auth/jwks-key-set.js';
import { JwtVerifier } from '../../../src/auth/jwt-verifier.js';
import { TokenVerifier } from '../../../src/auth/token-verifier.js';
import { AppError } from '../../../src/errors/app.error.js';
import {
  AUDIENCE,
  ISSUER,
  type JwksServer,
  type SigningKey,
  aJwksServer,
  aKey,
  aToken,
} from './issuer.fixture.js';

const ADMIN_KEY = 'bootstrap-key-of-the-admin-0123456789';
const now = () => Math.floor(Date.now() / 1000);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe(TokenVerifier.name, () => {
  let server: JwksServer;
  let verifier: TokenVerifier;
  let rs: SigningKey;
  let es: SigningKey;
  let ed: SigningKey;
  let otherKey: SigningKey;
  const rows = new Map<string, ApiKeyEntity>();
  const source: ConstructorParameters<typeof ApiKeyDirectory>[0] = {
    find: async (id) => rows.get(id) ?? null,
    recordUse: async () => undefined,
  };
  const listen = () => ({ connected: true, start: async () => undefined, stop: async () => undefined });

  /** Stores a key and gives back its token. */
  function anApiKey(over: Partial<ApiKeyEntity> = {}): string {
    const { id, token, secretHash } = newApiKey();
    const row = {
      id,
      name: 'test',
      role: 'reader',
      tenants: ['system'],
      secretHash,
      expiresAt: null,
      ...over,
    };
    rows.set(id, row as ApiKeyEntity);
    return token;
  }

  beforeAll(async () => {
    [rs, es, ed, otherKey] = await Promise.all([
      aKey('RS256', 'rs'),
      aKey('ES256', 'es'),
      aKey('EdDSA', 'ed', { crv: 'Ed25519' }),
      aKey('RS256', 'rs'),
    ]);
    server = await aJwksServer([
      rs.publicJwk,
      es.publicJwk,
      ed.publicJwk,
      { ...(await aKey('PS256', 'ps')).publicJwk },
      { ...(await aKey('ES384', 'es384')).publicJwk, alg: 'ES256' },
      { ...(await aKey('RS256', 'enc')).publicJwk, use: 'enc' },
      { kty: 'oct', kid: 'oct', k: Buffer.from('secret').toString('base64url'), alg: 'HS256' },
    ]);
    const keys = new JwksKeySet(server.url);
    const jwts = new JwtVerifier(keys, { issuer: ISSUER, audience: AUDIENCE });
    verifier = new TokenVerifier(
      ADMIN_KEY,
      new ApiKeyDirectory(source, { accepts: async () => true }, listen),
      jwts,
    );
  });

  afterAll(() => server.close());

  const verify = async (header: string | undefined) =>
    verifier.verify(bearerToken(header), { mayBeStale: false });

  /** Tokens with a valid signature and a header that the library refuses to sign. */
  async function signedJwt(header: object, claims: object, sign: (input: string) => Buffer): Promise<string> {
    const good = { iss: ISSUER, aud: AUDIENCE, sub: 'x', exp: now() + 600, roles: ['admin'], tenants: ['*'] };
    const input = `${base64url(header)}.${base64url({ ...good, ...claims })}`;
    return `${input}.${sign(input).toString('base64url')}`;
  }
  const asRs = async (header: object, claims: object = {}, algorithm = 'RSA-SHA256') => {
    const { exportPKCS8 } = await import('jose');
    const pem = await exportPKCS8(rs.privateKey);
    return signedJwt(header, claims, (input) => createSign(algorithm).update(input).sign(pem));
  };
  const replaced = (token: string, part: number, text: (old: string) => string) =>
    token
      .split('.')
      .map((old, index) => (index === part ? text(old) : old))
      .join('.');

  const bearer = (token: string | Promise<string>) => async () => `Bearer ${await token}`;
  const cases: [string, () => Promise<string | undefined> | string | undefined][] = [
    ['no header', () => undefined],
    ['an empty header', () => ''],
    ['the scheme alone', () => 'Bearer'],
    ['the scheme and blanks', () => 'Bearer   '],
    ['a token without scheme', () => ADMIN_KEY],
    ['Basic', () => `Basic ${Buffer.from(`admin:${ADMIN_KEY}`).toString('base64')}`],
    ['another scheme', () => `Token ${ADMIN_KEY}`],
    ['a scheme that only begins like it', () => `Bearers ${ADMIN_KEY}`],
    ['lower case without a token', () => 'bearer'],
    ['lower case with a wrong token', () => `bearer ${ADMIN_KEY}x`],
    ['upper case with a wrong token', () => `BEARER ${ADMIN_KEY}x`],
    ['two tokens', () => `Bearer ${ADMIN_KEY} ${ADMIN_KEY}`],
    ['two in one header', () => `Bearer ${ADMIN_KEY}, Bearer ${ADMIN_KEY}`],
    ['a tab instead of a blank', () => `Bearer\t${ADMIN_KEY}`],
    ['a quoted token', () => `Bearer "${ADMIN_KEY}"`],
    ['the admin key cut short', () => `Bearer ${ADMIN_KEY.slice(0, -1)}`],
    ['the admin key in upper case', () => `Bearer ${ADMIN_KEY.toUpperCase()}`],
    ['9 KiB of text', () => `Bearer ${'x'.repeat(9 * 1024)}`],
    ['a JWT of 9 KiB', () => bearer(aToken(rs, { pad: 'x'.repeat(9 * 1024) }))()],
    ['two dots', () => 'Bearer ..'],
    ['three empty objects', () => 'Bearer e30.e30.e30'],
    ['four parts', async () => `Bearer ${await aToken(rs)}.x`],
    ['alg none', () => `Bearer ${base64url({ alg: 'none' })}.${base64url({ iss: ISSUER, aud: AUDIENCE })}.`],
    ['alg nOnE with a signature', () => bearer(asRs({ alg: 'nOnE', kid: 'rs' }))()],
    ['no alg', () => bearer(asRs({ kid: 'rs' }))()],
    ['a signature cut off', async () => `Bearer ${replaced(await aToken(rs), 2, () => '')}`],
    [
      'HS256 keyed with the public key as PEM',
      async () => {
        const pem = await exportSPKI(
          (await importJWK(rs.publicJwk, 'RS256', { extractable: true })) as never,
        );
        return `Bearer ${await signedJwt({ alg: 'HS256', kid: 'rs' }, {}, (input) => createHmac('sha256', pem).update(input).digest())}`;
      },
    ],
    [
      'HS256 keyed with the modulus',
      async () =>
        `Bearer ${await signedJwt({ alg: 'HS256', kid: 'rs' }, {}, (input) =>
          createHmac('sha256', Buffer.from(rs.publicJwk.n ?? '', 'base64url'))
            .update(input)
            .digest(),
        )}`,
    ],
    [
      'HS256 with a key of the set',
      async () =>
        `Bearer ${await signedJwt({ alg: 'HS256', kid: 'oct' }, {}, (input) => createHmac('sha256', 'secret').update(input).digest())}`,
    ],
    ['PS256', async () => `Bearer ${await aToken(await aKey('PS256', 'ps'))}`],
    ['RS512', () => bearer(asRs({ alg: 'RS512', kid: 'rs' }, {}, 'RSA-SHA512'))()],
    ['ES384', async () => `Bearer ${await aToken(await aKey('ES384', 'es384'))}`],
    [
      'ES256 with a P-384 key of the set',
      async () => {
        const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
        const sign = (input: string) =>
          createSign('sha256').update(input).sign({ key: privateKey, dsaEncoding: 'ieee-p1363' });
        return `Bearer ${await signedJwt({ alg: 'ES256', kid: 'es384' }, {}, sign)}`;
      },
    ],
    ['ES256 with the kid of an RSA key', () => bearer(aToken(es, {}, { kid: 'rs' }))()],
    ['RS256 with the kid of an EC key', () => bearer(aToken(rs, {}, { kid: 'es' }))()],
    ['a key meant for encryption', () => bearer(aToken(rs, {}, { kid: 'enc' }))()],
    ['another key with our kid', () => bearer(aToken(otherKey))()],
    ['an unknown kid', () => bearer(aToken(rs, {}, { kid: 'other' }))()],
    ['a kid that is a path', () => bearer(aToken(rs, {}, { kid: '../../../../dev/null' }))()],
    ['a kid that is SQL', () => bearer(aToken(rs, {}, { kid: "' OR 1=1 --" }))()],
    ['a kid that is __proto__', () => bearer(aToken(rs, {}, { kid: '__proto__' }))()],
    ['a kid that is no string', () => bearer(asRs({ alg: 'RS256', kid: ['rs'] }))()],
    ['an empty kid', () => bearer(aToken(rs, {}, { kid: '' }))()],
    ['jku', () => bearer(aToken(rs, {}, { jku: server.url }))()],
    ['x5u', () => bearer(aToken(rs, {}, { x5u: server.url }))()],
    ['x5c', () => bearer(aToken(rs, {}, { x5c: ['AAAA'] }))()],
    ['an embedded key', () => bearer(aToken(otherKey, {}, { jwk: otherKey.publicJwk }))()],
    ['an embedded key that is ours', () => bearer(aToken(rs, {}, { jwk: rs.publicJwk }))()],
    ['crit', () => bearer(asRs({ alg: 'RS256', kid: 'rs', crit: ['exp'], exp: 1 }))()],
    ['b64', () => bearer(asRs({ alg: 'RS256', kid: 'rs', b64: true }))()],
    ['the type of another token', () => bearer(aToken(rs, {}, { typ: 'logout+jwt' }))()],
    ['a wrong issuer', () => bearer(aToken(rs, { iss: 'https://other.example' }))()],
    ['an issuer that only begins like ours', () => bearer(aToken(rs, { iss: `${ISSUER}.evil.example` }))()],
    ['no issuer', () => bearer(aToken(rs, { iss: undefined }))()],
    ['a wrong audience', () => bearer(aToken(rs, { aud: 'other' }))()],
    ['a list of wrong audiences', () => bearer(aToken(rs, { aud: ['a', 'b'] }))()],
    ['no audience', () => bearer(aToken(rs, { aud: undefined }))()],
    ['no expiry', () => bearer(aToken(rs, { exp: undefined }))()],
    ['an expiry in the past', () => bearer(aToken(rs, { exp: now() - 31 }))()],
    ['an expiry that is a text', () => bearer(asRs({ alg: 'RS256', kid: 'rs' }, { exp: '9999999999' }))()],
    ['an expiry that is no finite number', () => bearer(endless())()],
    ['a beginning in the future', () => bearer(aToken(rs, { nbf: now() + 60 }))()],
    ['a subject that is no text', () => bearer(asRs({ alg: 'RS256', kid: 'rs' }, { sub: { a: 1 } }))()],
    ['an empty subject', () => bearer(aToken(rs, { sub: '' }))()],
    [
      'another payload',
      async () =>
        `Bearer ${replaced(await aToken(rs), 1, () => base64url({ iss: ISSUER, aud: AUDIENCE, exp: now() + 600, roles: ['admin'], tenants: ['*'] }))}`,
    ],
    [
      'another header',
      async () =>
        `Bearer ${replaced(await aToken(rs), 0, () => base64url({ alg: 'RS256', kid: 'rs', typ: 'at+jwt' }))}`,
    ],
    [
      'one changed character of the signature',
      async () =>
        `Bearer ${replaced(await aToken(rs), 2, (old) => (old.startsWith('A') ? `B${old.slice(1)}` : `A${old.slice(1)}`))}`,
    ],
    ['the signature of another token', async () => `Bearer ${replaced(await aToken(rs), 2, () => 'AAAA')}`],
    [
      'a payload that is no object',
      async () => `Bearer ${base64url({ alg: 'RS256', kid: 'rs' })}.${base64url(7)}.AAAA`,
    ],
    [
      'an API key with another secret',
      () => `Bearer ${anApiKey().slice(0, 29)}${newApiKey().token.slice(29)}`,
    ],
    [
      'an API key with one changed character',
      () => `Bearer ${anApiKey().replace(/.$/, (end) => (end === 'A' ? 'B' : 'A'))}`,
    ],
    ['an API key that was never made', () => `Bearer ${newApiKey().token}`],
    ['an API key that has expired', () => `Bearer ${anApiKey({ expiresAt: new Date(Date.now() - 1) })}`],
    ['an API key cut short', () => `Bearer ${anApiKey().slice(0, -1)}`],
    ['an API key with more behind it', () => `Bearer ${anApiKey()}A`],
    ['an API key with another prefix', () => `Bearer ${anApiKey().replace('tdk_', 'tdx_')}`],
    ['an API key in upper case', () => `Bearer ${anApiKey().toUpperCase()}`],
    ['the id of an API key alone', () => `Bearer ${anApiKey().slice(0, 28)}`],
  ];

  /** `1e999` is a number in JSON and becomes Infinity here. */
  const endless = () => {
    const claims = { iss: ISSUER, aud: AUDIENCE, sub: 'x', exp: 'END', roles: ['admin'], tenants: ['*'] };
    const text = JSON.stringify(claims).replace('"END"', '1e999');
    return new CompactSign(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'RS256', kid: 'rs' })
      .sign(rs.privateKey);
  };

  it.each(cases)('refuses %s', async (_, header) => {
    const error = await verify(await header()).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'NOT_AUTHENTICATED',
      detail:
        'the Bearer token is not valid: mistyped, expired or deleted; check it, or ask an admin for a new one',
    });
  });

  it.each<[string, () => Promise<string> | string, object]>([
    ['RS256', () => aToken(rs), { id: 'jwt:user-1', role: 'operator', tenants: ['system'] }],
    ['ES256', () => aToken(es), { id: 'jwt:user-1' }],
    ['EdDSA', () => aToken(ed), { id: 'jwt:user-1' }],
    [
      'the only key for its algorithm without a kid',
      () => aToken(es, {}, { kid: undefined }),
      { id: 'jwt:user-1' },
    ],
    ['a token without typ', () => aToken(rs, {}, { typ: undefined }), {}],
    ['an access token', () => aToken(rs, {}, { typ: 'at+jwt' }), {}],
    ['several audiences with ours', () => aToken(rs, { aud: ['other', AUDIENCE] }), {}],
    ['an expiry within the tolerance', () => aToken(rs, { exp: now() - 20 }), {}],
    [
      'the strongest of several roles',
      () => aToken(rs, { roles: ['x', 'admin', 'reader'] }),
      { role: 'admin' },
    ],
    ['a role that is a text', () => aToken(rs, { roles: 'reader' }), { role: 'reader' }],
    ['no tenants, which sees none', () => aToken(rs, { tenants: undefined }), { tenants: [] }],
    ['all tenants', () => aToken(rs, { tenants: ['*'] }), { tenants: ['*'] }],
    ['a text for tenants, which is no list', () => aToken(rs, { tenants: '*' }), { tenants: [] }],
    [
      'all tenants beside one, of which the one counts',
      () => aToken(rs, { tenants: ['*', 'ok'] }),
      { tenants: ['ok'] },
    ],
    [
      'malformed tenants, which are dropped',
      () => aToken(rs, { tenants: ['a b', 7, 'ok'] }),
      { tenants: ['ok'] },
    ],
    [
      'no subject but a client',
      () => aToken(rs, { sub: undefined, client_id: 'robot' }),
      { id: 'jwt:robot' },
    ],
    [
      'a subject with unusual characters, percent-encoded',
      () => aToken(rs, { sub: 'a b\n%é' }),
      { id: 'jwt:a%20b%0A%25%C3%A9' },
    ],
    ['the admin key', () => ADMIN_KEY, { id: 'admin', role: 'admin', tenants: ['*'] }],
    ['an API key', () => anApiKey(), { id: expect.stringMatching(/^api_key:[0-9a-f]{24}$/), role: 'reader' }],
    ['an API key that has not expired', () => anApiKey({ expiresAt: new Date(Date.now() + 60_000) }), {}],
  ])('accepts %s', async (_, token, caller) => {
    expect(await verify(`Bearer ${await token()}`)).toMatchObject(caller);
    expect(await verify(`bearer  ${await token()}`)).toMatchObject(caller);
  });

  it('gives different ids to subjects that are equal for longer than the trail keeps', async () => {
    const callers = await Promise.all(
      ['é', 'è'].map((end) =>
        aToken(rs, { sub: 'ü'.repeat(255) + end }).then((token) => verify(`Bearer ${token}`)),
      ),
    );
    const ids = callers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^jwt:(%C3%BC)+.*~[0-9a-f]{64}$/);
    expect(Math.max(...ids.map((id) => id.length))).toBe(256);
  });

  it.each([[['none', 'root']], ['superuser'], [undefined], [7], [['__proto__']]])(
    'answers NOT_ALLOWED to a valid token with the roles %j',
    async (roles) => {
      await expect(verify(`Bearer ${await aToken(rs, { roles })}`)).rejects.toMatchObject({
        code: 'NOT_ALLOWED',
      });
    },
  );

  it('forgets a verified JWT when it expires', async () => {
    let clock = Date.now();
    const jwts = new JwtVerifier(
      new JwksKeySet(server.url),
      { issuer: ISSUER, audience: AUDIENCE },
      () => clock,
    );
    const timed = new TokenVerifier(
      undefined,
      new ApiKeyDirectory(source, { accepts: async () => true }, listen),
      jwts,
    );
    const token = await aToken(rs, { exp: now() + 10 });
    const options = { mayBeStale: true };
    await timed.verify(token, options);
    clock += 30_000;
    await timed.verify(token, options);
    clock += 15_000;
    await expect(timed.verify(token, options)).rejects.toMatchObject({ code: 'NOT_AUTHENTICATED' });
  });

  it('does not fetch the key set for each bad token', () => {
    expect(server.fetches).toBeLessThanOrEqual(3);
  });
});
