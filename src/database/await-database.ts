import { Client } from 'pg';
import { sleep } from '../common/time/wait.js';
import { isConnectionFailure } from './database-errors.js';

const TIMEOUT_MS = 10_000;
const RETRY_DELAY_MS = 500;
/** Wrong user or password, no such database: waiting does not help. */
const PERMANENT_ERRORS = /^(28|3D)/;

/**
 * Waits for a database that is still starting. Throws an error whose message holds that of the server and no
 * part of the URL.
 */
export async function awaitDatabase(url: string, timeoutMs = TIMEOUT_MS): Promise<void> {
  for (const until = performance.now() + timeoutMs; ; await sleep(RETRY_DELAY_MS)) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      const isPermanent = !isConnectionFailure(cause) || PERMANENT_ERRORS.test(code ?? '');
      if (!isPermanent && performance.now() < until) continue;
      throw new Error(`The database of DATABASE_URL cannot be used: ${message || code || 'no answer'}`, {
        cause,
      });
    }
  }
}
