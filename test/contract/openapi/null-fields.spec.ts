import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDocumentAlone } from '../../../src/bin/preview-document.js';
import { ENVELOPE_ROUTE, type EnvelopeRouteOptions } from '../../../src/openapi/envelope-route.decorator.js';
import { DtoPipe } from '../../../src/common/validation/validation.pipe.js';
import { type Service, startService } from '../../e2e/service.fixture.js';
import { DocumentSchemas, pointerTo } from './document-schemas.js';

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  properties?: Record<string, Schema>;
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
    let tried = 0;
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
      const fields = (checker.at(schema.$ref!.slice(1)) as Schema).properties!;
      return Object.keys(fields).flatMap((field) => {
        tried += 1;
        const documented = !checker
          .faults(`${schema.$ref!.slice(1)}/properties/${field}`, null)
          .some((fault) => fault.startsWith('/ '));
        const accepted = !faultsOf(bodies.get(post!.operationId!)!, {
          ...examples.document.value,
          [field]: null,
        }).includes(field);
        return documented === accepted ? [] : [`${post!.operationId}.${field}: documented ${documented}`];
      });
    });
    expect(tried).toBeGreaterThan(100);
    expect(differences).toEqual([]);
  });
});

const pathOf = (document: OpenAPIObject, operationId: string): string =>
  Object.entries(document.paths).find(([, { post }]) => post?.operationId === operationId)![0];

/** The fields that the service names; rules between fields are no refusal of null. */
function faultsOf(metatype: new () => object, body: object): string[] {
  try {
    new DtoPipe().transform(structuredClone(body), { type: 'body', metatype });
    return [];
  } catch (error) {
    const { detail } = error as { detail: string };
    return detail
      .split('; ')
      .filter((fault) => !/nothing to change|one of them is required|is required unless/.test(fault))
      .map((fault) => fault.split(':')[0]!);
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
