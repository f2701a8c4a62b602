import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuditMaintenanceModule } from './audit/audit-maintenance.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { AuthenticationGuard } from './auth/authentication.guard.js';
import { AuthorizationGuard } from './auth/authorization.guard.js';
import { AdmissionGuard } from './common/admission/admission.guard.js';
import { PolicyModule } from './auto-snapshot-policy/policy.module.js';
import { JsonBodyGuard } from './common/json/json-body.guard.js';
import type { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { CredentialVerificationModule } from './credential-verification/credential-verification.module.js';
import { CredentialModule } from './credential/credential.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DiskModule } from './disk/disk.module.js';
import { EnvelopeInterceptor } from './common/envelope/envelope.interceptor.js';
import { inOrder } from './common/envelope/in-order.js';
import { EdgeMetrics } from './edge/edge-metrics.js';
import { StartupKeyCheckModule } from './encryption/startup-key-check.js';
import { EventModule } from './event/event.module.js';
import { HealthModule } from './health/health.module.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { PublishedDocuments } from './openapi/published-documents.js';
import type { Redactor } from './common/secrets/redactor.js';
import type { AppLogger } from './observability/app-logger.js';
import { ObservabilityModule } from './observability/observability.module.js';
import type { Tracing } from './observability/tracing.js';
import { OperationModule } from './operation/operation.module.js';
import { RegionModule } from './region/region.module.js';
import { SnapshotModule } from './snapshot/snapshot.module.js';
import { TencentModule } from './tencent/tencent.module.js';

/**
 * All modules. The guards run in this order: authenticate, parse, authorize, admit. Then the interceptor of idempotency
 * keys, and within it that of the envelope.
 */
@Module({
  imports: [
    DatabaseModule,
    StartupKeyCheckModule,
    HealthModule,
    AuthModule,
    AuditModule,
    AuditMaintenanceModule,
    IdempotencyModule,
    CredentialModule,
    CredentialVerificationModule,
    TencentModule,
    DiskModule,
    SnapshotModule,
    RegionModule,
    PolicyModule,
    EventModule,
    OperationModule,
  ],
  providers: [
    EdgeMetrics,
    PublishedDocuments,
    { provide: APP_GUARD, useExisting: AuthenticationGuard },
    { provide: APP_GUARD, useClass: JsonBodyGuard },
    { provide: APP_GUARD, useExisting: AuthorizationGuard },
    { provide: APP_GUARD, useClass: AdmissionGuard },
    {
      provide: APP_INTERCEPTOR,
      useFactory: (idempotency: IdempotencyInterceptor) => inOrder(idempotency, new EnvelopeInterceptor()),
      inject: [IdempotencyInterceptor],
    },
  ],
})
export class AppModule {
  static with(config: AppConfig, logger: AppLogger, redactor: Redactor, tracing?: Tracing): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.with(config), ObservabilityModule.with(config, logger, redactor, tracing)],
    };
  }
}
