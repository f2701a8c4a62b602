import { type DynamicModule, Global, Module } from '@nestjs/common';
import { collectDefaultMetrics, Counter, register, Registry } from 'prom-client';
import { Redactor } from '../common/secrets/redactor.js';
import type { AppConfig } from '../config/app-config.js';
import { AppLogger } from './app-logger.js';
import { HttpMetrics } from './http-metrics.js';
import { standardOutput } from './line-output.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsServer } from './metrics-server.js';
import { MetricsWriter } from './metrics-text.js';
import type { Tracing } from './tracing.js';

/**
 * The metrics of one application, so that a second one in the same process (in tests) has its own. The default
 * metrics describe the process and start observers of their own: they are made once and are in every registry.
 */
function makeRegistry(): Registry {
  // Nothing else uses the library's own registry.
  if (register.getMetricsAsArray().length === 0) collectDefaultMetrics();
  const registry = Registry.merge([register]);
  const lost = new Counter({
    name: 'log_lines_lost_total',
    help: 'Lines of the log that were dropped, as standard output was not read',
    registers: [],
    collect() {
      this.reset();
      this.inc(standardOutput.lostLines);
    },
  });
  registry.registerMetric(lost);
  return registry;
}

/** Global: every module may log and count, and every secret must reach the redactor. */
@Global()
@Module({})
export class ObservabilityModule {
  /** Both exist before Nest does, so that what Nest logs while it starts is redacted and formatted too. */
  static with(config: AppConfig, logger: AppLogger, redactor: Redactor, tracing?: Tracing): DynamicModule {
    return {
      module: ObservabilityModule,
      controllers: config.metricsPort === undefined ? [MetricsController] : [],
      providers: [
        { provide: AppLogger, useValue: logger },
        { provide: Redactor, useValue: redactor },
        { provide: Registry, useFactory: makeRegistry },
        {
          provide: HttpMetrics,
          inject: [Registry],
          useFactory: (registry: Registry) => new HttpMetrics(registry, tracing !== undefined),
        },
        MetricsWriter,
        MetricsServer,
        // Nobody asks for it; Nest ends it.
        ...(tracing ? [{ provide: 'tracing', useValue: tracing }] : []),
      ],
      exports: [AppLogger, Redactor, Registry],
    };
  }
}
