import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  oneOf?: { $ref: string }[];
  properties?: Record<string, unknown>;
}

/**
 * Writes a schema that is one of several as an object with the fields of all of them, none required: half of the
 * generators make no usable type of `oneOf`. `x-one-of` names the schemas for those who check replies.
 */
export function mergeChoices(document: OpenAPIObject): void {
  const schemas = document.components!.schemas as Record<string, Schema>;
  for (const schema of Object.values(schemas)) {
    const { oneOf } = schema;
    if (!oneOf) continue;
    delete schema.oneOf;
    const fields = oneOf.map(({ $ref }) => schemas[$ref.split('/').at(-1)!]!.properties);
    Object.assign(schema, { properties: Object.assign({}, ...fields), 'x-one-of': oneOf });
  }
}
