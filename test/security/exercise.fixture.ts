/** The whole API with planted secrets in it, everything that comes back kept. */
import { expect } from 'vitest';
import { inParallel } from '../../src/common/concurrency/parallel.js';
import { type Canary, plant } from './canary.fixture.js';
import { type Operation, operationsOf, readDocument } from './document.fixture.js';
import { TROUBLES } from './echoing-cloud.fixture.js';
import type { RunningService } from '../program/run-program.js';

export const adminKey = plant('Admin', (core) => `${core}-0123456789-abcdefghij`);
export const secretId = plant('SecretId', (core) => `AKID${core}`);
export const secretKey = plant('SecretKey', (core) => `a/"${core}\\+&<${'k'.repeat(8)}==`);
export const stsToken = plant('Token', (core) => `t%2F'${core}:;?${'t'.repeat(40)}`);
export const wrongToken = plant('WrongToken', (core) => `tdk_${core}`);
export const password = plant('Password', (core) => `p@ss/${core}:#?`);
export const credentialKey = aKey('CredentialKey');
export const otherKey = aKey('OtherCredentialKey');
export const CANARIES = [
  adminKey,
  secretId,
  secretKey,
  stsToken,
  wrongToken,
  password,
  credentialKey,
  otherKey,
];

/** 32 bytes that hold the core; the value is what stands in the configuration. */
function aKey(name: string): Canary {
  const { core } = plant(name);
  const bytes = Buffer.from(core.padEnd(32, 'aB3xYz9').slice(0, 32));
  return { name, core: core.slice(0, 20), value: bytes.toString('base64') };
}

/** Most of them end with a time limit, so the processor has room. */
const TROUBLES_AT_ONCE = 4;

export const TENANT = 'system';
export const clusterOf = (trouble: number) => `trouble-${trouble}`;
export const secretIdOf = (trouble: number) => `${secretId.value}${String(trouble).padStart(3, '0')}`;

/** The API in full, every trouble on every route, with all that comes back kept. */
export class Exercise {
  readonly replies: string[] = [];
  private sent = 0;
  private readonly paths = new Set<string>();
  apiKey: Canary | undefined;
  operations: Operation[] = [];

  constructor(readonly service: RunningService) {}

