import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EnvironmentReader } from './environment-reader.js';
import { readTracing } from './tracing-environment.js';

const ENDPOINT = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
const read = (env: NodeJS.ProcessEnv) => {
  const reader = new EnvironmentReader(env);
  return { config: readTracing(reader), faults: reader.faults };
};

describe(readTracing.name, () => {
  it.each([
    [{}],
    [{ OTEL_SERVICE_NAME: 'disks', OTEL_TRACES_SAMPLER: 'nonsense' }],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }],
    [{ ...ENDPOINT, OTEL_SDK_DISABLED: 'true' }],
    [{ ...ENDPOINT, OTEL_TRACES_EXPORTER: 'none' }],
  ])('makes no traces for %j', (env) => {
    expect(read(env)).toEqual({ config: undefined, faults: [] });
  });

  it('has the defaults of OpenTelemetry', () => {
    expect(read(ENDPOINT)).toEqual({
      faults: [],
      config: {
        url: 'http://collector:4318/v1/traces',
        protocol: 'http/protobuf',
        headers: {},
        compression: 'none',
        timeoutMs: 10_000,
        serviceName: 'tencent-disk-service',
        resourceAttributes: {},
        sampler: 'parentbased_always_on',
        samplerRatio: 1,
        takesParent: true,
        scheduleDelayMs: 5_000,
        exportTimeoutMs: 30_000,
        maxQueueSize: 2_048,
        maxBatchSize: 512,
      },
    });
  });

  it('prefers what is said for traces alone, and takes their endpoint as it is', () => {
    const { config, faults } = read({
      ...ENDPOINT,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://traces.example/in?x=1',
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a,x-team=disks',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'authorization=Bearer%20b',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_TIMEOUT: '5',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    });
    expect(faults).toEqual([]);
    expect(config).toMatchObject({
      url: 'https://traces.example/in?x=1',
      headers: { authorization: 'Bearer b', 'x-team': 'disks' },
      protocol: 'http/json',
      timeoutMs: 5,
      compression: 'gzip',
    });
  });

  it('takes a path before that of the traces', () =>
    expect(read({ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://c.example/otlp/' }).config!.url).toBe(
      'https://c.example/otlp/v1/traces',
    ));

  it.each([
    [{ OTEL_RESOURCE_ATTRIBUTES: 'service.name=one,deployment.environment.name=test' }, 'one'],
    [{ OTEL_RESOURCE_ATTRIBUTES: 'service.name=one', OTEL_SERVICE_NAME: 'two' }, 'two'],
  ])('names the service as %j says', (env, name) =>
    expect(read({ ...ENDPOINT, ...env }).config!.serviceName).toBe(name),
  );

  const VALUE = 'zQzSecretzQz';
  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', VALUE],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', `ftp://${VALUE}`],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', `http://user:${VALUE}@collector`],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', VALUE],
    ['OTEL_EXPORTER_OTLP_HEADERS', VALUE],
    ['OTEL_EXPORTER_OTLP_HEADERS', `authorization=%${VALUE}`],
    ['OTEL_EXPORTER_OTLP_HEADERS', `a=${VALUE}\r\nb: c`],
    ['OTEL_RESOURCE_ATTRIBUTES', VALUE],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_EXPORTER_OTLP_COMPRESSION', VALUE],
    ['OTEL_EXPORTER_OTLP_TIMEOUT', VALUE],
    ['OTEL_EXPORTER_OTLP_CERTIFICATE', `/nowhere/${VALUE}`],
    ['OTEL_TRACES_EXPORTER', 'zipkin'],
    ['OTEL_TRACES_SAMPLER', VALUE],
    ['OTEL_TRACES_SAMPLER_ARG', '1.1'],
    ['OTEL_TRACES_SAMPLER_ARG', VALUE],
    ['OTEL_PROPAGATORS', 'b3'],
    ['OTEL_BSP_SCHEDULE_DELAY', '-1'],
    ['OTEL_BSP_MAX_EXPORT_BATCH_SIZE', '4096'],
  ])('refuses %s=%s, and does not print it', (name, value) => {
    const { faults } = read({ ...ENDPOINT, [name]: value });
    expect(faults.join()).toContain(name);
    expect(faults.join()).not.toContain(VALUE);
  });

  it('reads no variable that the page does not have, and the other way round', () => {
    const root = new URL('../../', import.meta.url);
    const source = readFileSync(new URL('src/config/tracing-environment.ts', root), 'utf8');
    const page = readFileSync(new URL('docs/operations/tracing.md', root), 'utf8');
    const suffixes = [
      'PROTOCOL',
      'COMPRESSION',
      'TIMEOUT',
      'HEADERS',
      'CERTIFICATE',
      'CLIENT_CERTIFICATE',
      'CLIENT_KEY',
    ];
    const literal = [...source.matchAll(/'(OTEL_(?!EXPORTER_OTLP')[A-Z_]+)'/g)].map(([, name]) => name!);
    const names = [...literal, ...suffixes.map((suffix) => `OTEL_EXPORTER_OTLP_${suffix}`)];
    const documented = [...page.matchAll(/^\| `(OTEL_[A-Z_]+)`/gm)].map(([, name]) => name!);
    const ofAll = (list: string[]) =>
      [...new Set(list.map((name) => name.replace('_TRACES_ENDPOINT', '_ENDPOINT')))].sort();
    expect(documented.length).toBeGreaterThan(12);
    expect(ofAll(documented)).toEqual(ofAll(names.filter((name) => name !== 'OTEL_EXPORTER_OTLP_TRACES')));
  });
});
