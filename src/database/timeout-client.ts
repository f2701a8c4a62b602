import { Client } from 'pg';

/**
 * Closes its connection when a query timed out. The library alone would return the connection to the pool with
 * the query still running on it, and the next query would wait for that one.
 */
export class TimeoutClient extends Client {
  override query(...args: unknown[]): never {
    const result: unknown = Reflect.apply(super.query, this, args);
    if (result instanceof Promise) {
      result.catch((error: Error) => {
        if (error.message === QUERY_TIMEOUT_MESSAGE) destroyConnection(this);
      });
    }
    return result as never;
  }
}

/** The message of the library, which gives this error no code. */
export const QUERY_TIMEOUT_MESSAGE = 'Query read timeout';

/** Closes the socket without a message to the server, which may not answer. */
export function destroyConnection(client: Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
