import { DiskServiceError, type Envelope } from './disk-service-error.js';
import { OPERATIONS } from './generated/operations.js';
import type { operations } from './generated/schema.js';

export type OperationName = keyof typeof OPERATIONS;
type Json<T> = T extends { content: { 'application/json': infer J } } ? J : never;
export type BodyOf<N extends OperationName> = Json<operations[N]['requestBody']>;
export type DataOf<N extends OperationName> = Json<operations[N]['responses'][200]>['data'];

/** A success without its envelope. */
export interface Reply<T> {
  data: T;
  /** What is to be said of a success, e.g. which disks were done already. */
  desc: string;
  requestId: string | undefined;
  /** Of a write: its row in the audit trail, for `waitFor`. */
  operationId: string | undefined;
}

export interface ClientOptions {
  /** E.g. `https://disks.example.com`. */
  baseUrl: string;
  /** An API key or a JWT, or a function that gives one for each request. */
  token?: string | (() => string | Promise<string>);
  /** Of `desc` and the texts in `data`. */
  language?: 'en' | 'zh';
  /** For one attempt. */
  timeoutMs?: number;
  /** Attempts after the first. */
  maxRetries?: number;
  fetch?: typeof fetch;
}

export interface CallOptions {
  /** Of a write; made for each call where it is absent, so that an attempt that is repeated is carried out once. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

export type Client = {
  [N in OperationName]: (body: BodyOf<N>, options?: CallOptions) => Promise<Reply<DataOf<N>>>;
};

const TIMEOUT_MS = 40_000;
const MAX_RETRIES = 3;
const MOST_PAUSE_MS = 20_000;

/**
 * A method for each operation of the service, by its `operationId`. It resolves to the data of a success and rejects with
 * `DiskServiceError`. 429, 503 and the lack of an answer are tried again, after the time that Retry-After says.
 */
export function createClient(options: ClientOptions): Client {
  const methods = Object.keys(OPERATIONS).map((name) => [
    name,
    (body: unknown, callOptions: CallOptions = {}) => call(options, name as OperationName, body, callOptions),
  ]);
  return Object.fromEntries(methods) as Client;
}

async function call(
  options: ClientOptions,
  name: OperationName,
  body: unknown,
  { idempotencyKey, signal, headers }: CallOptions,
): Promise<Reply<never>> {
  const { path, isWrite } = OPERATIONS[name];
  const key = isWrite ? (idempotencyKey ?? crypto.randomUUID()) : undefined;
  const text = JSON.stringify(body);
  for (let tries = 0; ; tries += 1) {
    try {
      const token = typeof options.token === 'function' ? await options.token() : options.token;
      return await attempt(options, path, text, signal, {
        'content-type': 'application/json',
        'accept-language': options.language ?? 'en',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...headers,
      });
    } catch (error) {
      if (!(error instanceof DiskServiceError) || !isPassing(error) || signal?.aborted) throw error;
      if (tries >= (options.maxRetries ?? MAX_RETRIES)) throw error;
      const pauseMs = (error.retryAfterSeconds ?? 2 ** tries * 0.2) * 1_000;
      if (pauseMs > MOST_PAUSE_MS) throw error;
      await pause(pauseMs * (1 + Math.random() * 0.2), signal);
    }
  }
}

/** The same request may be sent again at once: nothing was done, or its key makes it be done once. */
const isPassing = ({ status, code }: DiskServiceError): boolean =>
  status === 0 || status === 429 || status === 503 || code === 'IDEMPOTENCY_KEY_IN_USE';

async function attempt(
  { baseUrl, timeoutMs = TIMEOUT_MS, fetch: send = fetch }: ClientOptions,
  path: string,
  body: string,
  signal: AbortSignal | undefined,
  headers: Record<string, string>,
): Promise<Reply<never>> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string;
  try {
    response = await send(new URL(path, baseUrl), {
      method: 'POST',
      headers,
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await response.text();
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw DiskServiceError.noAnswer('the service did not answer', 0, new Headers(), cause);
  }
  const envelope = envelopeIn(text);
  if (!envelope)
    throw DiskServiceError.noAnswer('the answer is not of this service', response.status, response.headers);
  if (envelope.scode !== 0) throw new DiskServiceError(envelope, response.status, response.headers);
  return {
    data: envelope.data as never,
    desc: envelope.desc,
    requestId: response.headers.get('x-request-id') ?? undefined,
    operationId: response.headers.get('x-operation-id') ?? undefined,
  };
}

function envelopeIn(text: string): Envelope | undefined {
  try {
    const parsed = JSON.parse(text) as Partial<Envelope> | null;
    return typeof parsed?.scode === 'number' ? (parsed as Envelope) : undefined;
  } catch {
    return undefined;
  }
}

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      },
      { once: true },
    );
  });
