import type { ExportResult } from '@opentelemetry/core';
import { ExportResultCode } from '@opentelemetry/core';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../config/tracing-environment.js';
import type { AppLogger } from './app-logger.js';

/** A collector that is away is reported once in this time. */
const REPORT_MS = 60_000;

/** Sends spans to the collector; what it did not take is lost, counted and said in the log now and then. */
export class ReportingExporter implements SpanExporter {
  private readonly exporter: SpanExporter;
  private lost = 0;
  private reportedAt = -Infinity;

  constructor(
    config: TracingConfig,
    private readonly logger: AppLogger,
  ) {
    const Exporter = config.protocol === 'http/json' ? JsonExporter : ProtobufExporter;
    const { url, headers, timeoutMs: timeoutMillis, compression } = config;
    // The library's enum of compressions has these very texts.
    const options = { url, headers, timeoutMillis, compression } as ConstructorParameters<typeof Exporter>[0];
    this.exporter = new Exporter(options);
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      if (result.code === ExportResultCode.FAILED) this.report(spans.length, result.error);
      done(result);
    });
  }

  async shutdown(): Promise<void> {
    await this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  private report(count: number, error: Error | undefined): void {
    this.lost += count;
    if (performance.now() - this.reportedAt < REPORT_MS) return;
    this.reportedAt = performance.now();
    this.logger.failure('spans were not taken by the collector', error, { lost_spans: this.lost });
    this.lost = 0;
  }
}
