import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { SealingModule } from '../encryption/sealing.module.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { IdempotencyMaintenance } from './idempotency-maintenance.js';
import { IdempotencySeal } from './idempotency-seal.js';
import { IdempotencyTable } from './idempotency-table.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** Needs AppConfig and the database from global modules. The application puts the interceptor in its place. */
@Module({
  imports: [AuditModule, SealingModule],
  providers: [
    IdempotencyTable,
    IdempotencySeal,
    IdempotencyKeys,
    IdempotencyMaintenance,
    IdempotencyInterceptor,
  ],
  exports: [IdempotencyInterceptor],
})
export class IdempotencyModule {}
