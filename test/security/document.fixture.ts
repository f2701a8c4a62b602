/** The operations of the served OpenAPI document, so that what walks them covers a new route by itself. */
export interface Schema {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  nullable?: boolean;
  additionalProperties?: boolean | Schema;
  example?: unknown;
}

export interface OpenApi {
  paths: Record<string, Record<string, PathOperation>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
}

interface Response {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
}

interface PathOperation {
  operationId: string;
  requestBody?: { content: Record<string, { schema: Schema; examples?: Record<string, { value: object }> }> };
  responses: Record<string, Response>;
}

export interface Operation {
  id: string;
  path: string;
  /** Schema of the request body, its reference resolved. */
  body: Schema;
  /** A valid body: the example of the OpenAPI document, else put together from the examples of the fields. */
  example: Record<string, unknown>;
  /** Schema of the reply by status. */
  replies: Record<string, Schema>;
}

export async function readDocument(origin: string): Promise<OpenApi> {
  const response = await fetch(`${origin}/openapi.json`);
  return (await response.json()) as OpenApi;
}

/** Every POST under /v1. Throws when there are fewer than the service is known to have. */
export function operationsOf(document: OpenApi): Operation[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    path.startsWith('/v1/') && methods['post'] ? [operationOf(document, path, methods['post'])] : [],
  );
  if (operations.length < 20) throw new Error(`only ${operations.length} operations in the OpenAPI document`);
  return operations;
}

/** Follows references and a lone `allOf`, which the generator puts around them. */
export function resolve(document: OpenApi, schema: Schema): Schema {
  if (schema.$ref) return resolve(document, document.components.schemas[schema.$ref.split('/').at(-1)!]!);
  return schema.allOf?.length === 1 ? resolve(document, schema.allOf[0]!) : schema;
}

function operationOf(document: OpenApi, path: string, operation: PathOperation): Operation {
  const content = operation.requestBody!.content['application/json']!;
  const body = resolve(document, content.schema);
  const given = Object.values(content.examples ?? {})[0]?.value;
  return {
    id: operation.operationId,
    path,
    body,
    example: { ...(given ?? exampleOf(document, body)) },
    replies: Object.fromEntries(
      Object.entries(operation.responses).flatMap(([status, response]) => {
        const name = response.$ref?.split('/').at(-1);
        const { content: reply } = name === undefined ? response : document.components.responses[name]!;
        return reply?.['application/json'] ? [[status, reply['application/json'].schema]] : [];
      }),
    ),
  };
}

function exampleOf(document: OpenApi, schema: Schema): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
      if (!schema.required?.includes(name)) return [];
      const of = resolve(document, property);
      return [
        [name, property.example ?? of.example ?? (of.properties ? exampleOf(document, of) : undefined)],
      ];
    }),
  );
}
