import { applyDecorators, HttpCode, Post, SetMetadata, type Type } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ERROR_CODES, type ErrorCode } from '../errors/error-codes.js';
import { envelopeOf, FailureEnvelopeDto } from './envelope.dto.js';

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
  /** Shown in the document and prefilled in Swagger UI. */
  example?: { request: object; reply?: unknown };
  /** Codes beyond those that every route can answer. */
  errors: readonly ErrorCode[];
}

/** What any route behind the guards can answer. */
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
];

/** A POST route in the envelope, with all that the API document says about it. */
export function EnvelopeRoute(path: string, options: EnvelopeRouteOptions): MethodDecorator {
  const datas = [options.data, ...(options.orData ?? [])];
  const envelopes = datas.map(envelopeOf);
  return applyDecorators(
    SetMetadata(ENVELOPE_ROUTE, options),
    Post(path),
    HttpCode(200),
    ApiOperation({ operationId: options.operationId, summary: `${options.en} / ${options.zh}` }),
    ApiBody({
      type: options.body,
      ...(options.example
        ? { examples: { document: { summary: 'Example / 示例', value: options.example.request } } }
        : {}),
    }),
    ApiExtraModels(...envelopes, FailureEnvelopeDto),
    ApiResponse({
      status: 200,
      description: 'Success / 成功',
      content: { 'application/json': successContent(envelopes, options) },
    }),
    ...failureResponses([...COMMON_ERRORS, ...options.errors]),
  );
}

function successContent(envelopes: Type[], options: EnvelopeRouteOptions): object {
  const refs = envelopes.map((envelope) => ({ $ref: getSchemaPath(envelope) }));
  const schema = refs.length === 1 ? refs[0] : { anyOf: refs };
  return options.example?.reply === undefined ? { schema } : { schema, example: options.example.reply };
}

/** One response for each HTTP status, listing the codes behind it. */
function failureResponses(codes: readonly ErrorCode[]): MethodDecorator[] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of [...new Set(codes)]) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(([status, of]) =>
    ApiResponse({
      status,
      description: of
        .map(
          (code) =>
            `${ERROR_CODES[code].scode} ${ERROR_CODES[code].message} / ${ERROR_CODES[code].message_cn}`,
        )
        .join('; '),
      type: FailureEnvelopeDto,
    }),
  );
}
