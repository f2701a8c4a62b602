import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { EnvironmentReader } from '../../src/config/environment-reader.js';
import { readTracing, type TracingConfig } from '../../src/config/tracing-environment.js';

/** A span as OTLP has it in JSON, its attributes as an object. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  /** 2 is a server, 3 a client. */
  kind: number;
  startMs: number;
  endMs: number;
  /** 2 is an error. */
  status: number | undefined;
  attributes: Record<string, unknown>;
}

export interface Delivery {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface OtlpReceiver {
  origin: string;
  deliveries: Delivery[];
  /** Of the deliveries in JSON. */
  spans(): ReceivedSpan[];
  /** The attributes of the process that sent the last one. */
  resource(): Record<string, unknown>;
  close(): Promise<void>;
}

/** A collector of OpenTelemetry on loopback: takes what is sent and keeps it. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const deliveries: Delivery[] = [];
  const server = createServer((request, response) => {
    void take(request, response);
  });
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    deliveries.push({ path: request.url!, headers: request.headers, body: await bodyOf(request) });
    response.setHeader('Content-Type', request.headers['content-type']!).end();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const batches = () =>
    deliveries
      .filter(({ headers }) => headers['content-type'] === 'application/json')
      .flatMap(({ body }) => (JSON.parse(body.toString()) as OtlpRequest).resourceSpans);
  return {
    origin: `http://127.0.0.1:${port}`,
    deliveries,
    spans: () =>
      batches()
        .flatMap(({ scopeSpans }) => scopeSpans)
        .flatMap(({ spans }) => spans.map(spanOf)),
    resource: () => attributesOf(batches().at(-1)!.resource.attributes),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The configuration that these variables make. */
export const tracingFrom = (env: NodeJS.ProcessEnv): TracingConfig => {
  const read = new EnvironmentReader({ OTEL_BSP_SCHEDULE_DELAY: '20', ...env });
  const config = readTracing(read);
  if (!config || read.faults.length > 0) throw new Error(`no tracing: ${read.faults.join()}`);
  return config;
};

interface OtlpAttribute {
  key: string;
  value: Record<string, unknown>;
}

interface OtlpSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status?: { code?: number };
  attributes: OtlpAttribute[];
}

interface OtlpRequest {
  resourceSpans: { resource: { attributes: OtlpAttribute[] }; scopeSpans: { spans: OtlpSpan[] }[] }[];
}

const spanOf = ({
  startTimeUnixNano,
  endTimeUnixNano,
  status,
  attributes,
  ...span
}: OtlpSpan): ReceivedSpan => ({
  ...span,
  startMs: Number(startTimeUnixNano) / 1e6,
  endMs: Number(endTimeUnixNano) / 1e6,
  status: status?.code,
  attributes: attributesOf(attributes),
});

/** Each value is in an object that names its type. */
const attributesOf = (attributes: OtlpAttribute[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}
