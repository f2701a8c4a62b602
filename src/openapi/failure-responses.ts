import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { ERROR_CODES, type ErrorCode } from '../errors/error-codes.js';
import { DESC_EXAMPLES } from './desc-examples.js';
import {
  batchEnvelopesOf,
  CreationFailureEnvelopeDto,
  FailureEnvelopeDto,
  InvalidRequestEnvelopeDto,
} from './envelope.dto.js';
import { errorLink } from './errors-page.js';
import { headersOf } from './header-docs.js';

/**
 * One response for each HTTP status, with its error codes and an example of each. `members` is the class of the rows
 * of `data.Results`, of a route that has them; `creates` says that the route sends a ClientToken, `isWrite` that it takes
 * an Idempotency-Key.
 */
export function failureResponses(
  codes: readonly ErrorCode[],
  { members, creates, isWrite }: { members?: Type | undefined; creates: boolean; isWrite: boolean },
): MethodDecorator[] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const only = creates ? CreationFailureEnvelopeDto : FailureEnvelopeDto;
  const { partial, failure, refusal } = members
    ? batchEnvelopesOf(members)
    : { partial: only, failure: only, refusal: InvalidRequestEnvelopeDto };
  return [...byStatus].flatMap(([status, of]) => {
    const envelope: Type = status === 207 ? partial : status === 400 ? refusal : failure;
    return [
      ApiExtraModels(envelope),
      ApiResponse({
        status,
        description: of.length === 1 ? linkOf(of[0]!) : of.map((code) => `- ${linkOf(code)}`).join('\n'),
        headers: headersOf(status, of, { creates, isWrite }),
        content: {
          'application/json': {
            schema: { $ref: getSchemaPath(envelope) },
            examples: Object.fromEntries(of.map((code) => [code, exampleOf(code, members)])),
          },
        },
      }),
    ];
  });
}

const titleOf = (code: ErrorCode): string => {
  const { scode, message, message_cn } = ERROR_CODES[code];
  return `${scode} ${message} / ${message_cn}`;
};

/** The title, whose number leads to what to do. */
const linkOf = (code: ErrorCode): string => {
  const { scode } = ERROR_CODES[code];
  return titleOf(code).replace(String(scode), `[${scode}](${errorLink(scode)})`);
};

const remedyOf = (code: ErrorCode): string => {
  const { scode, remedy, remedy_cn } = ERROR_CODES[code];
  return `${remedy} / ${remedy_cn} [${scode}](${errorLink(scode)})`;
};

/** Examples of `data`, which is null for the other codes. */
const DATA: Partial<Record<ErrorCode, unknown>> = {
  INVALID_PARAMETER: {
    Fields: [
      {
        Field: 'DiskSize',
        Rule: 'range',
        Message: 'must be a whole number from 10 to 32000',
        MessageCn: '必须是10到32000的整数',
      },
    ],
  },
};

/** The shared example; partly done has rows of the route's own kind. */
function exampleOf(code: ErrorCode, members: Type | undefined): object {
  if (code !== 'PARTLY_DONE' || !members) return { $ref: `#/components/examples/${code}` };
  const done = exampleRowOf(members);
  const data = {
    Success: 1,
    Fail: 1,
    Results: [done, { ...done, ...shown('TENCENT_BUSY'), desc: DESC_EXAMPLES.TENCENT_BUSY }],
  };
  return { summary: titleOf(code), description: remedyOf(code), value: failureOf(code, data) };
}

/** Where `ApiProperty` keeps the fields of a class; the package does not export these names. */
const FIELD_NAMES = 'swagger/apiModelPropertiesArray';
const FIELD_OPTIONS = 'swagger/apiModelProperties';

/** A row made of the examples of its fields. */
function exampleRowOf(members: Type): Record<string, unknown> {
  const prototype = members.prototype as object;
  const fields = Reflect.getMetadata(FIELD_NAMES, prototype) as string[];
  return Object.fromEntries(
    fields.map((field) => {
      const name = field.slice(1);
      const options = Reflect.getMetadata(FIELD_OPTIONS, prototype, name) as {
        example: unknown;
      };
      return [name, options.example];
    }),
  );
}

const failureOf = (code: ErrorCode, data: unknown) => {
  const { scode, message, message_cn } = shown(code);
  return { scode, desc: DESC_EXAMPLES[code] ?? '', message, message_cn, stack: null, data };
};

function shown(code: ErrorCode): { scode: number; message: string; message_cn: string } {
  const { scode, message, message_cn } = ERROR_CODES[code];
  return { scode, message, message_cn };
}

interface Example {
  summary: string;
  description: string;
  value: unknown;
}

/** An example reply for each error; the responses that can have it refer to it. */
export const failureExamples = (): Record<ErrorCode, Example> =>
  Object.fromEntries(
    (Object.keys(ERROR_CODES) as ErrorCode[]).map((code) => [
      code,
      { summary: titleOf(code), description: remedyOf(code), value: failureOf(code, DATA[code] ?? null) },
    ]),
  ) as Record<ErrorCode, Example>;
