import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../scripts/free-port.mjs';
import { aGate } from '../../security/database-gate.fixture.js';

export const hasPgBouncer = spawnSync('pgbouncer', ['--version']).status === 0;

/** An account that may not be root, which PgBouncer refuses. */
const NOBODY = 65_534;

export interface PgBouncer {
  /** The same database through the pooler. */
  url: string;
  close(): Promise<void>;
}

/** A PgBouncer in front of a test database. */
export async function startPgBouncer(
  databaseUrl: string,
  mode: 'transaction' | 'session',
): Promise<PgBouncer> {
  const { username, password, pathname, port: tcpPort } = new URL(databaseUrl);
  // The server of most tests has a socket alone.
  const gate = tcpPort ? { port: Number(tcpPort), close: async () => undefined } : await aGate(databaseUrl);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'));
  chmodSync(folder, 0o755);
  const database = pathname.slice(1);
  const account = Object.entries({ user: username, password })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${decodeURIComponent(value)}`)
    .join(' ');
  const settings = join(folder, 'pgbouncer.ini');
  writeFileSync(
    settings,
    `[databases]
${database} = host=127.0.0.1 port=${gate.port} dbname=${database} ${account}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = 20
max_client_conn = 200
`,
  );
  const asOther = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn('pgbouncer', [settings], { stdio: 'ignore', ...asOther });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  await until(() => accepts(port));
  return {
    url: `postgres://${username}@127.0.0.1:${port}/${database}`,
    close: async () => {
      process.off('exit', kill);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      kill();
      await ended;
      await gate.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 200) throw new Error('PgBouncer does not listen');
    await sleep(50);
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
