import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describe, expect, it } from 'vitest';
import { requestSchemaNames } from '../../../src/openapi/request-schemas.js';
import { DocumentSchemas, nodesOf, pointerTo } from './document-schemas.js';

const file = join(import.meta.dirname, '..', '..', '..', 'openapi.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as OpenAPIObject;
const schemas = Object.entries(document.components?.schemas ?? {});
const nodes = [...nodesOf(document)];
/** Values of examples look like anything; they are no part of the description. */
const described = nodes.filter(({ path }) => !/\/(example|value)(\/|$)/.test(path));

const where = (matches: (node: Record<string, unknown>) => boolean): string[] =>
  described.filter(({ node }) => matches(node)).map(({ path }) => path);

describe('openapi.json', () => {
  it('has the routes and schemas that are checked here', () => {
    expect(document.openapi).toBe('3.0.3');
    expect(Object.keys(document.paths)).toContain('/v1/tencent/disk/list');
    expect(schemas.map(([name]) => name)).toEqual(expect.arrayContaining(['CreateDisksRequest', 'Disk']));
    const operations = Object.keys(document.paths).map((path) => pointerTo('paths', path, 'post'));
    const places = described.map(({ path }) => path);
    expect(places).toEqual(expect.arrayContaining(operations));
    expect(places).toEqual(
      expect.arrayContaining(schemas.map(([name]) => pointerTo('components', 'schemas', name))),
    );
  });

  it('says everything in English and Chinese', () => {
    const texts = described.flatMap(({ path, node }) =>
      ['summary', 'description'].flatMap((key) =>
        typeof node[key] === 'string' ? [[`${path}/${key}`, node[key]] as const] : [],
      ),
    );
    const summaries = Object.keys(document.paths).map((path) => pointerTo('paths', path, 'post', 'summary'));
    expect(texts.map(([path]) => path)).toEqual(expect.arrayContaining(summaries));
    expect(texts.filter(([, text]) => !/[A-Za-z]/.test(text) || !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('has no field of a reply that is required and may be null', () => {
    const both = schemas.flatMap(([name, schema]) =>
      Object.entries('properties' in schema ? (schema.properties ?? {}) : {})
        .filter(
          ([field, about]) => 'nullable' in about && 'required' in schema && schema.required?.includes(field),
        )
        .map(([field]) => `${name}.${field}`),
    );
    expect(both).toEqual([]);
  });

  it('has nothing that generators stumble over: null in an enum, oneOf, anyOf, further fields of a named object', () => {
    expect(where((node) => Array.isArray(node['enum']) && node['enum'].includes(null))).toEqual([]);
    expect(where((node) => 'oneOf' in node)).toEqual([]);
    // Alternatives that only say which fields a request needs are read by all of them.
    expect(where((node) => 'anyOf' in node)).toEqual(['/components/schemas/InspectDisksRequest']);
    expect(document.components!.schemas!['InspectDisksRequest']).toHaveProperty('anyOf', [
      { required: ['DiskId'] },
      { required: ['DiskIds'] },
    ]);
    expect(where((node) => 'properties' in node && node['additionalProperties'] === true)).toEqual([]);
  });

  it('names every list of words, and admits null in one only in requests', () => {
    const inline = schemas.flatMap(([name, schema]) =>
      Object.entries('properties' in schema ? (schema.properties ?? {}) : {})
        .filter(
          ([, field]) =>
            'type' in field && field.type === 'string' && ('enum' in field || 'x-extensible-enum' in field),
        )
        .map(([field]) => `${name}.${field}`),
    );
    expect(inline).toEqual([]);
    const nullable = schemas.filter(([, schema]) => 'enum' in schema && schema.nullable);
    const names = requestSchemaNames(document);
    expect(nullable.map(([name]) => name)).toContain('Order');
    expect(nullable.filter(([name]) => !names.has(name))).toEqual([]);
  });

  it('gives a request and a reply one name for the known words of an open list', () => {
    const fieldOf = (schema: string, field: string) => {
      const about = document.components!.schemas![schema] as { properties: Record<string, unknown> };
      return about.properties[field];
    };
    for (const [name, request, field] of [
      ['DiskType', 'CreateDisksRequest', 'DiskType'],
      ['DiskChargeType', 'CreateDisksRequest', 'DiskChargeType'],
      ['DiskState', 'ListDisksRequest', 'State'],
    ] as const) {
      expect(fieldOf('Disk', name)).toEqual({ $ref: `#/components/schemas/${name}` });
      expect(document.components!.schemas![name]).not.toHaveProperty('pattern');
      expect(fieldOf(request, field)).toEqual({
        $ref: expect.stringMatching(new RegExp(`^#/components/schemas/(Optional)?${name}$`)),
      });
    }
    expect(where((node) => 'x-name' in node)).toEqual([]);
  });

  it('uses allOf for objects alone: of a list of words generators derive a class that does not compile', () => {
    expect(where((node) => 'allOf' in node).length).toBeGreaterThan(0);
    const words = described.filter(({ node }) => {
      const [target] = (node['allOf'] ?? []) as { $ref: string }[];
      return (
        target && !('properties' in (document.components!.schemas![target.$ref.split('/').at(-1)!] as object))
      );
    });
    expect(words.map(({ path }) => path)).toEqual([]);
  });

  it('has no pattern that clients read differently, as they compile it without the flag u', () => {
    const patterns = described.flatMap(({ node }) =>
      typeof node['pattern'] === 'string' ? [node['pattern']] : [],
    );
    expect(patterns.length).toBeGreaterThan(20);
    expect(patterns.filter((pattern) => /\\[pP]\{|\\u\{/.test(pattern))).toEqual([]);
  });

  it('describes every field', () => {
    const silent = schemas.flatMap(([name, schema]) =>
      Object.entries('properties' in schema ? (schema.properties ?? {}) : {})
        .filter(([, field]) => !('$ref' in field) && !field.description)
        .map(([field]) => `${name}.${field}`),
    );
    expect(silent).toEqual([]);
  });

  it('leaves no reference dangling', () => {
    const refs = new Set(
      nodes.flatMap(({ node }) => (typeof node['$ref'] === 'string' ? [node['$ref']] : [])),
    );
    expect([...refs]).toContain('#/components/schemas/Disk');
    const known = new Set(nodes.map(({ path }) => `#${decodeURIComponent(path)}`));
    expect([...refs].filter((ref) => !known.has(ref))).toEqual([]);
  });

  it('has no component that nothing refers to', () => {
    const text = JSON.stringify(document);
    const components = Object.entries(document.components!)
      .filter(([kind]) => kind !== 'securitySchemes')
      .flatMap(([kind, entries]) =>
        Object.keys(entries as object).map((name) => `#/components/${kind}/${name}`),
      );
    expect(components).toContain('#/components/schemas/DiskSet');
    expect(components.filter((ref) => !text.includes(`"$ref":"${ref}"`))).toEqual([]);
  });

  it('types every object, list and number', () => {
    const shapes = ['properties', 'allOf', 'additionalProperties', 'enum'];
    expect(where((node) => node['type'] === 'object' && !shapes.some((shape) => shape in node))).toEqual([]);
    expect(where((node) => node['type'] === 'array' && !('items' in node))).toEqual([]);
    expect(where((node) => node['type'] === 'number')).toEqual([]);
    expect(where((node) => node['type'] === 'integer' && !('format' in node))).toEqual([]);
  });

  it('bounds every number, text and list of a request', () => {
    const names = requestSchemaNames(document);
    const loose = [...names].flatMap((name) =>
      [...nodesOf(document.components?.schemas?.[name])]
        .filter(({ node }) => isLoose(node))
        .map(({ path }) => `${name}${path}`),
    );
    expect([...names]).toContain('CreateDisksRequest');
    // One for each operation, as no two share a body.
    expect(names.size).toBeGreaterThanOrEqual(Object.keys(document.paths).length);
    expect(loose).toEqual([]);
  });

  it('admits unknown fields in replies and none in requests', () => {
    const names = requestSchemaNames(document);
    const closed = schemas.filter(
      ([, schema]) => 'properties' in schema && schema.additionalProperties === false,
    );
    const objects = schemas.filter(([name, schema]) => names.has(name) && 'properties' in schema);
    expect(closed).toEqual(objects);
    expect(objects.length).toBeGreaterThan(10);
    const answered = JSON.stringify([
      Object.values(document.paths).map((path) => path.post?.responses),
      document.components?.responses,
    ]);
    expect([...names].filter((name) => answered.includes(`/schemas/${name}"`))).toEqual([]);
  });

  it('names schemas for readers, not after classes', () => {
    expect(
      schemas.map(([name]) => name).filter((name) => !/^[A-Z][A-Za-z]+$/.test(name) || /Dto/.test(name)),
    ).toEqual([]);
  });

  it('has operations that differ in their ids and say who may call them', () => {
    const operations = Object.values(document.paths).map((path) => path.post!);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations.filter(({ security }) => JSON.stringify(security) !== '[{"bearer":[]}]')).toEqual([]);
    const silent = operations.filter(
      ({ description }) => !/^Role: (reader|operator|admin)\b/.test(description ?? ''),
    );
    expect(silent).toEqual([]);
  });

  it('types success and each error status of every route', () => {
    for (const [path, { post }] of Object.entries(document.paths)) {
      const responses = Object.entries(post!.responses);
      for (const status of ['200', '400', '401', '403', '413', '415', '500', '503', '504'])
        expect(
          responses.map(([known]) => known),
          path,
        ).toContain(status);
      for (const [status, response] of responses)
        expect(JSON.stringify(resolved(response)), `${path} ${status}`).toMatch(
          /"schema":\{"\$ref":"[^"]+Envelope"\}/,
        );
    }
  });
});

const resolved = (response: object | undefined): unknown =>
  response && '$ref' in response
    ? document.components!.responses![String(response.$ref).split('/').at(-1)!]
    : response;

const isLoose = (node: Record<string, unknown>): boolean => {
  if (node['enum']) return false;
  if (node['type'] === 'integer') return !('minimum' in node && 'maximum' in node);
  if (node['type'] === 'string') return !('minLength' in node && 'maxLength' in node);
  return node['type'] === 'array' && !('minItems' in node && 'maxItems' in node);
};

describe('the examples in openapi.json', () => {
  const checker = new DocumentSchemas(document);

  it('prefills every request with an example that its schema admits', () => {
    const faults = Object.entries(document.paths).flatMap(([path]) => {
      const content = pointerTo('paths', path, 'post', 'requestBody', 'content', 'application/json');
      const { document: example } = checker.at(`${content}/examples`) as { document: { value: unknown } };
      return checker.faults(`${content}/schema`, example.value).map((fault) => `${path}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('shows replies that their schemas admit', () => {
    const shown = new Set<string>();
    const faults = Object.entries(document.paths).flatMap(([path, { post }]) =>
      Object.keys(post!.responses).flatMap((status) => {
        const response = checker.follow(pointerTo('paths', path, 'post', 'responses', status));
        const content = `${response}${pointerTo('content', 'application/json')}`;
        const { example, examples } = checker.at(content) as {
          example?: unknown;
          examples?: Record<string, { $ref: string } | { value: unknown }>;
        };
        const values = [
          ...(example === undefined ? [] : [example]),
          ...Object.values(examples ?? {}).map(
            (each) => ('value' in each ? each : (checker.at(each.$ref.slice(1)) as { value: unknown })).value,
          ),
        ];
        shown.add(path);
        if (values.length === 0) return [`${path} ${status}: no example`];
        return values.flatMap((value) =>
          checker.faults(`${content}/schema`, value).map((fault) => `${path} ${status}: ${fault}`),
        );
      }),
    );
    expect([...shown]).toEqual(Object.keys(document.paths));
    expect(faults).toEqual([]);
  });

  it('shows fields that their schemas admit', () => {
    const fields = described.filter(
      ({ path, node }) => path.startsWith('/components/schemas') && 'example' in node,
    );
    expect(fields.map(({ path }) => path)).toContain('/components/schemas/Disk/properties/DiskId');
    expect(
      fields.flatMap(({ path, node }) =>
        checker.faults(path, node['example']).map((fault) => `${path}: ${fault}`),
      ),
    ).toEqual([]);
  });
});
