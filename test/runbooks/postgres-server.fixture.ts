import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../../scripts/free-port.mjs';
import { makeDataDir } from '../integration/database/data-dir.fixture.js';

/** Where Debian puts the programs of each major version; the newest is taken. */
const DEBIAN = '/usr/lib/postgresql';
const MAJORS = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(a) - Number(b)) : [];
export const POSTGRES_BIN = join(DEBIAN, MAJORS.at(-1) ?? '', 'bin');
export const hasPostgresServer = existsSync(join(POSTGRES_BIN, 'postgres'));

export const OWNER = 'disk';
export const RUNTIME_ROLE = 'disk_service';
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'max_connections=100',
];

/** Postgres does not run as root. */
export const ACCOUNT = accountOf('postgres');

function accountOf(user: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8').split('\n');
  const [, , uid, gid] = line.find((entry) => entry.startsWith(`${user}:`))?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** A real Postgres with passwords, as in production: one that is killed, copied, promoted or left without space. */
export class PostgresServer {
  private child: ChildProcess | undefined;
  private readonly killAtExit = () => void this.child?.kill('SIGKILL');

  constructor(
    readonly data: string,
    readonly port: number,
  ) {}

  /** The text of its log. */
  get log(): string {
    return readFileSync(`${this.data}.log`, 'utf8');
  }

  get pid(): number {
    return this.child!.pid!;
  }

  async start(): Promise<void> {
    const args = [
      '-D',
      this.data,
      '-p',
      String(this.port),
      ...SETTINGS.flatMap((setting) => ['-c', setting]),
    ];
    const log = openSync(`${this.data}.log`, 'a');
    const env = { LC_ALL: 'C', TZ: 'UTC' };
    const options = {
      ...ACCOUNT,
      cwd: '/',
      env,
      stdio: ['ignore', 'ignore', log] as ['ignore', 'ignore', number],
    };
    const child = spawn(join(POSTGRES_BIN, 'postgres'), args, options);
    closeSync(log);
    this.child = child;
    process.once('exit', this.killAtExit);
    await until(() => this.accepts(), `Postgres starts in ${this.data}`);
  }

  /** Immediate, without a checkpoint, or killed: `kill` loses what was not sent to a standby. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const child = this.child;
    if (!child) return;
    this.child = undefined;
    process.off('exit', this.killAtExit);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await ended;
  }

  /** As the owner. */
  async query<Row extends object>(sql: string, database = OWNER): Promise<Row[]> {
    const client = this.client(database);
    await client.connect();
    return client
      .query<Row>(sql)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  }

  private client(database: string): Client {
    const password = readFileSync(`${this.data}.password`, 'utf8');
    const client = new Client({
      host: '127.0.0.1',
      port: this.port,
      user: OWNER,
      password,
      database,
      connectionTimeoutMillis: 2_000,
    });
    client.on('error', () => undefined);
    return client;
  }

  private async accepts(): Promise<boolean> {
    if (this.child!.exitCode !== null) throw new Error(`Postgres ended: ${this.log}`);
    const client = this.client('postgres');
    return client
      .connect()
      .then(() => client.end())
      .then(
        () => true,
        () => false,
      );
  }
}

/** A new cluster in a folder of `makeFolder`, with the two roles of production and an empty database `disk`. */
export async function makeCluster(
  folder: string,
  passwords: { owner: string; runtime: string },
): Promise<string> {
  const data = join(folder, 'pg', 'data');
  writeFileSync(`${data}.password`, passwords.owner, { mode: 0o600 });
  own(`${data}.password`);
  const options = ['-D', data, '-U', OWNER, `--pwfile=${data}.password`, '--auth=scram-sha-256', '--no-sync'];
  run(join(POSTGRES_BIN, 'initdb'), [...options, '--locale=C.UTF-8', '-E', 'UTF8']);
  const server = new PostgresServer(data, await freePort());
  await server.start();
  await server.query(`CREATE DATABASE ${OWNER}`, 'postgres');
  await server.query(`CREATE ROLE ${RUNTIME_ROLE} LOGIN PASSWORD '${passwords.runtime}'`, 'postgres');
  await server.stop();
  return data;
}

/** The same in another folder. */
export function copyCluster(data: string, target: string): void {
  cpSync(data, target, { recursive: true, preserveTimestamps: true });
  cpSync(`${data}.password`, `${target}.password`);
  if (ACCOUNT.uid !== undefined)
    run('chown', ['-R', `${ACCOUNT.uid}:${ACCOUNT.gid}`, target, `${target}.password`], {});
  chmodSync(target, 0o700);
}

/** Runs a program as the account of Postgres; throws with what it said. */
export function run(program: string, args: string[], account = ACCOUNT, env: NodeJS.ProcessEnv = {}): void {
  const options = {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', ...env },
  };
  const { status, stderr, error } = spawnSync(program, args, options as { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}

export function own(path: string): void {
  if (ACCOUNT.uid !== undefined) chownSync(path, ACCOUNT.uid, ACCOUNT.gid!);
}

/**
 * A folder that others may pass through. It is removed after the run, at the latest; a server in its `pg/data` is stopped
 * before that.
 */
export function makeFolder(): string {
  const folder = makeDataDir();
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'pg'));
  own(join(folder, 'pg'));
  return folder;
}

export async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (const end = performance.now() + 30_000; !(await holds()); await sleep(50))
    if (performance.now() > end) throw new Error(`not within 30 s: ${what}`);
}
