import type { OpenAPIObject } from '@nestjs/swagger';

interface Field {
  type?: string;
  enum?: string[];
  /** Known words of a list that is open. */
  'x-extensible-enum'?: string[];
  /** Name of the list, where it is not that of the field. */
  'x-name'?: string;
  nullable?: boolean;
  description?: string;
  [key: string]: unknown;
}

interface Use {
  schema: string;
  field: string;
  /** Of its list. */
  name: string;
  about: Field;
  properties: Record<string, unknown>;
}

type Schemas = Record<string, { enum?: string[]; properties?: Record<string, Field> }>;

/**
 * Gives each list of words a schema of its own, named after its field, so that generated clients have one type for it.
 * Two lists under one field name are named after the first schema that has them too. The fields are plain references: beside `allOf`
 * some generators derive a class from the enum.
 */
export function nameWords(document: OpenAPIObject): void {
  const schemas = document.components!.schemas as Schemas;
  const requested = usesIn(schemas, (_, about) => wordsOf(about) !== undefined);
  const uses = [...requested, ...repliesWith(schemas, requested)];
  const named = new Map<string, Use[]>();
  for (const use of uses) {
    const name = nameOf(use, uses, schemas);
    named.set(name, [...(named.get(name) ?? []), use]);
  }
  for (const [name, group] of named) {
    schemas[name] = wordSchema(group);
    for (const { properties, field } of group) properties[field] = { $ref: `#/components/schemas/${name}` };
  }
}

const wordsOf = (about: Field): string[] | undefined =>
  about.type === 'string' ? (about.enum ?? about['x-extensible-enum']) : undefined;

const listOf = ({ about }: Use): string => JSON.stringify(wordsOf(about));
const mayBeNull = ({ about }: Use): boolean => about.nullable === true;

function usesIn(schemas: Schemas, isOne: (field: string, about: Field) => boolean): Use[] {
  return Object.entries(schemas).flatMap(([schema, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([field, about]) => isOne(field, about))
      .map(([field, about]) => ({ schema, field, name: about['x-name'] ?? field, about, properties })),
  );
}

/** Texts of replies that have the name of an open list are of that list. */
function repliesWith(schemas: Schemas, requested: Use[]): Use[] {
  const open = new Map(requested.map(({ name, about }) => [name, about['x-extensible-enum']]));
  const texts = usesIn(
    schemas,
    (field, about) =>
      open.get(field) !== undefined && about.type === 'string' && !wordsOf(about) && about.nullable !== true,
  );
  for (const { field, about } of texts) about['x-extensible-enum'] = open.get(field)!;
  return texts;
}

function nameOf(use: Use, uses: Use[], schemas: Schemas): string {
  const alike = uses.every((other) => other.name !== use.name || listOf(other) === listOf(use));
  const first = uses.find((other) => other.name === use.name && listOf(other) === listOf(use))!;
  const base = alike && !schemas[use.name] ? use.name : `${first.schema.replace(/Request$/, '')}${use.name}`;
  // A reference has no room for `nullable`, so what may be absent refers to a schema that admits null.
  const inBoth = uses.some((other) => listOf(other) === listOf(use) && mayBeNull(other) !== mayBeNull(use));
  return mayBeNull(use) && inBoth ? `Optional${base}` : base;
}

/** What all uses share, with the fullest description. A pattern is left out where a reply could break it. */
function wordSchema(uses: Use[]): Field {
  const [longest] = uses
    .map(({ about }) => about.description ?? '')
    .sort((one, other) => other.length - one.length);
  const { 'x-name': _, pattern, ...rest } = uses[0]!.about;
  const everywhere = uses.every(({ about }) => about['pattern'] === pattern);
  return { ...rest, ...(pattern && everywhere ? { pattern } : {}), description: longest! };
}
