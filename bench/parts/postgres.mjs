import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../scripts/free-port.mjs';
import { CORES, onCore, processorMsOfFamily } from './processes.mjs';

const DEBIAN = '/usr/lib/postgresql';
const PATIENCE_MS = 20_000;
/** Three replicas open up to 33 each, and a start of one is measured beside them. */
const MAX_CONNECTIONS = 200;
/** The tables of the trail, with their indexes. */
const TRAIL = `SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint AS bytes FROM pg_class
  WHERE relkind = 'r' AND relname LIKE 'audit\\_%'`;

/**
 * A Postgres for the benchmark alone, on loopback, with the settings of its package: the newest of Debian's, else the one
 * of `npm start`. Every commit is flushed to the disk.
 */
export class Postgres {
  /** @param {string} folder which the account of Postgres can pass through */
  static async start(folder) {
    const binaries = await binariesOf();
    const data = join(folder, 'postgres');
    const account = accountOf();
    mkdirSync(data);
    if (account.uid !== undefined) chownSync(data, account.uid, /** @type {number} */ (account.gid));
    const options = { ...account, cwd: data, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
    const made = spawnSync(
      binaries.initdb,
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
      { ...options, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
    const port = await freePort();
    const settings = [
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`],
      `max_connections=${MAX_CONNECTIONS}`,
    ];
    const [command = '', ...args] = onCore(CORES.others, [
      ...[binaries.postgres, '-D', data],
      ...settings.flatMap((setting) => ['-c', setting]),
    ]);
    const child = spawn(command, args, { ...options, stdio: 'ignore' });
    const postgres = new Postgres(child, `postgres://postgres@127.0.0.1:${port}/postgres`);
    await postgres.becomeReady();
    return postgres;
  }

  /** @type {string} */
  version = '';

  /** @param {import('node:child_process').ChildProcess} child @param {string} url */
  constructor(child, url) {
    this.child = child;
    this.url = url;
    const end = () => child.kill('SIGINT');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
  }

  async becomeReady() {
    for (const until = performance.now() + PATIENCE_MS; ; await sleep(50)) {
      try {
        this.version =
          String((await this.query('SHOW server_version'))['server_version']).split(' ')[0] ?? '';
        return;
      } catch (error) {
        if (this.child.exitCode !== null || performance.now() > until) throw error;
      }
    }
  }

  /** The first row. @param {string} text @returns {Promise<Record<string, any>>} */
  async query(text) {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query(text)).rows[0];
    } finally {
      await client.end();
    }
  }

  /** What has been used so far; the difference of two is the cost of what was between. */
  async usage() {
    const { bytes } = await this.query(TRAIL);
    const { wal } = await this.query("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS wal");
    const { connections } = await this.query(
      `SELECT count(*)::int AS connections FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    const processorMs = processorMsOfFamily(/** @type {number} */ (this.child.pid));
    return { trailBytes: Number(bytes), walBytes: Number(wal), connections, processorMs };
  }

  async stop() {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGINT');
    await once(this.child, 'exit');
  }
}

/** @returns {Promise<{ initdb: string, postgres: string }>} */
async function binariesOf() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number).filter(Number.isInteger) : [];
  const bin = join(DEBIAN, String(Math.max(...versions)), 'bin');
  if (existsSync(join(bin, 'initdb')))
    return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
  // By a variable: the build does not exist when the types are checked.
  const module = '../../dist/embedded-postgres/postgres-binaries.js';
  return (await import(module)).findPostgresBinaries();
}

/** Postgres refuses to run as root. @returns {{ uid?: number, gid?: number }} */
function accountOf() {
  if (process.getuid?.() !== 0) return {};
  const id = (/** @type {string} */ flag) =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return id('-u') > 0 ? { uid: id('-u'), gid: id('-g') } : { uid: 65_534, gid: 65_534 };
}
