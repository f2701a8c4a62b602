import type { OpenAPIObject } from '@nestjs/swagger';

/**
 * Marks the schemas of requests as closed, because unknown fields are refused. Schemas of replies stay open, so
 * that they can get new fields.
 */
export function closeRequestSchemas(document: OpenAPIObject): void {
  const schemas = document.components?.schemas ?? {};
  for (const name of requestSchemaNames(document)) {
    const schema = schemas[name];
    if (schema && !('$ref' in schema)) schema.additionalProperties = false;
  }
}

/** Names of the schemas of request bodies and of all that they refer to. */
export function requestSchemaNames(document: OpenAPIObject): Set<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    for (const name of refsIn(node)) {
      if (names.has(name)) continue;
      names.add(name);
      visit(document.components?.schemas?.[name]);
    }
  };
  for (const path of Object.values(document.paths)) visit(path.post?.requestBody);
  return names;
}

const refsIn = (node: unknown): string[] =>
  [...JSON.stringify(node ?? null).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!);
