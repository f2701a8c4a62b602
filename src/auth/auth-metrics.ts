import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { authFailureReason } from './auth-failure.js';

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
    if (reason) this.failures.inc({ reason });
  }
}
