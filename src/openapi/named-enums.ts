import type { OpenAPIObject } from '@nestjs/swagger';

interface Field {
  enum?: unknown[];
  nullable?: boolean;
  [key: string]: unknown;
}

interface Use {
  schema: string;
  name: string;
  field: Field;
  properties: Record<string, unknown>;
}

/**
 * Gives each list of words a schema of its own, named after its field, so that generated clients have one type for it.
 * Two lists under one field name are named after their schemas too.
 */
export function nameEnums(document: OpenAPIObject): void {
  const schemas = document.components!.schemas as Record<string, Record<string, unknown>>;
  const uses = enumsIn(schemas);
  for (const use of uses) {
    const alike = uses.every((other) => other.name !== use.name || listOf(other) === listOf(use));
    const taken = schemas[use.name] !== undefined && !Array.isArray(schemas[use.name]!['enum']);
    const base = alike && !taken ? use.name : `${use.schema}${use.name}`;
    const nullable = use.field.nullable === true;
    // A reference has no room for `nullable`, so what may be absent refers to a schema that admits null.
    const inBoth = uses.some(
      (other) => listOf(other) === listOf(use) && (other.field.nullable === true) !== nullable,
    );
    const name = nullable && inBoth ? `Optional${base}` : base;
    const { enum: words, type, description, nullable: _, ...rest } = use.field;
    schemas[name] ??= { type, enum: words, description, ...(nullable ? { nullable } : {}) };
    use.properties[use.name] = { description, ...rest, allOf: [{ $ref: `#/components/schemas/${name}` }] };
  }
}

const listOf = ({ field }: Use): string => JSON.stringify(field.enum);

/** Only texts: the enum of one number, as `scode` has it, tells the envelopes apart. */
function enumsIn(schemas: Record<string, Record<string, unknown>>): Use[] {
  return Object.entries(schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries(properties as Record<string, Field>).flatMap(([name, field]) =>
      field.type === 'string' && Array.isArray(field.enum)
        ? [{ schema, name, field, properties: properties as Record<string, unknown> }]
        : [],
    ),
  );
}
