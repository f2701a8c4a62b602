import type { Phases } from '../common/request/phases.js';
import { AppError } from '../errors/app.error.js';
import { QUERY_TIMEOUT_MESSAGE } from './timeout-client.js';

const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT', // the socket of a stopped embedded server
  'EAGAIN', // the socket of one that does not accept
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * SQLSTATE classes and codes: connection, authentication, no resources, shutting down or starting, a
 * cancelled (timed out) statement, a standby that takes no writes, a database that takes no connections, a disk that
 * fails.
 */
const SQL_STATES = /^(08...|28...|53...|57P0[1-5]|57014|25006|55000|58...|3D000)$/;

const WRITE_REFUSALS = new Set(['25006', '53100', '42501']);

/** SQLSTATE: the statement was cancelled, as it ran longer than `statement_timeout`. */
const STATEMENT_TIMED_OUT = '57014';

/** Errors to which the driver and its pool give no code. */
const MESSAGES =
  /^(timeout exceeded when trying to connect|timeout expired|Connection terminated|Client (was closed|has encountered a connection error)|Cannot use a pool after calling end|Driver not Connected|Connection is not established)/;

const RETRY_AFTER_SECONDS = 2;

const TOO_MANY_ROWS = { en: 'there are too many rows to read in time', zh: '数据过多，未能在时限内读完' };
const TOO_SLOW = { en: 'the database took too long for a statement', zh: '数据库执行语句超时' };
const NO_ANSWER = { en: 'the database does not answer', zh: '数据库没有应答' };

/** Whether the database cannot be used now, in contrast to a wrong statement or wrong data. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const driverError = (error as { driverError?: unknown }).driverError;
  if (driverError instanceof Error && driverError !== error) return isConnectionFailure(driverError);
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (SYSTEM_CODES.has(code) || SQL_STATES.test(code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure);
  return error.message === QUERY_TIMEOUT_MESSAGE || MESSAGES.test(error.message);
}

/**
 * Runs database work and turns a failing connection into DATABASE_UNAVAILABLE. Any other error passes
 * unchanged. The only place of this translation. The time counts among the phases of the request that waits, if any.
 */
export async function withDatabase<T>(work: () => Promise<T>, phases?: Phases): Promise<T> {
  try {
    return await (phases ? phases.measure('database', work) : work());
  } catch (error) {
    if (!isConnectionFailure(error)) throw error;
    throw databaseUnavailable(error);
  }
}

/**
 * The same for a read whose cost the caller chooses: when Postgres stopped it for its time, that is QUERY_TOO_LONG.
 */
export async function withCostlyRead<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await withDatabase(work);
  } catch (error) {
    const { cause } = error as Error;
    if (!AppError.is(error, 'DATABASE_UNAVAILABLE') || !isStatementTimeout(cause)) throw error;
    throw new AppError('QUERY_TOO_LONG', TOO_MANY_ROWS, {
      cause,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}

export const databaseUnavailable = (cause?: unknown): AppError =>
  new AppError('DATABASE_UNAVAILABLE', isStatementTimeout(cause) ? TOO_SLOW : NO_ANSWER, {
    cause,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });

const isStatementTimeout = (error: unknown): boolean => sqlStateOf(error) === STATEMENT_TIMED_OUT;

/** A read-only database or standby, a full disk, a missing right: what is only read goes on without having written. */
export const isWriteRefusal = (error: unknown): boolean => WRITE_REFUSALS.has(sqlStateOf(error) ?? '');

/** The code that Postgres gave, also of what was thrown because of it. */
export function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, driverError, cause } = error as { code?: unknown; driverError?: unknown; cause?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  return sqlStateOf(driverError) ?? sqlStateOf(cause);
}
