/** Bodies made from the schemas of the OpenAPI document, and the schemas as ajv wants them. */
import fc from 'fast-check';
import { type OpenApi, resolve, type Schema } from './document.fixture.js';

/** Fields whose values decide how deep a request gets: most of the time they are those of the stored account. */
export type Known = Record<string, readonly unknown[]>;

/** Bodies that the schema allows. Optional fields come and go. */
export function validBody(document: OpenApi, schema: Schema, known: Known): fc.Arbitrary<object> {
  const { properties = {}, required = [] } = resolve(document, schema);
  const fields = Object.entries(properties).map(([name, property]) => [
    name,
    valueOf(document, name, property, known),
  ]);
  return fc
    .record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: required,
      noNullPrototype: true,
    })
    .map((body) => {
      // Two names of one thing; together they are a fault that would hide the others.
      if ('DiskId' in body && 'DiskIds' in body) delete body['DiskIds'];
      return body;
    });
}

function valueOf(document: OpenApi, name: string, schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const of = resolve(document, schema);
  const usual = known[name];
  const random = randomValue(document, name, of, known);
  if (usual) return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...usual) }, random);
  if (of.example === undefined) return random;
  return fc.oneof({ weight: 4, arbitrary: fc.constant(of.example) }, random);
}

function randomValue(document: OpenApi, name: string, of: Schema, known: Known): fc.Arbitrary<unknown> {
  if (of.enum) return fc.constantFrom(...of.enum);
  switch (of.type) {
    case 'integer':
    case 'number':
      return fc.integer({ min: of.minimum ?? 0, max: of.maximum ?? 1_000_000 });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valueOf(document, name, of.items ?? {}, {}), { maxLength: 4, minLength: 1 });
    case 'object':
      return validBody(document, of, known);
    default:
      return of.pattern
        ? fc.stringMatching(new RegExp(of.pattern))
        : fc.string({
            minLength: of.minLength ?? 1,
            maxLength: Math.min(of.maxLength ?? 64, 300),
            unit: 'grapheme',
          });
  }
}

/** What may stand anywhere in a body that somebody sends on purpose. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    [],
    {},
    [[]],
    0,
    -1,
    0.5,
    1e308,
    2 ** 53,
    true,
    '0',
    'null',
    'undefined',
    'NaN',
    '*',
    '%',
    '\\',
    "'",
    '"',
    '`',
    '$1',
    '${x}',
    '{{x}}',
    "' OR 1=1 --",
    '; DROP TABLE credential',
    '../../etc/passwd',
    '\r\nX-Evil: 1',
    '\ud800',
    '\u202e',
    '\u0007',
    'ａｐ－ｇｕａｎｇｚｈｏｕ',
    '💾'.repeat(20),
    'a'.repeat(5_000),
    Array(200).fill('disk-giys4n0i'),
    { toString: 'x' },
    { length: 1e9 },
    { $gt: '' },
    'evil.example/x-fsi',
    'u@127.0.0.1:9/-fsi',
    '2026-02-30 25:61:61',
    '9999-12-31 23:59:59',
    '0000-00-00 00:00:00',
  ),
);

/** A valid body with one to three fields replaced, added or taken away. */
export function mutatedBody(document: OpenApi, schema: Schema, known: Known): fc.Arbitrary<object> {
  const names = [
    ...Object.keys(resolve(document, schema).properties ?? {}),
    'Unknown',
    'tenantuuid',
    'faults',
    'then',
    'toJSON',
  ];
  const change = fc.tuple(fc.constantFrom(...names), fc.option(hostileValue, { nil: undefined, freq: 8 }));
  return fc
    .tuple(validBody(document, schema, known), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([body, changes]) => ({ ...body, ...Object.fromEntries(changes) }));
}

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type. */
export function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example: _, ...rest } = value as Schema & Record<string, unknown>;
  const plain = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, asJsonSchema(each)]));
  return nullable ? { anyOf: [plain, { type: 'null' }] } : plain;
}
