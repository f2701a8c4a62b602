import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isConnectionFailure } from './database-errors.js';

const PATIENCE_MS = 10_000;
const PAUSE_MS = 500;
/** Wrong user or password, no such database: waiting does not help. */
const PERMANENT_ERRORS = /^(28|3D)/;

/**
 * Waits a while for a database that is still starting. Throws a plain sentence that holds the server's words
 * and no part of the URL.
 */
export async function awaitDatabase(url: string, patienceMs = PATIENCE_MS): Promise<void> {
  for (const until = performance.now() + patienceMs; ; await sleep(PAUSE_MS)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      const lasting = !isConnectionFailure(cause) || PERMANENT_ERRORS.test(code ?? '');
      if (!lasting && performance.now() < until) continue;
      throw new Error(`The database of DATABASE_URL cannot be used: ${message || code || 'no answer'}`, {
        cause,
      });
    }
  }
}
