import { ModulesContainer } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDITED_ROUTE } from '../../../src/audit/audited.decorator.js';
import { buildDocumentAlone } from '../../../src/bin/preview-document.js';
import { documentText } from '../../../src/openapi/document-text.js';
import { ROUTE_ACCESS } from '../../../src/common/request/require-role.decorator.js';
import { ENVELOPE_ROUTE, type EnvelopeRouteOptions } from '../../../src/openapi/envelope-route.decorator.js';
import { type Service, startService } from '../../e2e/service.fixture.js';

const OUTSIDE = ['/healthz', '/metrics', '/readyz', '/readyz/writes'];

describe('the routes of the running service', () => {
  let service: Service;
  let document: OpenAPIObject;
  beforeAll(async () => {
    [service, document] = await Promise.all([startService(), buildDocumentAlone()]);
  });
  afterAll(() => service.close());

  it('include the committed openapi.json', async () => {
    const response = await fetch(`${service.origin}/openapi.json`);
    expect(response.status).toBe(200);
    expect(documentText((await response.json()) as OpenAPIObject)).toBe(documentText(document));
  });

  it('are those of the OpenAPI document, method by method', () => {
    const routes = routesOf(service).filter(({ path }) => path.startsWith('/v1/'));
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(documented).toContain('post /v1/tencent/disk/list');
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(documented.sort());
  });

  it('leave nothing else open but health, metrics and the OpenAPI document', () => {
    const others = routesOf(service).filter(
      ({ path }) => !path.startsWith('/v1/') && !/^\/(docs|openapi)\b/.test(path),
    );
    expect(others.map(({ path }) => path).sort()).toEqual(OUTSIDE);
    expect(others.every(({ method }) => method === 'get')).toBe(true);
  });

  it('declare a role, an envelope and errors', () => {
    const handlers = handlersOf(service);
    const faults = handlers.filter(({ route, role }) => !role || !route || !Array.isArray(route.errors));
    expect(handlers.map(({ name }) => name)).toContain('DiskController.inspect');
    expect(faults.map(({ name }) => name).sort()).toEqual([
      'HealthController.live',
      'HealthController.ready',
      'HealthController.readyForWrites',
      'MetricsController.metrics',
    ]);
  });

  it('say of every write, and of nothing else, that it takes an Idempotency-Key', () => {
    const handlers = handlersOf(service);
    const audited = handlers.filter(({ isAudited }) => isAudited).map(({ route }) => route!.operationId);
    const taking = Object.values(document.paths).flatMap(({ post }) =>
      JSON.stringify(post!.parameters).includes('/IdempotencyKey"') ? [post!.operationId!] : [],
    );
    expect(audited).toContain('createDisks');
    expect(taking.sort()).toEqual(audited.sort());
  });
});

function routesOf(service: Service): { method: string; path: string }[] {
  const { router } = service.app.getHttpAdapter().getInstance() as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  return router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => ({ method, path: route.path })) : [],
  );
}

function handlersOf(service: Service) {
  const controllers = [...service.app.get(ModulesContainer).values()].flatMap((module) =>
    [...module.controllers.values()].map(({ metatype }) => metatype as new () => object),
  );
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype)
      .filter((key) => key !== 'constructor')
      .map((key) => ({ key, handler: controller.prototype[key] as object }))
      .filter(({ handler }) => Reflect.hasMetadata('path', handler))
      .map(({ key, handler }) => ({
        name: `${controller.name}.${key}`,
        isAudited: Reflect.hasMetadata(AUDITED_ROUTE, handler),
        route: Reflect.getMetadata(ENVELOPE_ROUTE, handler) as EnvelopeRouteOptions | undefined,
        role: (Reflect.getMetadata(ROUTE_ACCESS, handler) ??
          Reflect.getMetadata(ROUTE_ACCESS, controller)) as string | undefined,
      })),
  );
}