  async send(path: string, init: RequestInit & { raw?: string } = {}, keep = true): Promise<string> {
    const response = await fetch(`${this.service.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      ...init,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${adminKey.value}`,
        // What is stored of a write and of its reply must hold no secret either.
        'idempotency-key': `exercise-${(this.sent += 1)}`,
        ...(init.headers as Record<string, string>),
      },
    });
    const text = await response.text();
    this.paths.add(path);
    if (keep) this.replies.push(`${response.status} ${JSON.stringify([...response.headers])}\n${text}`);
    return text;
  }

  async run(): Promise<void> {
    this.operations = operationsOf(await readDocument(this.service.origin));
    for (const path of [
      '/healthz',
      '/readyz',
      '/readyz/writes',
      '/metrics',
      '/openapi.json',
      '/docs',
      '/nothing',
    ])
      await this.send(path, { method: 'GET' });
    await this.storeKeys();
    await this.everyTrouble();
    await this.malformed();
    await this.elsewhere();
    await this.apiKeys();
    await this.send('/metrics', { method: 'GET' });
  }

  /** Operations of the document that nothing was sent to. */
  untouched(): string[] {
    expect(this.operations.map(({ path }) => path)).toContain('/v1/tencent/disk/list');
    return this.operations.map(({ path }) => path).filter((path) => !this.paths.has(path));
  }

  private post = (path: string, body: object) => this.send(path, { body: JSON.stringify(body) });

  private async storeKeys(): Promise<void> {
    for (const trouble of Object.keys(TROUBLES).keys()) {
      const place = { TenantUuid: TENANT, ClusterUuid: clusterOf(trouble), Region: 'ap-guangzhou' };
      const secret = { SecretId: secretIdOf(trouble), SecretKey: secretKey.value, Token: stsToken.value };
      const stored = await this.post('/v1/tencent/credential/create', { ...place, ...secret });
      expect(JSON.parse(stored), stored).toMatchObject({ scode: 0 });
      await this.post('/v1/tencent/credential/create', { ...place, ...secret });
      await this.post('/v1/tencent/credential/update', { ...place, SecretKey: secretKey.value });
      await this.post('/v1/tencent/credential/update', { ...place, ...secret });
    }
  }

  /** Every route that reaches the cloud; those that would throw away the credential come later. */
  private async everyTrouble(): Promise<void> {
    const routes = this.operations.filter(
      ({ id, body }) =>
        'ClusterUuid' in (body.properties ?? {}) && id !== 'deleteCredential' && id !== 'createCredential',
    );
    expect(routes.map(({ path }) => path)).toEqual(
      expect.arrayContaining(
        this.operations.map(({ path }) => path).filter((path) => path.startsWith('/v1/tencent/disk/')),
      ),
    );
    await inParallel([...Object.keys(TROUBLES).keys()], TROUBLES_AT_ONCE, async (trouble) => {
      await Promise.all(
        routes.map(({ path, example }) =>
          this.post(path, { ...example, TenantUuid: TENANT, ClusterUuid: clusterOf(trouble) }),
        ),
      );
    });
  }

  private async malformed(): Promise<void> {
    const key = JSON.stringify(secretKey.value);
    for (const { path, example, body } of this.operations) {
      const fields = {
        ...example,
        SecretId: secretId.value,
        SecretKey: secretKey.value,
        Token: stsToken.value,
      };
      const text = JSON.stringify(fields);
      const bodies = [
        text.slice(0, -1),
        `${text}}`,
        `{"SecretKey": ${secretKey.value}}`,
        `{"SecretKey": ${key}, "SecretKey": ${key}}`,
        `{${key}: 1, ${key}: 2}`,
        `{"a": ${key}`,
        `[${key}]`,
        key,
        `${text}\0`,
        `{"__proto__": {"SecretKey": ${key}}}`,
        `${'{"a":'.repeat(30)}${key}${'}'.repeat(30)}`,
        `{"n": 12345678901234567890123, "SecretKey": ${key}}`,
        JSON.stringify({ ...example, SecretKeys: secretKey.value }),
        JSON.stringify({ ...example, secretKey: secretKey.value }),
        ...Object.keys(body.properties ?? {}).flatMap((name) => [
          JSON.stringify({ ...example, [name]: { SecretKey: secretKey.value, toString: stsToken.value } }),
          JSON.stringify({ ...example, [name]: [secretKey.value, { [stsToken.value]: secretId.value }] }),
        ]),
      ];
      for (const each of bodies) await this.send(path, { body: each });
    }
  }

  /** Keys where none belong: address, headers, and a bearer token that is none. */
  private async elsewhere(): Promise<void> {
    const encoded = encodeURIComponent(secretKey.value);
    const body = JSON.stringify({ TenantUuid: TENANT, ClusterUuid: clusterOf(0), Region: 'ap-guangzhou' });
    for (const path of [
      `/v1/tencent/disk/list?SecretKey=${encoded}`,
      `/v1/tencent/disk/${encoded}`,
      `/${encoded}/%ff`,
      `/docs/${encoded}`,
      `/metrics?token=${encodeURIComponent(adminKey.value)}`,
    ])
      for (const method of ['GET', 'POST', 'PUT', 'OPTIONS'])
        await this.send(path, { method, ...(method === 'GET' ? {} : { body }) });
    const headers = {
      cookie: `key=${adminKey.value}`,
      'user-agent': secretKey.value,
      referer: `http://x/${encoded}`,
    };
    const extras: Record<string, string>[] = [
      { 'x-request-id': secretKey.value },
      { 'x-api-key': adminKey.value },
      { 'content-type': `application/${secretKey.core}` },
      { 'content-encoding': secretKey.core },
      { authorization: `Bearer ${wrongToken.value}` },
      { authorization: `Basic ${Buffer.from(`admin:${adminKey.value}`).toString('base64')}` },
      {
        authorization: `Bearer eyJhbGciOiJIUzI1NiJ9.${Buffer.from(wrongToken.core).toString('base64url')}.AAAA`,
      },
    ];
    for (const extra of extras)
      await this.send('/v1/tencent/disk/list', { body, headers: { ...headers, ...extra } });
  }

  private async apiKeys(): Promise<void> {
    const made = await this.send(
      '/v1/tencent/api_key/create',
      { body: JSON.stringify({ Name: 'canary', Role: 'admin', Tenants: ['*'] }) },
      false,
    );
    const { ApiKey, ApiKeyId } = JSON.parse(made).data as { ApiKey: string; ApiKeyId: string };
    this.apiKey = { name: 'ApiKey', core: ApiKey.slice(29, 60), value: ApiKey };
    const headers = { authorization: `Bearer ${ApiKey}` };
    for (const { path, example, id } of this.operations)
      if (id !== 'createApiKey') await this.send(path, { body: JSON.stringify(example), headers });
    await this.send('/v1/tencent/disk/list', { body: `{"${ApiKey}": 1}`, headers });
    await this.post('/v1/tencent/api_key/delete', { ApiKeyId });
    await this.send('/v1/tencent/api_key/list', { body: '{}', headers });
  }
}

/** Changes with keys in them, and one route of each kind beside. */
export async function everyChange(exercise: Exercise): Promise<void> {
  const place = { TenantUuid: TENANT, ClusterUuid: clusterOf(0) };
  const secret = { SecretId: secretIdOf(0), SecretKey: secretKey.value, Token: stsToken.value };
  const send = (path: string, body: object) => exercise.send(path, { body: JSON.stringify(body) });
  await send('/v1/tencent/credential/create', { ...place, ClusterUuid: 'late', ...secret });
  await send('/v1/tencent/credential/update', { ...place, ...secret });
  for (const { path, example } of exercise.operations) await send(path, { ...example });
}
