import { randomUUID } from 'node:crypto';
import type { OnApplicationShutdown } from '@nestjs/common';
import {
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace as traces,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { AttemptEnd, AttemptTrace, EndedRequest, Trace } from '../common/request/phases.js';
import { within } from '../common/time/wait.js';
import type { TracingConfig } from '../config/tracing-environment.js';
import { VERSION } from '../config/version.js';
import type { AppLogger } from './app-logger.js';
import { ReportingExporter } from './reporting-exporter.js';

/** What was not sent by then is lost: a collector that does not answer must not keep the process. */
const SHUTDOWN_MS = 1_000;
const MAX_ATTRIBUTE_LENGTH = 256;
/** Phases that took less are in no line of the log either: nobody waited. */
const SHORTEST_MS = 0.05;

/**
 * Spans of OpenTelemetry for requests and their phases. This file is loaded only where an endpoint is configured, and
 * nothing else imports the libraries of OpenTelemetry.
 *
 * The spans are made by `Phases`, where the log line gets its numbers, and their parent is known: it is the request. So
 * neither the instrumentations of the libraries nor their context in AsyncLocalStorage are used; these would take part in
 * every promise, and write addresses, statements and headers into attributes that nobody has checked for secrets.
 */
export class Tracing implements OnApplicationShutdown {
  private readonly provider: TracerProvider;
  private readonly tracer: Tracer;

  constructor(
    private readonly config: TracingConfig,
    logger: AppLogger,
  ) {
    const { scheduleDelayMs, exportTimeoutMs, maxQueueSize, maxBatchSize } = config;
    const processor = new BatchSpanProcessor({
      exporter: new ReportingExporter(config, logger),
      scheduledDelayMillis: scheduleDelayMs,
      exportTimeoutMillis: exportTimeoutMs,
      maxQueueSize,
      maxExportBatchSize: maxBatchSize,
    });
    const resource = resourceFromAttributes({
      'service.version': VERSION,
      'service.instance.id': randomUUID(),
      ...config.resourceAttributes,
      'service.name': config.serviceName,
    });
    this.provider = new TracerProvider({
      resource: defaultResource().merge(resource),
      sampler: samplerOf(config),
      spanProcessors: [processor],
      spanLimits: { attributeValueLengthLimit: MAX_ATTRIBUTE_LENGTH },
    });
    this.tracer = this.provider.getTracer('tencent-disk-service', VERSION);
  }

  /** A request that has just come in, with the `traceparent` of its caller; a malformed one is none. */
  begin(method: string, traceparent: string | undefined): Trace {
    const parent = this.config.takesParent && traceparent ? parseTraceParent(traceparent) : null;
    const isValid = parent !== null && isSpanContextValid(parent);
    const context = isValid
      ? traces.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true })
      : ROOT_CONTEXT;
    return new RequestTrace(this.tracer, this.tracer.startSpan(method, { kind: SpanKind.SERVER }, context));
  }

  async onApplicationShutdown(): Promise<void> {
    const late = () => new Error('the collector does not answer');
    await within(this.provider.shutdown(), SHUTDOWN_MS, late).catch(() => undefined);
  }
}

class RequestTrace implements Trace {
  readonly traceId: string;
  readonly isSampled: boolean;
  private readonly context: Context;

  constructor(
    private readonly tracer: Tracer,
    private readonly span: Span,
  ) {
    const { traceId, traceFlags } = span.spanContext();
    this.traceId = traceId;
    this.isSampled = (traceFlags & TraceFlags.SAMPLED) !== 0;
    this.context = traces.setSpan(ROOT_CONTEXT, span);
  }

  phase(name: string, startTime: number, endTime: number, code: string | undefined): void {
    if (!this.isSampled || endTime - startTime < SHORTEST_MS) return;
    const span = this.tracer.startSpan(name, { startTime }, this.context);
    markFailed(span, code);
    span.end(endTime);
  }

  attempt(action: string, region: string | undefined, startTime: number): AttemptTrace {
    const attributes = { 'tencent.action': action, ...(region ? { 'tencent.region': region } : {}) };
    const options = { kind: SpanKind.CLIENT, startTime, attributes };
    const span = this.tracer.startSpan(`upstream ${action}`, options, this.context);
    const { traceId, spanId, traceFlags } = span.spanContext();
    return {
      traceparent: `00-${traceId}-${spanId}-0${traceFlags & TraceFlags.SAMPLED}`,
      end: ({ code, id }: AttemptEnd, endTime) => {
        if (id) span.setAttribute('tencent.request_id', id);
        markFailed(span, code);
        span.end(endTime);
      },
    };
  }

  end({ name, isFailure, code, attributes }: EndedRequest): void {
    this.span.updateName(name);
    for (const [key, value] of Object.entries(attributes))
      if (value !== undefined) this.span.setAttribute(key, value);
    if (code) this.span.setAttribute('error.type', code);
    if (isFailure) this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

/** With our code alone: texts of errors are for the log, which redacts them. */
function markFailed(span: Span, code: string | undefined): void {
  if (!code) return;
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function samplerOf({ sampler, samplerRatio }: TracingConfig): Sampler {
  const root = sampler.endsWith('always_on')
    ? new AlwaysOnSampler()
    : sampler.endsWith('always_off')
      ? new AlwaysOffSampler()
      : new TraceIdRatioBasedSampler(samplerRatio);
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}
