import { createHmac, createSign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportPKCS8, exportSPKI, importJWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/errors/error-codes.js';
import { ADMIN_KEY, type Reply, type Service, startService } from '../e2e/service.fixture.js';
import {
  AUDIENCE,
  aJwksServer,
  aKey,
  aToken,
  ISSUER,
  type JwksServer,
  type SigningKey,
} from '../integration/auth/issuer.fixture.js';
import { type Operation, operationsOf, readDocument } from './document.fixture.js';

const now = () => Math.floor(Date.now() / 1000);
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const { scode, message, message_cn } = ERROR_CODES.NOT_AUTHENTICATED;
const INVALID =
  'the Bearer token is not valid: mistyped, expired or deleted; check it, or ask an admin for a new one';
/** What is told of a header whose form alone is wrong; all others get `INVALID`. */
const TOLD: Record<string, string> = {
  nothing: 'no Bearer token',
  'the scheme alone': 'no token after "Bearer"',
  'a key without scheme': 'the word "Bearer" is missing',
  Basic: 'the scheme "Basic" is not accepted',
  'two keys': 'a token has no blanks in it',
  'two schemes': 'a token has no blanks in it',
  'the scheme twice': 'the word "Bearer" is there twice',
  'a colon after the scheme': 'no colon belongs after "Bearer"',
  'a quoted key': 'the token must not stand in quotes',
  'a quoted key that is none': 'the token must not stand in quotes',
};
const refusalOf = (title: string): string => {
  const told = TOLD[title];
  const desc = told ? `${told}; send the header "Authorization: Bearer <token>"` : INVALID;
  return JSON.stringify({ scode, desc, message, message_cn, stack: null, data: null });
};

describe('a bad token', () => {
  let issuer: JwksServer;
  let service: Service;
  let operations: Operation[];
  let [rs, es, ed, otherKey]: SigningKey[] = [];
  let apiKey: { ApiKeyId: string; ApiKey: string };

  beforeAll(async () => {
    [rs, es, ed, otherKey] = await Promise.all([
      aKey('RS256', 'rs'),
      aKey('ES256', 'es'),
      aKey('EdDSA', 'ed', { crv: 'Ed25519' }),
      aKey('RS256', 'rs'),
    ]);
    issuer = await aJwksServer([
      rs!.publicJwk,
      es!.publicJwk,
      ed!.publicJwk,
      { kty: 'oct', kid: 'oct', k: Buffer.from('secret').toString('base64url'), alg: 'HS256' },
    ]);
    service = await startService({
      config: { authJwksUrl: issuer.url, authJwtIssuer: ISSUER, authJwtAudience: AUDIENCE },
    });
    operations = operationsOf(await readDocument(service.origin));
    const made = await service.post('api_key/create', { Name: 'n', Role: 'admin', Tenants: ['*'] });
    apiKey = made.body.data;
  });
  afterAll(async () => {
    await service.close();
    await issuer.close();
  });

  /** Validly signed with our own RSA key, with a header and payload that the library refuses to sign. */
  async function signedJwt(header: object, claims: object = {}, sign = signRs): Promise<string> {
    const good = { iss: ISSUER, aud: AUDIENCE, sub: 'x', exp: now() + 600, roles: ['admin'], tenants: ['*'] };
    const input = `${part({ kid: 'rs', ...header })}.${part({ ...good, ...claims })}`;
    return `${input}.${(await sign(input)).toString('base64url')}`;
  }
  const signRs = async (input: string): Promise<Buffer> =>
    createSign('RSA-SHA256')
      .update(input)
      .sign(await exportPKCS8(rs!.privateKey));
  const hmac = (key: string | Buffer) => async (input: string) =>
    createHmac('sha256', key).update(input).digest();
  const publicPem = async () =>
    exportSPKI((await importJWK(rs!.publicJwk, 'RS256', { extractable: true })) as never);
  const swapped = (token: string, index: number, text: string) =>
    token
      .split('.')
      .map((old, at) => (at === index ? text : old))
      .join('.');

  const cases: [string, () => string | Promise<string> | undefined][] = [
    ['nothing', () => undefined],
    ['the scheme alone', () => 'Bearer'],
    ['a key without scheme', () => ADMIN_KEY],
    ['Basic', () => `Basic ${Buffer.from(`admin:${ADMIN_KEY}`).toString('base64')}`],
    ['two keys', () => `Bearer ${ADMIN_KEY} ${ADMIN_KEY}`],
    ['two schemes', () => `Bearer ${ADMIN_KEY}, Bearer ${ADMIN_KEY}`],
    ['the scheme twice', () => `Bearer Bearer ${ADMIN_KEY}`],
    ['a colon after the scheme', () => `Bearer: ${ADMIN_KEY}`],
    ['a quoted key', () => `Bearer "${ADMIN_KEY}"`],
    ['a quoted key that is none', () => 'Bearer "wrong"'],
    ['the admin key cut short', () => `Bearer ${ADMIN_KEY.slice(0, -1)}`],
    ['the admin key and more', () => `Bearer ${ADMIN_KEY}0`],
    ['the admin key in upper case', () => `Bearer ${ADMIN_KEY.toUpperCase()}`],
    ['10 KiB', () => `Bearer ${'x'.repeat(10 * 1024)}`],
    ['two dots', () => 'Bearer ..'],
    ['three empty objects', () => 'Bearer e30.e30.e30'],
    ['a fourth part', async () => `Bearer ${await aToken(rs!)}.x`],
    ['alg none', async () => `Bearer ${swapped(await signedJwt({ alg: 'none' }), 2, '')}`],
    ['alg None with a signature', async () => `Bearer ${await signedJwt({ alg: 'None' })}`],
    ['no alg', async () => `Bearer ${await signedJwt({})}`],
    ['no signature', async () => `Bearer ${swapped(await aToken(rs!), 2, '')}`],
    [
      'HS256 with the public key as PEM',
      async () => `Bearer ${await signedJwt({ alg: 'HS256' }, {}, hmac(await publicPem()))}`,
    ],
    [
      'HS256 with the modulus',
      async () =>
        `Bearer ${await signedJwt({ alg: 'HS256' }, {}, hmac(Buffer.from(rs!.publicJwk.n!, 'base64url')))}`,
    ],
    [
      'HS256 with a secret of the key set',
      async () => `Bearer ${await signedJwt({ alg: 'HS256', kid: 'oct' }, {}, hmac('secret'))}`,
    ],
    ['PS256', async () => `Bearer ${await aToken(await aKey('PS256', 'rs'))}`],
    ['RS512 over an RS256 signature', async () => `Bearer ${await signedJwt({ alg: 'RS512' })}`],
    ['another key under our kid', async () => `Bearer ${await aToken(otherKey!)}`],
    ['an unknown kid', async () => `Bearer ${await aToken(rs!, {}, { kid: 'other' })}`],
    ['a kid that is a path', async () => `Bearer ${await aToken(rs!, {}, { kid: '../../dev/null' })}`],
    ['a kid that is __proto__', async () => `Bearer ${await aToken(rs!, {}, { kid: '__proto__' })}`],
    ['a kid of another algorithm', async () => `Bearer ${await aToken(es!, {}, { kid: 'rs' })}`],
    ['its own key (jwk)', async () => `Bearer ${await signedJwt({ alg: 'RS256', jwk: rs!.publicJwk })}`],
    ['its own key set (jku)', async () => `Bearer ${await signedJwt({ alg: 'RS256', jku: issuer.url })}`],
    ['its own certificate (x5u)', async () => `Bearer ${await signedJwt({ alg: 'RS256', x5u: issuer.url })}`],
    ['a critical extension', async () => `Bearer ${await signedJwt({ alg: 'RS256', crit: ['exp'] })}`],
    ['an unencoded payload', async () => `Bearer ${await signedJwt({ alg: 'RS256', b64: false })}`],
    ['another type', async () => `Bearer ${await signedJwt({ alg: 'RS256', typ: 'dpop+jwt' })}`],
    ['another issuer', async () => `Bearer ${await aToken(rs!, { iss: 'https://evil.example' })}`],
    ['an issuer that begins like ours', async () => `Bearer ${await aToken(rs!, { iss: `${ISSUER}.evil` })}`],
    ['no issuer', async () => `Bearer ${await signedJwt({ alg: 'RS256' }, { iss: undefined })}`],
    ['another audience', async () => `Bearer ${await aToken(rs!, { aud: 'portal' })}`],
    ['no audience', async () => `Bearer ${await signedJwt({ alg: 'RS256' }, { aud: undefined })}`],
    ['no expiry', async () => `Bearer ${await aToken(rs!, { exp: undefined })}`],
    ['an expiry in the past', async () => `Bearer ${await aToken(rs!, { exp: now() - 40 })}`],
    [
      'an expiry that is a text',
      async () => `Bearer ${await signedJwt({ alg: 'RS256' }, { exp: '9999999999' })}`,
    ],
    ['a beginning in the future', async () => `Bearer ${await aToken(rs!, { nbf: now() + 90 })}`],
    ['a subject that is an object', async () => `Bearer ${await signedJwt({ alg: 'RS256' }, { sub: {} })}`],
    [
      'an exchanged payload',
      async () =>
        `Bearer ${swapped(await aToken(rs!), 1, part({ iss: ISSUER, aud: AUDIENCE, exp: now() + 600, roles: ['admin'], tenants: ['*'] }))}`,
    ],
    ['an exchanged header', async () => `Bearer ${swapped(await aToken(rs!), 0, part({ alg: 'RS256' }))}`],
    ['an API key never made', () => `Bearer tdk_${'0'.repeat(24)}_${'A'.repeat(43)}`],
    ['an API key with another secret', () => `Bearer ${apiKey.ApiKey.slice(0, 29)}${'A'.repeat(43)}`],
    ['an API key cut short', () => `Bearer ${apiKey.ApiKey.slice(0, -1)}`],
    ['an API key in upper case', () => `Bearer ${apiKey.ApiKey.toUpperCase()}`],
    ['the id of an API key', () => `Bearer tdk_${apiKey.ApiKeyId}`],
    ['an API key that was deleted', () => deletedKey()],
  ];

  async function deletedKey(): Promise<string> {
    const made = await service.post('api_key/create', { Name: 'n', Role: 'admin', Tenants: ['*'] });
    const { ApiKey, ApiKeyId } = made.body.data;
    expect((await service.post('api_key/list', {}, { token: ApiKey })).status).toBe(200);
    await service.post('api_key/delete', { ApiKeyId });
    return `Bearer ${ApiKey}`;
  }

  /** Again after a pause while so many bad tokens came that the service answers 429. */
  async function send(operation: Operation, authorization: string | undefined): Promise<Reply> {
    for (let tries = 0; ; tries += 1) {
      const reply = await service.post(operation.path.replace('/v1/tencent/', ''), operation.example, {
        token: null,
        ...(authorization === undefined ? {} : { headers: { authorization } }),
      });
      if (reply.status !== 429 || tries === 10) return reply;
      await sleep(200);
    }
  }

  it('has at least thirty cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
  });

  it.each(cases)('%s: 401 on every route, one text, nothing upstream', async (title, token) => {
    const authorization = await token();
    service.sandbox.clearCalls();
    for (const operation of operations) {
      const reply = await send(operation, authorization);
      expect(reply.status, operation.path).toBe(401);
      expect(reply.text).toBe(refusalOf(title));
      expect(reply.text).not.toContain(ADMIN_KEY);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
      expect(reply.headers.get('content-type')).toBe('application/json; charset=utf-8');
    }
    expect(service.sandbox.calls()).toEqual([]);
  });

  it('caused at most three fetches of the configured key set', () => {
    expect(issuer.fetches).toBeGreaterThan(0);
    expect(issuer.fetches).toBeLessThanOrEqual(3);
  });

  it('differs from valid ones, which answer 200: RS256, ES256, EdDSA, an API key, the admin key', async () => {
    const list = operations.find(({ id }) => id === 'listDisks')!;
    for (const good of [await aToken(rs!), await aToken(es!), await aToken(ed!), apiKey.ApiKey, ADMIN_KEY])
      expect((await send(list, `Bearer ${good}`)).status).toBe(200);
  });

  it('of five seconds makes no key that outlives the limit, and the trail names its subject', async () => {
    const token = await aToken(rs!, { exp: now() + 5, roles: ['admin'], tenants: ['*'], sub: 'short-lived' });
    const key = { Name: 'n', Role: 'admin', Tenants: ['made'] };
    const { ApiKeyId } = (await service.post('api_key/create', key, { token })).body.data;
    const [{ days }] = await service.database.dataSource.query(
      `SELECT extract(day FROM expires_at - now())::int AS days FROM api_key WHERE id = $1`,
      [ApiKeyId],
    );
    expect(days).toBeLessThanOrEqual(365);
    const { List } = (await service.post('audit/list', { TenantUuid: 'made' })).body.data;
    expect(List).toMatchObject([{ ResourceIds: [ApiKeyId], Actor: expect.stringContaining('short-lived') }]);
  });

  it('is not a valid one without a role or a tenant: that answers 403 or 404', async () => {
    const list = operations.find(({ id }) => id === 'listDisks')!;
    service.sandbox.clearCalls();
    expect((await send(list, `Bearer ${await aToken(rs!, { roles: [] })}`)).status).toBe(403);
    expect((await send(list, `Bearer ${await aToken(rs!, { tenants: undefined })}`)).status).toBe(404);
    expect(service.sandbox.calls()).toEqual([]);
  });
});
