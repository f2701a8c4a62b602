import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app.configure.js';
import { BASE_REQUESTS } from '../document/base-requests.js';
import {
  CLUSTER,
  DISK,
  INSTANCE,
  post,
  type PostOptions,
  type Reply,
  SCOPE,
  type Service,
  startService,
  TENANT,
} from '../service.fixture.js';
import { callsOf, createDisks, dataOf, onlyCall } from '../upstream.js';

const ORDER = BASE_REQUESTS.create.body;
const RENAME = { ...SCOPE, DiskId: DISK, DiskName: 'renamed' };
/** Longer than a request takes until its call is sent. */
const SLOW_MS = 500;

let next = 0;
const aKey = () => `key-${(next += 1)}`;
const withKey = (key: string, options: PostOptions = {}): PostOptions => ({
  ...options,
  headers: { 'Idempotency-Key': key, ...options.headers },
});
const isReplayed = ({ headers }: Reply) => headers.get('idempotent-replayed') === 'true';
/** All that a caller can tell two replies apart by, beside the request's own id and the time. */
const contentOf = ({ status, text, headers }: Reply) => ({
  status,
  text,
  headers: [...headers].filter(
    ([name]) => !['x-request-id', 'date', 'idempotent-replayed', 'keep-alive', 'connection'].includes(name),
  ),
});

