import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type QueryResult } from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { EmbeddedPostgres } from '../../../src/embedded-postgres/embedded-postgres.js';
import { POSTGRES_MAJOR } from '../../../src/embedded-postgres/postgres-binaries.js';
import { eachDataDir, query, read, write } from './embedded-postgres.fixture.js';

describe(EmbeddedPostgres.name, () => {
  const dir = eachDataDir();

  it('starts, keeps its data over a restart, and tells how long it takes', async () => {
    const timings: number[] = [];
    for (let round = 0; round < 3; round++) {
      const begun = performance.now();
      const server = await dir.start();
      timings.push(performance.now() - begun);
      await write(server.url, round);
      expect(await read(server.url)).toEqual([0, 1, 2].slice(0, round + 1));
      await server.stop();
      expect(server.postmasterPid).toBeUndefined();
    }
    process.stdout.write(`starts took ${timings.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
    expect(timings[0]).toBeLessThan(5_000);
  });

  it('listens on a socket that others cannot reach, and is given no environment', async () => {
    dir.prepare();
    const server = await dir.start();
    try {
      expect(statSync(join(dir.path, 'pg18')).mode & 0o777).toBe(0o700);
      const [row] = await query(
        server.url,
        `SELECT current_setting('listen_addresses') AS addresses,
                current_setting('server_version_num')::int / 10000 AS major`,
      );
      expect(row).toEqual({ addresses: '', major: POSTGRES_MAJOR });
      const environ = `/proc/${server.postmasterPid}/environ`;
      const given = existsSync(environ) ? readFileSync(environ, 'utf8').split('\0') : [];
      const names = given.map((line) => line.split('=')[0]);
      expect(names).not.toContain('VITEST');
      expect(names).not.toContain('NODE_ENV');
    } finally {
      await server.stop();
    }
  });

  it('starts a server again that was killed under the service', async () => {
    dir.prepare();
    const log: string[] = [];
    const server = await dir.start('owner', (line) => log.push(line));
    await write(server.url, 3);
    const pid = server.postmasterPid!;
    const begun = performance.now();
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(() => read(server.url).catch(() => 'away'), { timeout: 15_000, interval: 20 })
      .toEqual([3]);
    process.stdout.write(`a killed server was back after ${(performance.now() - begun).toFixed(0)} ms\n`);
    expect(server.postmasterPid).not.toBe(pid);
    await expect.poll(() => log).toContain('the embedded Postgres is back');
    await server.stop();
    expect(server.postmasterPid).toBeUndefined();
  });

  it('tells a second service who has the folder, and leaves the first one alone', async () => {
    dir.prepare();
    const first = await dir.start();
    const second = EmbeddedPostgres.start({ dataDir: dir.path, role: 'owner', ownerTimeoutMs: 500 });
    await expect(second).rejects.toThrow(
      new RegExp(`^DATA_DIR .* is in use by another process \\(owner, process ${process.pid}\\)`),
    );
    await write(first.url, 1);
    await first.stop();
  });

  it('waits for a service that is just stopping', async () => {
    dir.prepare();
    const first = await dir.start();
    const second = dir.start();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await first.stop();
    const server = await second;
    await write(server.url, 1);
    expect(await read(server.url)).toEqual([1]);
    await server.stop();
  });

  it('does not take a server that is stopping, though its owner has let go of it', async () => {
    dir.prepare();
    // Its server stops with the last connection, so that of the second one keeps it up.
    const first = await dir.start('guest');
    let stopped: Promise<void> | undefined;
    const { query: send } = Client.prototype as {
      query(sql: string, values?: unknown[]): Promise<QueryResult>;
    };
    vi.spyOn(Client.prototype, 'query').mockImplementation(async function (
      this: Client,
      sql: string,
      values?: unknown[],
    ) {
      if (!stopped && sql.includes('pg_try_advisory_lock')) {
        stopped = first.stop();
        await expect
          .poll(
            async () => (await send.call(this, `SELECT FROM pg_locks WHERE locktype = 'advisory'`)).rowCount,
          )
          .toBe(0);
      }
      return send.call(this, sql, values);
    });
    const second = await dir.start().finally(() => vi.restoreAllMocks());
    expect(stopped).toBeDefined();
    await write(second.url, 1);
    expect(await read(second.url)).toEqual([1]);
    await stopped;
    await second.stop();
  });

  it('serves commands beside the service, and without it', async () => {
    dir.prepare();
    const owner = await dir.start();
    const beside = await dir.start('guest');
    expect(beside.postmasterPid).toBe(owner.postmasterPid);
    await beside.stop();
    await write(owner.url, 1);
    await owner.stop();

    const [one, two] = [await dir.start('guest'), await dir.start('guest')];
    expect(two.postmasterPid).toBe(one.postmasterPid);
    const client = new Client({ connectionString: two.url });
    await client.connect();
    const stopped = one.stop();
    expect((await client.query('SELECT n FROM kept')).rows).toEqual([{ n: 1 }]);
    await client.end();
    await two.stop();
    await stopped;
    expect(one.postmasterPid).toBeUndefined();
  });

  it('clears away what a killed first start left, and refuses a folder of something else', async () => {
    const root = join(dir.path, 'pg18');
    mkdirSync(join(root, 'new-999999999'), { recursive: true });
    writeFileSync(join(root, 'new-999999999', 'PG_VERSION'), '18');
    const server = await dir.start();
    await server.stop();
    expect(existsSync(join(root, 'new-999999999'))).toBe(false);

    rmSync(join(root, 'data', 'PG_VERSION'));
    await expect(dir.start()).rejects.toThrow(/is not a Postgres data folder/);
  });

  it('is not fooled by the process id of a killed container that is somebody else now', async () => {
    dir.prepare();
    const server = await dir.start();
    await server.stop();
    writeFileSync(
      join(dir.path, 'pg18/data/postmaster.pid'),
      `${process.pid}\n${dir.path}\n1\n5432\n\n\n1 1\nready\n`,
    );
    const again = await dir.start();
    expect(again.postmasterPid).not.toBe(process.pid);
    await again.stop();
  });

  it('puts the socket of a folder with a long name elsewhere', async () => {
    const deep = join(dir.path, 'x'.repeat(100));
    const owner = await EmbeddedPostgres.start({ dataDir: deep, role: 'owner' });
    const guest = await EmbeddedPostgres.start({ dataDir: deep, role: 'guest' });
    const socketDir = decodeURIComponent(new URL(owner.url).hostname);
    expect(guest.url).toBe(owner.url);
    expect(statSync(socketDir).mode & 0o777).toBe(0o700);
    await write(guest.url, 1);
    await owner.stop();
    rmSync(socketDir, { recursive: true });
  });

  it('says what to do about a DATA_DIR that is a file', async () => {
    writeFileSync(join(dir.path, 'file'), '');
    await expect(EmbeddedPostgres.start({ dataDir: join(dir.path, 'file'), role: 'owner' })).rejects.toThrow(
      /DATA_DIR .* cannot be used \(EEXIST\)/,
    );
  });
});
