import { parseExactJson } from './exact-json.js';
import { TransportFailure } from './transport-failure.js';

/** A well-formed `Response` envelope, a refusal included. */
export interface TencentAnswer {
  /** Everything inside `Response`. May be shared between callers: never change it. */
  response: object;
  /** Empty when the envelope has no well-formed one. */
  requestId: string;
  error: { code: string; message: string } | undefined;
}

/**
 * The RequestId goes into a header, the log and the trail, so a value of another form is dropped. Tencent's is
 * always a UUID; no key has this form.
 */
const REQUEST_ID = /^[0-9a-f-]{1,64}$/i;

/** Throws TransportFailure (`not-json`, `not-an-envelope`), outcome unknown. Nulls are tolerated. */
export function parseAnswer(text: string): TencentAnswer {
  const response = property(parsed(text), 'Response');
  if (!isObject(response)) throw new TransportFailure('outcome-unknown', 'not-an-envelope');
  const requestId = property(response, 'RequestId');
  const error = property(response, 'Error');
  return {
    response,
    requestId: typeof requestId === 'string' && REQUEST_ID.test(requestId) ? requestId : '',
    error: error === undefined || error === null ? undefined : vendorError(error),
  };
}

function vendorError(error: unknown): { code: string; message: string } {
  const code = property(error, 'Code');
  const message = property(error, 'Message');
  if (typeof code !== 'string' || code === '')
    throw new TransportFailure('outcome-unknown', 'not-an-envelope');
  return { code, message: typeof message === 'string' ? message : '' };
}

function parsed(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    throw new TransportFailure('outcome-unknown', 'not-json');
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const property = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