describe('an Idempotency-Key', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ config: { requestTimeoutMs: 3_000, tencentTimeoutMs: 1_500 } });
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const send = (route: string, body: unknown, key: string, options?: PostOptions) =>
    service.post(route, body, withKey(key, options));
  const rowsStored = async (): Promise<number> => {
    const [row] = await service.database.dataSource.query(
      'SELECT count(*)::int AS count FROM idempotency_key',
    );
    return row.count;
  };

  it('has a write carried out once, and its reply given again as it was', async () => {
    const key = aKey();
    const first = await send('disk/create', ORDER, key);
    const again = await send('disk/create', ORDER, key);
    expect(first.body.data.DiskIdSet).toHaveLength(1);
    expect(isReplayed(first)).toBe(false);
    expect(isReplayed(again)).toBe(true);
    expect(contentOf(again)).toEqual(contentOf(first));
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
    onlyCall(service, 'CreateDisks');
  });

  it.each([
    ['disk/update', () => RENAME, 'ModifyDiskAttributes'],
    ['disk/resize', () => ({ ...SCOPE, DiskId: DISK, DiskSize: 600 }), 'ResizeDisk'],
    ['snapshot/create', () => ({ ...SCOPE, DiskId: DISK, SnapshotName: 'once' }), 'CreateSnapshot'],
  ])('holds on %s', async (route, body, action) => {
    const key = aKey();
    const first = await send(route, body(), key);
    expect(first.body).toMatchObject({ scode: 0 });
    const again = await send(route, body(), key);
    expect(isReplayed(again)).toBe(true);
    expect(contentOf(again)).toEqual(contentOf(first));
    expect(callsOf(service, action)).toHaveLength(1);
  });

  it('makes the ClientToken of a creation that has none, and leaves one that is given', async () => {
    const [key, other] = [aKey(), aKey()];
    const made = (await send('disk/create', ORDER, key)).headers.get('x-client-token');
    expect(made).toMatch(/^[\x21-\x7e]{1,64}$/);
    expect(made).not.toContain(key);
    await send('disk/create', ORDER, other);
    await send('disk/create', { ...ORDER, ClientToken: 'mine' }, aKey());
    const tokens = callsOf(service, 'CreateDisks').map(({ Params }) => Params['ClientToken']);
    expect(tokens).toEqual([made, expect.any(String), 'mine']);
    expect(new Set(tokens).size).toBe(3);
  });

  it('takes the same fields in another order for the same body', async () => {
    const key = aKey();
    await send('disk/create', ORDER, key);
    const turned = JSON.stringify(Object.fromEntries(Object.entries(ORDER).toReversed()), null, 2);
    expect(isReplayed(await send('disk/create', turned, key))).toBe(true);
  });

  it('is refused with another body or another route, and nothing is sent', async () => {
    const key = aKey();
    await send('disk/create', ORDER, key);
    for (const [route, body] of [
      ['disk/create', { ...ORDER, DiskSize: 30 }],
      ['disk/update', RENAME],
    ] as const) {
      const refused = await send(route, body, key);
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ scode: 10030, data: null });
      expect(refused.body.desc).toContain('Idempotency-Key');
      expect(isReplayed(refused)).toBe(false);
    }
    expect(callsOf(service, 'ModifyDiskAttributes')).toEqual([]);
    onlyCall(service, 'CreateDisks');
    expect(isReplayed(await send('disk/create', ORDER, key))).toBe(true);
  });

  it('is in use while its first request runs: 409 with Retry-After, then the reply', async () => {
    const key = aKey();
    service.sandbox.addFault({ Action: 'CreateDisks', Fault: 'latency', LatencyMs: SLOW_MS });
    const running = send('disk/create', ORDER, key);
    await expect.poll(rowsFor(TENANT)).toContain('running');
    const refused = await send('disk/create', ORDER, key);
    expect(refused.status).toBe(409);
    expect(refused.body.scode).toBe(10031);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    const first = await running;
    expect(first.body.scode).toBe(0);
    expect(contentOf(await send('disk/create', ORDER, key))).toEqual(contentOf(first));
    onlyCall(service, 'CreateDisks');
  });

  const rowsFor = (tenant: string) => async () => {
    const rows = await service.database.dataSource.query(
      'SELECT state FROM idempotency_key WHERE scope = $1',
      [`tenant:${tenant}`],
    );
    return rows.map(({ state }: { state: string }) => state);
  };

  it.each([
    ['nothing', ''],
    ['a space', 'a b'],
    ['129 characters', 'k'.repeat(129)],
    ['other than ASCII', 'caf\u00e9'],
  ])('of %s is a 400 that names the header', async (_, key) => {
    const refused = await send('disk/create', ORDER, key);
    expect(refused.status).toBe(400);
    expect(refused.body.scode).toBe(10001);
    expect(refused.body.desc).toContain('Idempotency-Key');
    expect(callsOf(service, 'CreateDisks')).toEqual([]);
  });

  it('may have every visible character, up to 128', async () => {
    const visible = String.fromCharCode(...Array.from({ length: 94 }, (_, n) => 0x21 + n));
    for (const key of [visible, 'k'.repeat(128), '"quoted"']) {
      expect((await send('disk/update', RENAME, key)).body.scode).toBe(0);
      expect(isReplayed(await send('disk/update', RENAME, key))).toBe(true);
    }
  });

  it('speaks Chinese to whom asks for it', async () => {
    const key = aKey();
    await send('disk/create', ORDER, key);
    const chinese = { headers: { 'accept-language': 'zh-CN' } };
    const refused = await send('disk/create', { ...ORDER, DiskSize: 30 }, key, chinese);
    expect(refused.body.desc).toContain('请求体');
  });

  it('means nothing on a read', async () => {
    const reply = await send('disk/list', SCOPE, 'a b');
    expect(reply.body.scode).toBe(0);
  });

  it('absent leaves nothing behind', async () => {
    const before = await rowsStored();
    await service.post('disk/update', RENAME);
    expect(await rowsStored()).toBe(before);
  });

  describe('after a failure', () => {
    it('that is final gives the same failure again, and nothing is sent', async () => {
      const key = aKey();
      const body = { ...SCOPE, DiskId: 'disk-00000000', DiskName: 'nobody' };
      const first = await send('disk/update', body, key);
      expect(first.status).toBe(404);
      const again = await send('disk/update', body, key);
      expect(isReplayed(again)).toBe(true);
      expect(contentOf(again)).toEqual(contentOf(first));
      expect(again.headers.get('x-tencent-error-code')).toBe(first.headers.get('x-tencent-error-code'));
      expect(callsOf(service, 'ModifyDiskAttributes')).toHaveLength(1);
    });

    it.each([
      ['a throttled call', 'RequestLimitExceeded', 429],
      ['a busy disk', 'ResourceBusy', 409],
    ])('that may pass, of %s, lets the request run again', async (_, Code, status) => {
      const key = aKey();
      service.sandbox.addFault({ Action: 'ModifyDiskAttributes', Times: 1_000, Fault: 'error', Code });
      expect((await send('disk/update', RENAME, key)).status).toBe(status);
      service.sandbox.clearFaults();
      const again = await send('disk/update', RENAME, key);
      expect(again.body.scode).toBe(0);
      expect(isReplayed(again)).toBe(false);
      expect(isReplayed(await send('disk/update', RENAME, key))).toBe(true);
    });

    it('of the request itself lets a corrected one have the key', async () => {
      const key = aKey();
      const before = await rowsStored();
      expect((await send('disk/create', { ...ORDER, DiskSize: 1 }, key)).status).toBe(400);
      expect((await send('disk/create', { ...ORDER, Nothing: 1 }, key)).status).toBe(400);
      expect(await rowsStored()).toBe(before);
      expect((await send('disk/create', ORDER, key)).body.scode).toBe(0);
    });

    it('whose outcome is unknown gives the same reply again and never sends again', async () => {
      const key = aKey();
      service.sandbox.addFault({ Action: 'CreateDisks', Times: 100, Fault: 'drop-after-commit' });
      const first = await send('disk/create', ORDER, key);
      expect(first.body.data).toEqual({ ClientToken: first.headers.get('x-client-token') });
      service.sandbox.clearFaults();
      const sent = callsOf(service, 'CreateDisks').length;
      const again = await send('disk/create', ORDER, key);
      expect(isReplayed(again)).toBe(true);
      expect(contentOf(again)).toEqual(contentOf(first));
      expect(callsOf(service, 'CreateDisks')).toHaveLength(sent);
      const token = { ClientToken: first.body.data.ClientToken };
      expect((await send('disk/create', { ...ORDER, ...token }, aKey())).body.scode).toBe(0);
      expect((await dataOf(service, 'list', SCOPE)).TotalCount).toBe(3);
    });

    it('at the deadline, with the call still under way, gives the same reply again', async () => {
      const key = aKey();
      service.sandbox.addFault({ Action: 'ModifyDiskAttributes', Times: 9, Fault: 'hang' });
      service.sandbox.addFault({ Action: 'DescribeDisks', Times: 99, Fault: 'hang' });
      const first = await send('disk/update', RENAME, key);
      expect(first.status).toBe(504);
      service.sandbox.clearFaults();
      expect(contentOf(await send('disk/update', RENAME, key))).toEqual(contentOf(first));
    });

    it('of some members gives the same rows again', async () => {
      const [a] = await createDisks(service, 1);
      const body = { ...SCOPE, DiskIds: [a, 'disk-00000000'], DiskSize: 50 };
      const key = aKey();
      const first = await send('disk/resize', body, key);
      expect(first.status).toBe(207);
      expect(contentOf(await send('disk/resize', body, key))).toEqual(contentOf(first));
      expect(callsOf(service, 'ResizeDisk').length).toBeLessThanOrEqual(2);
    });
  });

  it('brings the reply that was lost with the connection, also of a request that was left while it ran', async () => {
    const key = aKey();
    service.sandbox.addFault({ Action: 'CreateDisks', Fault: 'latency', LatencyMs: SLOW_MS });
    const caller = new AbortController();
    const lost = send('disk/create', ORDER, key, { signal: caller.signal });
    await expect.poll(rowsFor(TENANT)).toContain('running');
    await sleep(SLOW_MS / 4);
    caller.abort();
    await expect(lost).rejects.toThrow(Error);
    await expect
      .poll(async () => (await send('disk/create', ORDER, key)).status, { timeout: 3_000 })
      .toBe(200);
    const again = await send('disk/create', ORDER, key);
    expect(isReplayed(again)).toBe(true);
    expect(again.body.data.DiskIdSet).toHaveLength(1);
    onlyCall(service, 'CreateDisks');
  });

  it('belongs to its tenant: another one may use the same', async () => {
    const key = aKey();
    const other = { ...ORDER, TenantUuid: 'other' };
    const account = { TenantUuid: 'other', ClusterUuid: CLUSTER };
    const keys = {
      SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
      SecretKey: 'sandboxsandboxsandboxsandbox0001',
    };
    await service.post('credential/create', { ...account, ...keys });
    const first = await send('disk/create', ORDER, key);
    const others = await send('disk/create', other, key);
    expect(isReplayed(others)).toBe(false);
    expect(others.body.scode).toBe(0);
    expect(others.body.data).not.toEqual(first.body.data);
    expect(others.headers.get('x-client-token')).not.toBe(first.headers.get('x-client-token'));
  });

  it('shows no caller a reply of a tenant outside the token, nor that there is one', async () => {
    const key = aKey();
    await send('disk/create', ORDER, key);
    const { body } = await service.post('api_key/create', {
      Name: 'x',
      Role: 'operator',
      Tenants: ['nobody'],
    });
    const token = body.data.ApiKey as string;
    const without = await service.post('disk/create', ORDER, { token });
    for (const sent of [ORDER, { ...ORDER, DiskSize: 30 }]) {
      const reply = await send('disk/create', sent, key, { token });
      expect(contentOf(reply)).toEqual(contentOf(without));
      expect(isReplayed(reply)).toBe(false);
    }
    const reader = await service.post('api_key/create', { Name: 'x', Role: 'reader', Tenants: [TENANT] });
    const refused = await send('disk/create', ORDER, key, { token: reader.body.data.ApiKey });
    expect(refused.status).toBe(403);
  });

  it('of a new API key does not show it again, and is not stored with it', async () => {
    const key = aKey();
    const body = { Name: 'once', Role: 'reader', Tenants: [TENANT] };
    const first = await send('api_key/create', body, key);
    expect(first.body.data.ApiKey).toMatch(/^tdk_/);
    const again = await send('api_key/create', body, key);
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ scode: 10032, data: null });
    const { body: list } = await service.post('api_key/list', { PageSize: 100 });
    expect(list.data.List.filter(({ Name }: { Name: string }) => Name === 'once')).toHaveLength(1);
    const rows = await service.database.dataSource.query('SELECT k::text AS text FROM idempotency_key k');
    const secret = /^tdk_[^_]+_(.{40,})$/.exec(first.body.data.ApiKey)![1]!;
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString('hex'));
      expect(text).not.toContain(Buffer.from(first.body.data.ApiKey).toString('hex'));
    }
  });

  it('on a credential stores neither the key nor the SecretKey', async () => {
    const key = 'a-key-that-is-stored-nowhere';
    const SecretKey = 'planted-SecretKey-0123456789abcdef';
    const body = {
      TenantUuid: 'planted',
      ClusterUuid: CLUSTER,
      SecretId: 'AKIDplanted0123456789',
      SecretKey,
    };
    const first = await send('credential/create', body, key);
    expect(first.body.scode).toBe(0);
    expect(contentOf(await send('credential/create', body, key))).toEqual(contentOf(first));
    const rows = await service.database.dataSource.query('SELECT k::text AS text FROM idempotency_key k');
    for (const text of [SecretKey, key])
      for (const form of [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64')])
        expect(rows.filter((row: { text: string }) => row.text.includes(form))).toEqual([]);
  });

  it('is free again after 24 hours', async () => {
    const key = aKey();
    await send('disk/update', RENAME, key);
    await service.database.dataSource.query(
      `UPDATE idempotency_key SET created_at = created_at - interval '24 hours 1 second'`,
    );
    const body = { ...RENAME, DiskName: 'another' };
    const again = await send('disk/update', body, key);
    expect(again.body.scode).toBe(0);
    expect(isReplayed(again)).toBe(false);
    expect(contentOf(await send('disk/update', body, key))).toEqual(contentOf(again));
    expect(callsOf(service, 'ModifyDiskAttributes')).toHaveLength(2);
  });

  it('whose stored reply was changed in the database does not show it', async () => {
    const key = aKey();
    await send('disk/update', RENAME, key);
    await service.database.dataSource.query(
      `UPDATE idempotency_key SET reply = replace(reply, 'success', 'forged') WHERE state = 'kept'`,
    );
    const again = await send('disk/update', RENAME, key);
    expect(again.status).toBe(500);
    expect(again.body.scode).toBe(10033);
    expect(again.text).not.toContain('forged');
  });

  it('holds in another replica and after a restart', async () => {
    const key = aKey();
    const first = await send('disk/create', ORDER, key);
    const other = await createApp(service.config);
    await other.listen(0, '127.0.0.1');
    const { port } = other.getHttpServer().address() as { port: number };
    const again = await post(`http://127.0.0.1:${port}/v1/tencent/disk/create`, ORDER, withKey(key));
    expect(contentOf(again)).toEqual(contentOf(first));
    await other.close();
    onlyCall(service, 'CreateDisks');
  });

  it('with a database that is away has the write refused, before anything is sent', async () => {
    const key = aKey();
    await service.database.dataSource.query('ALTER TABLE idempotency_key RENAME TO elsewhere');
    try {
      const refused = await send('disk/attach', { ...SCOPE, DiskId: DISK, InstanceId: INSTANCE }, key);
      expect(refused.status).toBeGreaterThanOrEqual(500);
      expect(callsOf(service, 'AttachDisks')).toEqual([]);
    } finally {
      await service.database.dataSource.query('ALTER TABLE elsewhere RENAME TO idempotency_key');
    }
  });
});

describe('an Idempotency-Key where every reply is 200', () => {
  it('brings a failure again with 200', async () => {
    const service = await startService({ config: { httpStatusMode: 'always-200' } });
    const body = { ...SCOPE, DiskId: 'disk-00000000', DiskName: 'nobody' };
    const [first, again] = [
      await service.post('disk/update', body, withKey('k')),
      await service.post('disk/update', body, withKey('k')),
    ];
    expect(first.status).toBe(200);
    expect(first.body.scode).not.toBe(0);
    expect(contentOf(again)).toEqual(contentOf(first));
    expect(isReplayed(again)).toBe(true);
    await service.close();
  });
});
