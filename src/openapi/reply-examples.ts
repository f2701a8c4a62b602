import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  'x-one-of'?: Schema[];
  type?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  nullable?: boolean;
  example?: unknown;
}

/** Gives each success without an example one that is made of the examples of its fields. */
export function fillReplyExamples(document: OpenAPIObject): void {
  const schemas = document.components!.schemas as Record<string, Schema>;
  for (const { post } of Object.values(document.paths)) {
    const { content } = post!.responses['200'] as {
      content: Record<string, { schema: Schema; example?: unknown }>;
    };
    const json = content['application/json']!;
    json.example ??= exampleOf(json.schema, schemas);
  }
}

function exampleOf(schema: Schema, schemas: Record<string, Schema>): unknown {
  if (schema.example !== undefined) return schema.example;
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref ?? schema['x-one-of']?.[0]?.$ref;
  if (ref) return exampleOf(schemas[ref.split('/').at(-1)!]!, schemas);
  if (schema.type === 'array') return [exampleOf(schema.items!, schemas)];
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, exampleOf(field, schemas)]),
  );
}
