import type { OpenAPIObject } from '@nestjs/swagger';

interface Field {
  type?: string;
  nullable?: boolean;
  allOf?: { $ref: string }[];
}

/**
 * `nullable` counts only beside a type, and a schema that is referred to must admit null as well. Where that schema is also
 * used for a field that may not be null, the other uses refer to a copy, `Optional…`.
 */
export function admitNullInObjects(document: OpenAPIObject): void {
  const schemas = document.components!.schemas as Record<string, Record<string, unknown>>;
  const optional = Object.values(schemas).flatMap(({ properties = {} }) =>
    Object.values(properties as Record<string, Field>).filter(({ nullable, allOf }) => nullable && allOf),
  );
  const text = JSON.stringify(document);
  for (const ref of new Set(optional.map((field) => field.allOf![0]!.$ref))) {
    const uses = optional.filter((field) => field.allOf![0]!.$ref === ref);
    for (const field of uses) field.type = 'object';
    const all = text.split(`"${ref}"`).length - 1;
    const name = ref.split('/').at(-1)!;
    const schema = schemas[name]!;
    if (all === uses.length) {
      schema['nullable'] = true;
      continue;
    }
    schemas[`Optional${name}`] = { ...schema, nullable: true };
    for (const field of uses) field.allOf = [{ $ref: `#/components/schemas/Optional${name}` }];
  }
}

/**
 * Leaves no field of a reply both required and nullable: some generated clients refuse null in a required field. The
 * service sends these fields all the same.
 */
export function requireNoNull(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components!.schemas ?? {})) {
    if ('$ref' in schema || !schema.required) continue;
    const fields = (schema.properties ?? {}) as Record<string, Field>;
    schema.required = schema.required.filter((name) => fields[name]?.nullable !== true);
    if (schema.required.length === 0) delete schema.required;
  }
}
