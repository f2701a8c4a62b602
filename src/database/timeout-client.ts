import { Client } from 'pg';
import { hangUp } from './hang-up.js';

/**
 * A client that hangs up when a query was not answered in time. The library alone would hand the connection
 * back to the pool with the query still on it, and the next user would wait behind it.
 */
export class TimeoutClient extends Client {
  override query(...args: unknown[]): never {
    const result: unknown = Reflect.apply(super.query, this, args);
    if (result instanceof Promise) {
      result.catch((error: Error) => {
        if (error.message === QUERY_TIMEOUT_MESSAGE) hangUp(this);
      });
    }
    return result as never;
  }
}

/** The library's own words; it gives this error no code. */
export const QUERY_TIMEOUT_MESSAGE = 'Query read timeout';
