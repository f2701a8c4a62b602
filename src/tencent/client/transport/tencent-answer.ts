import { parseExactJson } from './exact-json.js';
import { excessOf } from './nesting.js';
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

/** Tencent's codes have under 60 characters. The code is looked up, shown and logged. */
const ERROR_CODE = /^[A-Za-z0-9_.]{1,128}$/;
/** Levels inside `Response`. Tencent's deepest reply has 7; one of a million could not be written out again. */
const MAX_DEPTH = 20;

/**
 * Throws TransportFailure (`not-json`, `not-an-envelope`, `too-deep`, `too-many-values`), outcome unknown. Nulls are tolerated. What the
 * action answers is not looked at: see `../replies`.
 */
export function parseAnswer(text: string): TencentAnswer {
  // One level more than inside `Response`.
  const excess = excessOf(text, MAX_DEPTH + 1);
  if (excess) throw new TransportFailure('outcome-unknown', excess);
  const response = property(parsed(text), 'Response');
  if (!isObject(response)) throw new TransportFailure('outcome-unknown', 'not-an-envelope');
  dropUnsafeKeys(response, 1);
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
  if (typeof code !== 'string' || !ERROR_CODE.test(code))
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

/**
 * Removes keys that would reach a prototype where an object is copied key by key; `JSON.parse` makes them ordinary
 * properties. Throws when it is nested too deeply.
 */
function dropUnsafeKeys(value: object, depth: number): void {
  if (depth > MAX_DEPTH) throw tooDeep();
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) {
      const item: unknown = value[at];
      if (typeof item === 'object' && item !== null) dropUnsafeKeys(item, depth + 1);
    }
    return;
  }
  const values = value as Record<string, unknown>;
  for (const key in values) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      delete values[key];
      continue;
    }
    const inner = values[key];
    if (typeof inner === 'object' && inner !== null) dropUnsafeKeys(inner, depth + 1);
  }
}

const tooDeep = () => new TransportFailure('outcome-unknown', 'too-deep');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const property = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
