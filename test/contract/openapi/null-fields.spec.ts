import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocumentAlone } from '../../../src/bin/preview-document.js';
import { ENVELOPE_ROUTE, type EnvelopeRouteOptions } from '../../../src/openapi/envelope-route.decorator.js';
import type { AppError } from '../../../src/errors/app.error.js';
import { DtoPipe } from '../../../src/common/validation/validation.pipe.js';
import { type Service, startService } from '../../e2e/service.fixture.js';
import { DocumentSchemas, pointerTo } from './document-schemas.js';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  example?: unknown;
}

interface Place {
  /** As the service names it. */
  name: string;
  pointer: string;
  /** With null there. */
  body: object;
}

describe('null in a field of a request', () => {
  let service: Service;
  let document: OpenAPIObject;
  beforeAll(async () => {
    [service, document] = await Promise.all([startService(), buildDocumentAlone()]);
  });
  afterAll(() => service.close());

  it('is accepted by the service where the OpenAPI document admits it, and nowhere else', () => {
    const checker = new DocumentSchemas(document);
    const bodies = bodiesOf(service);
    const tried: string[] = [];
    const differences = Object.values(document.paths).flatMap(({ post }) => {
      const { schema, examples } = checker.at(
        pointerTo(
          'paths',
          pathOf(document, post!.operationId!),
          'post',
          'requestBody',
          'content',
          'application/json',
        ),
      ) as { schema: Schema; examples: { document: { value: object } } };
      return placesIn(checker, schema, examples.document.value).flatMap(({ name, pointer, body }) => {
        tried.push(name);
        const documented = !checker.faults(pointer, null).some((fault) => fault.startsWith('/ '));
        const accepted = !faultsOf(bodies.get(post!.operationId!)!, body).includes(name);
        return documented === accepted ? [] : [`${post!.operationId}.${name}: documented ${documented}`];
      });
    });
    expect(tried.length).toBeGreaterThan(100);
    expect(tried).toEqual(
      expect.arrayContaining(['Placement.ProjectId', 'Filters.0.Values', 'DiskChargePrepaid.Period']),
    );
    expect(differences).toEqual([]);
  });
});

/** The fields of the body and of the objects in it. */
function placesIn(checker: DocumentSchemas, schema: Schema, example: object): Place[] {
  const { pointer, about } = targetOf(checker, schema);
  return Object.entries(about.properties ?? {}).flatMap(([field, inner]) => {
    const own = {
      name: field,
      pointer: `${pointer}/properties/${field}`,
      body: { ...example, [field]: null },
    };
    const list = inner.items !== undefined;
    const object = targetOf(checker, inner.items ?? inner).about;
    if (!object.properties) return [own];
    const made = Object.fromEntries(
      (object.required ?? []).map((name) => [
        name,
        targetOf(checker, object.properties![name]!).about.example,
      ]),
    );
    const nested = placesIn(checker, inner.items ?? inner, made).map((place) => ({
      name: `${field}${list ? '.0' : ''}.${place.name}`,
      pointer: place.pointer,
      body: { ...example, [field]: list ? [place.body] : place.body },
    }));
    return [own, ...nested];
  });
}

function targetOf(checker: DocumentSchemas, schema: Schema): { pointer: string; about: Schema } {
  const pointer = (schema.$ref ?? schema.allOf?.[0]?.$ref ?? '').slice(1);
  return { pointer, about: pointer ? (checker.at(pointer) as Schema) : schema };
}

const pathOf = (document: OpenAPIObject, operationId: string): string =>
  Object.entries(document.paths).find(([, { post }]) => post?.operationId === operationId)![0];

/** The fields that the service names; rules between fields are no refusal of null. */
function faultsOf(metatype: new () => object, body: object): string[] {
  try {
    new DtoPipe().transform(structuredClone(body), { type: 'body', metatype });
    return [];
  } catch (error) {
    const { Fields } = (error as AppError).data as { Fields: { Field: string; Message: string }[] };
    return Fields.filter(
      ({ Message }) => !/^nothing to change|^required, or |^is required unless/.test(Message),
    ).map(({ Field }) => Field);
  }
}

function bodiesOf(service: Service): Map<string, new () => object> {
  const bodies = new Map<string, new () => object>();
  for (const module of service.app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values())
      for (const key of Object.getOwnPropertyNames(metatype!.prototype)) {
        const handler = (metatype!.prototype as Record<string, object>)[key]!;
        const route = Reflect.getMetadata(ENVELOPE_ROUTE, handler) as EnvelopeRouteOptions | undefined;
        if (route) bodies.set(route.operationId, route.body as new () => object);
      }
  return bodies;
}
