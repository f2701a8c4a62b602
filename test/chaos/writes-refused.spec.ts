import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.configure.js';
import { migrateUp } from '../../src/database/migrations.js';
import { EmbeddedPostgres } from '../../src/embedded-postgres/embedded-postgres.js';
import { DISK, type Reply, SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { makeDataDir, removeDataDir } from '../integration/database/data-dir.fixture.js';
import { aCreate, disksByName, figures } from './chaos.fixture.js';

/** How soon the probe notices, and how soon it notices that it is over. */
const NOTICE_MS = 5_000;
const RECOVERY_MS = 5_000;
const OK = 0;
const DATABASE_UNAVAILABLE = 10011;
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'max_wal_size=64MB', 'min_wal_size=32MB'];

describe('the service with a Postgres that answers and takes no writes', () => {
  const dataDir = makeDataDir();
  let postgres: EmbeddedPostgres;
  let service: Service;
  let names = 0;
  let hasDiskOfItsOwn = false;
  let operationId: string;

  beforeAll(async () => {
    hasDiskOfItsOwn = isMounted(dataDir);
    postgres = await startPostgres();
    await admin('CREATE ROLE runtime LOGIN', 'CREATE DATABASE disk');
    await migrateUp(diskUrl(), 'runtime');
    const databaseUrl = diskUrl().replace('//postgres@', '//runtime@');
    service = await startService({ config: { databaseUrl, requestTimeoutMs: 8_000 } });
  });
  afterAll(async () => {
    await service.close();
    await postgres.stop();
    if (hasDiskOfItsOwn) execFileSync('umount', ['--lazy', dataDir]);
    removeDataDir(dataDir);
  });

  const startPostgres = () => EmbeddedPostgres.start({ dataDir, role: 'owner', settings: SETTINGS });
  const dataFolder = () =>
    join(
      dataDir,
      readdirSync(dataDir).find((name) => name.startsWith('pg'))!,
      'data',
    );

  const diskUrl = () => postgres.url.replace(/[^/]*$/, 'disk');

  async function admin(...statements: string[]): Promise<void> {
    await run(postgres.url, statements);
  }

  async function run(url: string, statements: string[]): Promise<void> {
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  const get = async (path: string) => {
    const response = await fetch(`${service.origin}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const writable = async () => /^audit_trail_writable (\d)$/m.exec((await get('/metrics')).text)?.[1];
  const write = (headers: Record<string, string> = {}): Promise<Reply> =>
    service.post('disk/create', aCreate(`refused-${(names += 1)}`), { headers });

  /** Before a single write was tried: the service finds out by itself. */
  async function expectRefused(reason: string): Promise<void> {
    const begun = performance.now();
    await expect
      .poll(async () => (await get('/readyz/writes')).status, { timeout: NOTICE_MS, interval: 50 })
      .toBe(503);
    figures(`writes refused: ${reason}`, { noticedMs: Math.round(performance.now() - begun) });
    const ready = await get('/readyz');
    expect([ready.status, JSON.parse(ready.text)]).toEqual([
      200,
      {
        status: 'degraded',
        checks: { draining: 'ok', database: 'ok', migrations: 'ok', keys: 'ok', writes: 'failed' },
        reason,
      },
    ]);
    expect((await get('/healthz')).status).toBe(200);
    expect(await writable()).toBe('0');
    const before = (await disksByName(service.sandbox.origin)).size;
    for (const reply of await Promise.all([write(), write({ 'idempotency-key': `refused-${names}` })])) {
      expect([reply.status, reply.body.scode]).toEqual([503, DATABASE_UNAVAILABLE]);
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect((await disksByName(service.sandbox.origin)).size).toBe(before);
    await expectReads();
    expect((await get('/readyz/writes')).status).toBe(503);
  }

  async function expectReads(): Promise<void> {
    for (const [route, body] of [
      ['disk/list', SCOPE],
      ['disk/inspect', { ...SCOPE, DiskId: DISK }],
      ['disk/logs/list', { ...SCOPE, DiskId: DISK }],
      ['snapshot/list', SCOPE],
      ['credential/inspect', { TenantUuid: SCOPE.TenantUuid, ClusterUuid: SCOPE.ClusterUuid }],
      ['credential/list', { TenantUuid: SCOPE.TenantUuid }],
      ['audit/list', { TenantUuid: SCOPE.TenantUuid }],
      ['operation/list', SCOPE],
      ['operation/inspect', { ...SCOPE, OperationId: operationId }],
    ] as const)
      expect((await service.post(route, body)).body, route).toMatchObject({ scode: OK });
  }

  async function expectWell(): Promise<void> {
    const begun = performance.now();
    await expect
      .poll(async () => (await get('/readyz/writes')).status, { timeout: RECOVERY_MS, interval: 50 })
      .toBe(200);
    figures('writes taken again', { afterMs: Math.round(performance.now() - begun) });
    expect(JSON.parse((await get('/readyz')).text)).toMatchObject({ status: 'ok' });
    expect(await writable()).toBe('1');
    const written = await write();
    expect(written.body.scode).toBe(OK);
    operationId = written.headers.get('x-operation-id')!;
  }

  it('a read-only database', async () => {
    await expectWell();
    await admin(
      'ALTER DATABASE disk SET default_transaction_read_only = on',
      // The setting counts for new sessions.
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'disk'`,
    );
    try {
      await expectRefused('read_only');
    } finally {
      await admin(
        'ALTER DATABASE disk RESET default_transaction_read_only',
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'disk'`,
      );
    }
    await expectWell();
  }, 60_000);

  it('a trail that the role may not write', async () => {
    await expectWell();
    await run(diskUrl(), ['REVOKE INSERT ON audit_event FROM runtime']);
    try {
      await expectRefused('not_permitted');
    } finally {
      await run(diskUrl(), ['GRANT INSERT ON audit_event TO runtime']);
    }
    await expectWell();
  }, 60_000);

  it('a standby that is not promoted yet', async () => {
    await expectWell();
    const signal = join(dataFolder(), 'standby.signal');
    await postgres.stop();
    writeFileSync(signal, '');
    postgres = await startPostgres();
    await expectRefused('read_only');
    await admin('SELECT pg_promote()');
    await expectWell();
  }, 60_000);

  it('a full disk', async (context) => {
    if (!hasDiskOfItsOwn) context.skip('a disk to fill is mounted as root alone');
    await expectWell();
    const filler = join(dataDir, 'filler');
    fill(filler);
    try {
      await expect
        .poll(async () => (await get('/readyz/writes')).status, { timeout: NOTICE_MS, interval: 50 })
        .toBe(503);
      // Until then the pages that are there have room.
      for (let refused = 0; refused < 5;) refused = (await write()).status === 503 ? refused + 1 : 0;
      await expectRefused('disk_full');
    } finally {
      rmSync(filler);
    }
    await expectWell();
  }, 60_000);

  it('a replica that starts on a standby, and serves reads', async () => {
    await expectWell();
    const signal = join(dataFolder(), 'standby.signal');
    await postgres.stop();
    writeFileSync(signal, '');
    postgres = await startPostgres();
    const { port } = new URL(service.origin);
    await service.app.close();
    const app = await createApp(service.config);
    service = { ...service, app };
    await app.listen(Number(port), '127.0.0.1');
    await expectRefused('read_only');
    await admin('SELECT pg_promote()');
    await expectWell();
  }, 60_000);

  function fill(file: string): void {
    const fd = openSync(file, 'w');
    try {
      for (const block = Buffer.alloc(1 << 20); ;) writeSync(fd, block);
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    } finally {
      closeSync(fd);
    }
    expect(statfsSync(dataDir).bavail).toBe(0);
  }
});

/** A small disk at the folder, which can be filled; only root can mount one, and not in every container. */
function isMounted(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=1777', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
