import { Client } from 'pg';
import type { DatabaseServer } from './database-server.js';

const ANSWER_MS = 2_000;
const PROBES = 4;

/** Why a connection is no session of its own. */
export class NoSessionError extends Error {
  override name = 'NoSessionError';

  constructor(what: string, variable: string) {
    super(
      `${variable} leads to a connection pooler in transaction mode (such as PgBouncer): ${what}. ` +
        'Locks and notifications need sessions. Set DATABASE_DIRECT_URL to an address of Postgres itself, or of a pooler' +
        ' in session mode; DATABASE_URL may stay as it is.',
    );
  }
}

/**
 * Tries what the locks and caches of the service depend on: a lock that a session holds keeps another one out, a session
 * stays on its server process, and a notification arrives. Throws NoSessionError, or the error of the connection.
 */
export async function requireSessions({ directUrl, isPooled, isEmbedded }: DatabaseServer): Promise<void> {
  if (!isEmbedded) await probe(directUrl, isPooled ? 'DATABASE_DIRECT_URL' : 'DATABASE_URL');
}

async function probe(url: string, variable: string): Promise<void> {
  const [one, other] = [clientFor(url), clientFor(url)];
  try {
    await Promise.all([one.connect(), other.connect()]);
    const key = Math.floor(Math.random() * 2 ** 31);
    const channel = `session_probe_${key}`;
    const arrived = new Promise<boolean>((resolve) => {
      one.once('notification', () => resolve(true));
      setTimeout(() => resolve(false), ANSWER_MS).unref();
    });
    const { rows: states } = await one.query<{ standby: boolean }>('SELECT pg_is_in_recovery() AS standby');
    // A standby that is not promoted yet has no notifications; reads are served from it.
    const notifies = states[0]?.standby === false;
    if (notifies) await one.query(`LISTEN ${channel}`);
    await one.query('SELECT pg_advisory_lock($1)', [key]);
    const { rows } = await other.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [key]);
    if (rows[0]?.taken !== false) throw new NoSessionError('two sessions got the same lock', variable);
    const processes = new Set<number>();
    for (let i = 0; i < PROBES; i += 1) {
      processes.add(await processOf(one));
      await processOf(other);
    }
    if (processes.size > 1) throw new NoSessionError('a session moves between server processes', variable);
    if (!notifies) return;
    await other.query(`NOTIFY ${channel}`);
    if (!(await arrived)) throw new NoSessionError('a notification does not arrive', variable);
  } finally {
    await one.query('SELECT pg_advisory_unlock_all(); UNLISTEN *').catch(() => undefined);
    await Promise.all([one.end().catch(() => undefined), other.end().catch(() => undefined)]);
  }
}

function clientFor(url: string): Client {
  const client = new Client({
    connectionString: url,
    application_name: 'disk-service probe',
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS * 2,
  });
  client.on('error', () => undefined);
  return client;
}

async function processOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]!.pid;
}
