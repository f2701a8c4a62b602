import { readFileSync } from 'node:fs';
import type { EnvironmentReader } from './environment-reader.js';

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
const PROTOCOLS = ['http/protobuf', 'http/json'] as const;

/** Where spans go and which are made. The variables and their defaults are those of OpenTelemetry. */
export interface TracingConfig {
  /** Of the traces, with its path. */
  url: string;
  protocol: (typeof PROTOCOLS)[number];
  /** Secret. */
  headers: Record<string, string>;
  compression: 'gzip' | 'none';
  timeoutMs: number;
  serviceName: string;
  resourceAttributes: Record<string, string>;
  sampler: (typeof SAMPLERS)[number];
  /** For the samplers by ratio. */
  samplerRatio: number;
  /** Whether the `traceparent` of a caller is taken. */
  takesParent: boolean;
  scheduleDelayMs: number;
  exportTimeoutMs: number;
  maxQueueSize: number;
  maxBatchSize: number;
}

/** Undefined unless an endpoint is named; then nothing else of the family is looked at. */
export function readTracing(read: EnvironmentReader): TracingConfig | undefined {
  const url = endpointOf(read);
  if (url === undefined || read.choice('OTEL_SDK_DISABLED', ['true', 'false'], 'false') === 'true')
    return undefined;
  const exporter = read.choice('OTEL_TRACES_EXPORTER', ['otlp', 'none'], 'otlp');
  // Each of these for all signals, and for traces alone, which counts more.
  const [all, traces] = ['OTEL_EXPORTER_OTLP', 'OTEL_EXPORTER_OTLP_TRACES'];
  const protocol = read.choice(`${all}_PROTOCOL`, PROTOCOLS, 'http/protobuf');
  const compression = read.choice(`${all}_COMPRESSION`, ['gzip', 'none'], 'none');
  const timeoutMs = read.integer(`${all}_TIMEOUT`, 10_000, 1, 600_000);
  for (const name of ['CERTIFICATE', 'CLIENT_CERTIFICATE', 'CLIENT_KEY'])
    for (const variable of [`${all}_${name}`, `${traces}_${name}`]) checkFile(read, variable);
  const maxQueueSize = read.integer('OTEL_BSP_MAX_QUEUE_SIZE', 2_048, 1, 100_000);
  const config: TracingConfig = {
    url,
    protocol: read.choice(`${traces}_PROTOCOL`, PROTOCOLS, protocol),
    headers: { ...pairs(read, `${all}_HEADERS`), ...pairs(read, `${traces}_HEADERS`) },
    compression: read.choice(`${traces}_COMPRESSION`, ['gzip', 'none'], compression),
    timeoutMs: read.integer(`${traces}_TIMEOUT`, timeoutMs, 1, 600_000),
    serviceName: read.text('OTEL_SERVICE_NAME') ?? '',
    resourceAttributes: pairs(read, 'OTEL_RESOURCE_ATTRIBUTES'),
    sampler: read.choice('OTEL_TRACES_SAMPLER', SAMPLERS, 'parentbased_always_on'),
    samplerRatio: ratio(read, 'OTEL_TRACES_SAMPLER_ARG'),
    takesParent: propagators(read).includes('tracecontext'),
    scheduleDelayMs: read.integer('OTEL_BSP_SCHEDULE_DELAY', 5_000, 1, 600_000),
    exportTimeoutMs: read.integer('OTEL_BSP_EXPORT_TIMEOUT', 30_000, 1, 600_000),
    maxQueueSize,
    maxBatchSize: read.integer('OTEL_BSP_MAX_EXPORT_BATCH_SIZE', Math.min(512, maxQueueSize), 1, 100_000),
  };
  read.fault(
    config.maxBatchSize > maxQueueSize,
    'OTEL_BSP_MAX_EXPORT_BATCH_SIZE must not be more than OTEL_BSP_MAX_QUEUE_SIZE',
  );
  config.serviceName ||= config.resourceAttributes['service.name'] ?? 'tencent-disk-service';
  return exporter === 'none' ? undefined : config;
}

/** The one for all signals gets the path of traces; the one for traces is taken as it is. */
function endpointOf(read: EnvironmentReader): string | undefined {
  const forTraces = read.text('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  const forAll = read.text('OTEL_EXPORTER_OTLP_ENDPOINT');
  const text = forTraces ?? forAll;
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) {
    const name =
      forTraces === undefined ? 'OTEL_EXPORTER_OTLP_ENDPOINT' : 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT';
    read.faults.push(
      `${name} must be a URL such as http://host:4318, without a user; secrets go into headers`,
    );
    return text;
  }
  return forTraces === undefined ? `${text.replace(/\/$/, '')}/v1/traces` : url.href;
}

/** `name=value,name=value`; values are percent-encoded. Also from a file. */
function pairs(read: EnvironmentReader, name: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const pair of (read.secret(name) ?? '').split(',')) {
    if (pair.trim() === '') continue;
    const [, key, value] =
      /^\s*([!#$%&'*+.^_`|~\w-]{1,128})\s*=\s*([\x20-\x7e]{0,8192}?)\s*$/.exec(pair) ?? [];
    const decoded = value === undefined ? undefined : decodedOf(value);
    if (key !== undefined && decoded !== undefined) found[key] = decoded;
    else read.faults.push(`${name} must be name=value, separated by commas, its values percent-encoded`);
  }
  return found;
}

function decodedOf(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function ratio(read: EnvironmentReader, name: string): number {
  const text = read.text(name) ?? '1';
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  read.fault(!(value >= 0 && value <= 1), `${name} must be a number from 0 to 1`);
  return value;
}

/** Others than `tracecontext` say nothing that is used here. */
function propagators(read: EnvironmentReader): string[] {
  const names = (read.text('OTEL_PROPAGATORS') ?? 'tracecontext,baggage')
    .split(',')
    .map((name) => name.trim());
  read.fault(
    names.some((name) => !['tracecontext', 'baggage', 'none'].includes(name)),
    'OTEL_PROPAGATORS must be of: tracecontext, baggage, none',
  );
  return names;
}

/** The exporter reads it; here only that it can. */
function checkFile(read: EnvironmentReader, name: string): void {
  const path = read.text(name);
  if (path === undefined) return;
  try {
    readFileSync(path);
  } catch {
    read.faults.push(`${name} names a file that cannot be read`);
  }
}
