import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { OpenAPIObject } from '@nestjs/swagger';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Checks values against any schema of the OpenAPI document, named by its JSON pointer. */
export class DocumentSchemas {
  private readonly ajv = new Ajv({
    strict: false,
    allErrors: true,
    formats: { int32: true, int64: true, uuid: UUID },
  });

  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenAPIObject) {
    this.ajv.addSchema(withNullInEnums(document), 'document');
  }

  /** What is wrong with the value; empty when nothing is. */
  faults(pointer: string, value: unknown): string[] {
    const validate = this.compile(pointer);
    return validate(value) ? [] : (validate.errors ?? []).map(textOf);
  }

  /** The node that a pointer names. */
  at(pointer: string): unknown {
    return pointer
      .split('/')
      .slice(1)
      .map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], this.document);
  }

  /** The pointer, or where the reference there leads. */
  follow(pointer: string): string {
    return (this.at(pointer) as { $ref?: string } | undefined)?.$ref?.slice(1) ?? pointer;
  }

  private compile(pointer: string): ValidateFunction {
    const ref = this.follow(pointer);
    const validate = this.compiled.get(ref) ?? this.ajv.compile({ $ref: `document#${ref}` });
    this.compiled.set(ref, validate);
    return validate;
  }
}

const textOf = (error: ErrorObject): string =>
  `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`;

export const pointerTo = (...keys: (string | number)[]): string =>
  keys
    .map((key) => `/${encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');

/** `nullable` admits null beside the values of an enum too: the reading of OpenAPI 3.0 that docs/adr/0010 states. */
function withNullInEnums(document: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(document);
  for (const { node } of nodesOf(copy.components?.schemas))
    if (node['nullable'] === true && Array.isArray(node['enum'])) node['enum'].push(null);
  return copy;
}

/**
 * A copy in which no schema admits a field that it does not document, but for those that say they do, a schema that is
 * one of several is only that, and the `data` of a plain failure is null.
 */
export function withoutUndocumentedFields(document: OpenAPIObject): OpenAPIObject {
  const copy = structuredClone(document);
  for (const schema of Object.values(copy.components?.schemas ?? {}) as Record<string, unknown>[]) {
    const { 'x-one-of': choices, properties } = schema;
    if (choices) Object.assign(schema, { properties: {}, oneOf: choices });
    else if (properties && !schema['x-passes-on-further-fields']) schema['additionalProperties'] ??= false;
  }
  Object.assign(failureData(copy), { enum: [null] });
  return copy;
}

function failureData(document: OpenAPIObject): object {
  const { FailureEnvelope } = document.components!.schemas as Record<
    string,
    { properties: { data: object } }
  >;
  return FailureEnvelope!.properties.data;
}

/** Every node of the OpenAPI document that is an object, with its JSON pointer. */
export function* nodesOf(
  node: unknown,
  path = '',
): Generator<{ path: string; node: Record<string, unknown> }> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield { path, node: node as Record<string, unknown> };
  for (const [key, value] of Object.entries(node)) yield* nodesOf(value, `${path}${pointerTo(key)}`);
}
