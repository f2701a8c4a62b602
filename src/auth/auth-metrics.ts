import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { authFailureReason } from './auth-failure.js';

@Injectable()
export class AuthMetrics {
  private readonly failures: Counter<'reason'>;

  constructor(registry: Registry) {
    this.failures = new Counter({
      name: 'auth_failures_total',
      help: 'Requests refused for want of a valid token',
      labelNames: ['reason'],
      registers: [registry],
    });
  }

  /** Counts what `notAuthenticated` made; other errors, such as a database that is away, say nothing of a token. */
  refused(error: unknown): void {
    const reason = authFailureReason(error);
    if (reason) this.failures.inc({ reason });
  }
}
