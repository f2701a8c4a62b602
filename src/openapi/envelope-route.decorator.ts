import { applyDecorators, HttpCode, Post, SetMetadata, type Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { bilingual } from '../common/validation/field.decorator.js';
import type { ErrorCode } from '../errors/error-codes.js';
import { IDEMPOTENCY_CODES } from '../errors/idempotency-codes.js';
import type { Words } from '../errors/words.js';
import { envelopeOf } from './envelope.dto.js';
import { failureResponses } from './failure-responses.js';
import { headersOf } from './header-docs.js';

export const ENVELOPE_ROUTE = 'route:envelope';

export interface EnvelopeRouteOptions {
  operationId: string;
  en: string;
  zh: string;
  /** Class of the request body. */
  body: Type;
  /** Class of `data` on success. */
  data: Type;
  /** Further classes that `data` may be. */
  orData?: Type[];
  /** Shown in the OpenAPI document and prefilled in Swagger UI. */
  example?: RouteExample;
  /** Class of the rows of `data.Results`, of routes that can end in PARTLY_DONE. */
  members?: Type;
  /** The route sends a ClientToken, which the reply tells. */
  creates?: true;
  /** The reply says in Cache-Control how long it is good. */
  cached?: true;
  /** The reply holds a secret, which is shown once: it must not be stored. */
  secretReply?: true;
  /** Error codes beside `COMMON_ERRORS`. */
  errors: readonly ErrorCode[];
}

export interface RouteExample {
  request: object;
  reply?: unknown;
  /** Other requests that teach something, by name; all are accepted by a sandbox with its seeded data. */
  further?: Readonly<Record<string, Words & { request: object }>>;
}

/** Errors that any route behind the guards can answer. */
const COMMON_ERRORS: readonly ErrorCode[] = [
  'INVALID_PARAMETER',
  'MALFORMED_JSON',
  'NOT_AUTHENTICATED',
  'NOT_ALLOWED',
  'TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'INTERNAL',
  'SHUTTING_DOWN',
  'DATABASE_UNAVAILABLE',
  'DEADLINE_PASSED',
  'TOO_MANY_REQUESTS',
  'OVERLOADED',
];

/** Errors of a write that is sent with an Idempotency-Key. */
const IDEMPOTENCY_ERRORS = Object.keys(IDEMPOTENCY_CODES) as ErrorCode[];

/** Every write is recorded in the trail, and nothing else is, so only writes can meet a damaged one. */
export const isWrite = ({ errors }: Pick<EnvelopeRouteOptions, 'errors'>): boolean =>
  errors.includes('AUDIT_CHAIN_DAMAGED');

/** A POST route in the envelope, with everything that the OpenAPI document says about it. */
export function EnvelopeRoute(path: string, options: EnvelopeRouteOptions): MethodDecorator {
  const envelope = envelopeOf(options.data, ...(options.orData ?? []));
  const partly: ErrorCode[] = options.members ? ['PARTLY_DONE'] : [];
  const kind = { creates: options.creates === true, isWrite: isWrite(options) };
  const keyed = kind.isWrite ? IDEMPOTENCY_ERRORS : [];
  const codes = [...new Set([...COMMON_ERRORS, ...options.errors, ...partly, ...keyed])];
  const { example } = options;
  return applyDecorators(
    SetMetadata(ENVELOPE_ROUTE, options),
    Post(path),
    HttpCode(200),
    ApiOperation({
      operationId: options.operationId,
      summary: bilingual(options),
    }),
    ApiBody({
      type: options.body,
      ...(example ? { examples: requestExamples(example) } : {}),
    }),
    ApiExtraModels(envelope),
    ApiResponse({
      status: 200,
      description: 'Success / 成功',
      headers: headersOf(200, codes, { ...kind, cached: options.cached }),
      content: {
        'application/json': {
          schema: { $ref: getSchemaPath(envelope) },
          ...(example?.reply === undefined ? {} : { example: example.reply }),
        },
      },
    }),
    ...failureResponses(codes, { members: options.members, ...kind }),
  );
}

const requestExamples = ({ request, further = {} }: RouteExample) => ({
  document: { summary: 'Example / 示例', value: request },
  ...Object.fromEntries(
    Object.entries(further).map(([name, { request: value, ...words }]) => [
      name,
      { summary: bilingual(words), value },
    ]),
  ),
});
