import { Counter, register } from 'prom-client';
import { AppError } from '../common/errors/app.error.js';

/** Why a token was refused. For the metric alone: the reply is the same for all of them. */
export type AuthFailureReason =
  | 'missing'
  | 'malformed'
  | 'too_large'
  | 'unknown_token'
  | 'api_key_unknown'
  | 'api_key_secret'
  | 'api_key_expired'
  | 'jwt_header'
  | 'jwt_key'
  | 'jwt_keys_unavailable'
  | 'jwt_signature'
  | 'jwt_claims'
  | 'jwt_expired';

const METRIC = 'auth_failures_total';

/** Reused when a second application in the same process (tests) loads this file again. */
const failures =
  (register.getSingleMetric(METRIC) as Counter<'reason'> | undefined) ??
  new Counter({ name: METRIC, help: 'Requests refused for want of a valid token', labelNames: ['reason'] });

const DETAIL = 'send a valid token as "Authorization: Bearer …"';

/** Counts the failure and makes the one reply that all of them share, so that a guess learns nothing. */
export function notAuthenticated(reason: AuthFailureReason, cause?: unknown): AppError {
  failures.inc({ reason });
  return new AppError('NOT_AUTHENTICATED', DETAIL, cause === undefined ? {} : { cause });
}
