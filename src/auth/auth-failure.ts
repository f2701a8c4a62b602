import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { AppError } from '../errors/app.error.js';

/** Why a token was refused. For the log: the reply is the same for all of them. */
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

const DETAIL = 'send a valid token as "Authorization: Bearer …"';

const reasons = new WeakMap<AppError, AuthFailureReason>();

/** The one reply that all of them share, so that it tells an attacker nothing. */
export function notAuthenticated(reason: AuthFailureReason, cause?: unknown): AppError {
  const error = new AppError('NOT_AUTHENTICATED', DETAIL, cause === undefined ? {} : { cause });
  reasons.set(error, reason);
  return error;
}

/** Undefined for an error that is not about a token. */
export const authFailureReason = (error: unknown): AuthFailureReason | undefined =>
  error instanceof AppError ? reasons.get(error) : undefined;

@Injectable()
export class AuthMetrics {
  private readonly failures: Counter<'reason'>;

  constructor(registry: Registry) {
    this.failures = new Counter({
      name: 'auth_failures_total',
      help: 'Requests refused because they carry no valid token',
      labelNames: ['reason'],
      registers: [registry],
    });
  }

  /** Counts errors made by `notAuthenticated`; others, such as DATABASE_UNAVAILABLE, are not about the token. */
  refused(error: unknown): void {
    const reason = authFailureReason(error);
    // Whoever reads the metrics must not learn which ids of keys exist.
    if (reason) this.failures.inc({ reason: reason.startsWith('api_key') ? 'api_key' : reason });
  }
}
