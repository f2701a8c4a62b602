import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { isConnectionFailure, withCostlyRead, withDatabase } from './database-errors.js';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });
const sqlState = (code: string) =>
  new QueryFailedError('SELECT 1', [], Object.assign(new DatabaseError('x', 1, 'error'), { code }));

describe(isConnectionFailure.name, () => {
  it.each([
    ['refused', coded('ECONNREFUSED')],
    ['a stopped embedded server', coded('ENOENT')],
    ['reset', coded('ECONNRESET')],
    ['no such host', coded('ENOTFOUND')],
    [
      'every address refused',
      Object.assign(new AggregateError([coded('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
    ],
    ['every address refused, without a code', new AggregateError([coded('ECONNREFUSED')])],
    ['pool exhausted', new Error('timeout exceeded when trying to connect')],
    ['closed by the server', new Error('Connection terminated unexpectedly')],
    ['a timeout while connecting', new Error('Connection terminated due to connection timeout')],
    ['no answer', new QueryFailedError('SELECT 1', [], new Error('Query read timeout'))],
    ['shutting down', sqlState('57P01')],
    ['starting up', sqlState('57P03')],
    ['too many connections', sqlState('53300')],
    ['disk full', sqlState('53100')],
    ['statement timeout', sqlState('57014')],
    ['a standby', sqlState('25006')],
    ['wrong password', sqlState('28P01')],
    ['connection failure', sqlState('08006')],
    ['a database that takes no connections', sqlState('55000')],
  ])('counts as a failed connection: %s', async (_, error) => {
    expect(isConnectionFailure(error)).toBe(true);
    const work = withDatabase(() => Promise.reject(error));
    await expect(work).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', cause: error });
  });

  it.each([
    ['a duplicate', sqlState('23505')],
    ['a syntax error', sqlState('42601')],
    ['text that Postgres cannot store', sqlState('22021')],
    ['a serialization failure', sqlState('40001')],
    ['a missing file', coded('EACCES')],
    ['any other error', new Error('boom')],
    ['no error at all', 'ECONNREFUSED'],
  ])('passes unchanged, since the connection works: %s', async (_, error) => {
    expect(isConnectionFailure(error)).toBe(false);
    await expect(withDatabase(() => Promise.reject(error as Error))).rejects.toBe(error);
  });
});

describe(withCostlyRead.name, () => {
  it('says that a statement ran out of time, not that the database does not answer', async () => {
    const stopped = withCostlyRead(() => Promise.reject(sqlState('57014')));
    await expect(stopped).rejects.toMatchObject({ code: 'QUERY_TOO_LONG', retryAfterSeconds: 2 });
    const lookup = withDatabase(() => Promise.reject(sqlState('57014')));
    await expect(lookup).rejects.toMatchObject({ detail: 'the database took too long for a statement' });
  });

  it.each(['08006', '57P03'])('leaves other failures of the connection as they are: %s', async (code) => {
    const failed = withCostlyRead(() => Promise.reject(sqlState(code)));
    await expect(failed).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });
});
