import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Redactor } from '../common/secrets/redactor.js';
import { AppLogger } from './app-logger.js';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { makeRegistry } from './registry.js';

/** Global: every module may log and count, and every secret must reach the redactor. */
@Global()
@Module({ controllers: [MetricsController] })
export class ObservabilityModule {
  /** Both exist before Nest does, so that what Nest logs while it starts is redacted and formatted too. */
  static with(logger: AppLogger, redactor: Redactor): DynamicModule {
    return {
      module: ObservabilityModule,
      providers: [
        { provide: AppLogger, useValue: logger },
        { provide: Redactor, useValue: redactor },
        { provide: Registry, useFactory: makeRegistry },
        HttpMetrics,
      ],
      exports: [AppLogger, Redactor, Registry],
    };
  }
}
