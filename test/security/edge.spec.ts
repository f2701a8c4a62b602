import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TextField } from '../../src/common/validation/field.decorator.js';
import { ADMIN_KEY, type Service, startService } from '../e2e/service.fixture.js';
import {
  type OpenApi,
  type Operation,
  operationsOf,
  readDocument,
  resolve,
  type Schema,
} from './document.fixture.js';
import { BODY, exchange, LIST, request } from './raw-connection.fixture.js';

const CORS_ORIGIN = 'https://portal.example';
/** What helmet promises on every reply, whatever answers it. */
const SECURITY_HEADERS: Record<string, RegExp> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'referrer-policy': /^no-referrer$/,
  'strict-transport-security': /max-age=\d{7,}/,
  'x-content-type-options': /^nosniff$/,
  'x-dns-prefetch-control': /^off$/,
  'x-download-options': /^noopen$/,
  'x-frame-options': /^(SAMEORIGIN|DENY)$/,
  'x-permitted-cross-domain-policies': /^none$/,
};

describe('the edge', () => {
  let service: Service;
  let portal: Service;
  let document: OpenApi;
  let operations: Operation[];

  beforeAll(async () => {
    [service, portal] = await Promise.all([
      startService(),
      startService({ config: { corsOrigins: [CORS_ORIGIN] } }),
    ]);
    document = await readDocument(service.origin);
    operations = operationsOf(document);
  });
  afterAll(() => Promise.all([service.close(), portal.close()]));

  it('sends the security headers with every kind of reply', async () => {
    const replies = await Promise.all([
      fetch(`${service.origin}/healthz`),
      fetch(`${service.origin}/readyz`),
      fetch(`${service.origin}/metrics`),
      fetch(`${service.origin}/docs`),
      fetch(`${service.origin}/openapi.json`),
      fetch(`${service.origin}/nothing`),
      fetch(`${service.origin}${LIST}`, { method: 'POST' }),
      fetch(`${service.origin}${LIST}`, {
        method: 'POST',
        body: BODY,
        headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
      }),
    ]);
    await Promise.all(replies.map((reply) => reply.text()));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 404, 401]));
    for (const { headers, url } of replies) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers.get(name), `${url} ${name}`).toMatch(value);
      for (const absent of ['x-powered-by', 'server', 'access-control-allow-origin', 'set-cookie'])
        expect(headers.get(absent), `${url} ${absent}`).toBeNull();
      // The documents are asked for again each time, with their ETag; nothing else is stored at all.
      const isDocument = /\/(docs|openapi\.json)$/.test(url);
      expect(headers.get('cache-control'), url).toBe(isDocument ? 'no-cache' : 'no-store');
      expect(headers.has('etag'), url).toBe(isDocument);
    }
  });

  it('serves a Swagger UI that needs nothing its policy forbids', async () => {
    const page = await (await fetch(`${service.origin}/docs`)).text();
    const scripts = [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)];
    expect(scripts.map(([, attributes]) => attributes).join()).toContain('swagger-ui-bundle.js');
    for (const [, attributes, inline] of scripts) {
      expect(inline!.trim()).toBe('');
      const src = /src="([^"]+)"/.exec(attributes!)![1]!;
      const { status, headers, body } = await fetch(new URL(src, `${service.origin}/docs`));
      await body?.cancel();
      expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')]);
    }
    expect(page).not.toMatch(/\son[a-z]+=|javascript:/i);
  });

  describe('answers callers of other origins', () => {
    const preflight = (origin: string, from: string) =>
      fetch(`${origin}${LIST}`, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });

    it('without CORS headers by default', async () => {
      const { headers } = await preflight(service.origin, CORS_ORIGIN);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it('lets their scripts read the headers that are for callers', async () => {
      const { headers } = await fetch(`${portal.origin}${LIST}`, {
        method: 'POST',
        headers: { origin: CORS_ORIGIN },
      });
      expect(headers.get('access-control-expose-headers')?.split(',').toSorted()).toEqual([
        'Retry-After',
        'X-Client-Token',
        'X-Operation-Id',
        'X-Request-Id',
        'X-Tencent-Error-Code',
        'X-Tencent-Request-Id',
      ]);
    });

    it('with CORS headers for the configured origin and POST alone', async () => {
      const allowed = await preflight(portal.origin, CORS_ORIGIN);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(CORS_ORIGIN);
      expect(allowed.headers.get('access-control-allow-methods')).toBe('POST');
      expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      for (const other of [
        'https://evil.example',
        'null',
        `${CORS_ORIGIN}.evil.example`,
        'http://portal.example',
        '*',
      ]) {
        const refused = await preflight(portal.origin, other);
        expect(refused.headers.get('access-control-allow-origin'), other).toBeNull();
      }
    });
  });

  it('answers without authentication only to a browser that means this machine', async () => {
    const open = await startService({ config: { authMode: 'none' } });
    try {
      const call = (host: string) =>
        exchange(
          open.origin,
          request(BODY, [`Content-Length: ${BODY.length}`, 'Connection: close']).replace(
            'Host: 127.0.0.1',
            `Host: ${host}`,
          ),
        );
      for (const host of [
        '127.0.0.1',
        '127.0.0.1:8080',
        'localhost',
        'localhost:9',
        '[::1]',
        '[::1]:80',
        'LOCALHOST',
      ])
        expect((await call(host))[0]!.status, host).toBe(200);
      open.sandbox.clearCalls();
      for (const host of [
        'evil.example',
        'evil.example:8080',
        'localhost.evil.example',
        '127.0.0.1.nip.example',
        '192.0.2.1',
        '',
      ]) {
        const [reply] = await call(host);
        expect([400, 403], host).toContain(reply!.status);
      }
      expect(open.sandbox.calls()).toEqual([]);
    } finally {
      await open.close();
    }
  });

  it('answers quickly to 50 kB of anything in every string field', async () => {
    const fields = operations.flatMap((operation) =>
      textFields(operation.body).map((path) => ({ operation, path })),
    );
    expect(new Set(fields.map(({ operation }) => operation.id))).toEqual(
      new Set(operations.filter(({ body }) => textFields(body).length > 0).map(({ id }) => id)),
    );
    expect(fields.map(({ operation }) => operation.id)).toContain('createDisks');
    let slowest = 0;
    for (const { operation, path } of fields)
      for (const unit of ['a', '-a', ' ', '\u00e9', 'ap-guangzhou-3']) {
        const body = put(operation.example, path, `${unit.repeat(50_000 / unit.length)}!`);
        const times: number[] = [];
        // The best of a few: the machine may be busy with something else.
        for (let i = 0; i < 10 && (times.length === 0 || Math.min(...times) > 50); i++) {
          const begun = performance.now();
          const reply = await service.post(operation.path.replace('/v1/tencent/', ''), body);
          times.push(performance.now() - begun);
          expect(reply.status, path.join('.')).toBeLessThan(500);
          expect(reply.text.length).toBeLessThan(2_000);
        }
        slowest = Math.max(slowest, Math.min(...times));
      }
    console.log(`${fields.length} fields, slowest ${slowest.toFixed(1)} ms`);
    expect(slowest).toBeLessThan(50);
  }, 120_000);

  const textFields = (schema: Schema, path: string[] = []): string[][] =>
    Object.entries(resolve(document, schema).properties ?? {}).flatMap(([name, property]) => {
      const of = resolve(document, property);
      const here = [...path, name];
      if (of.type === 'array') {
        const items = resolve(document, of.items ?? {});
        return items.type === 'string' ? [[...here, '0']] : textFields(items, [...here, '0']);
      }
      return of.properties ? textFields(of, here) : of.type === 'string' ? [here] : [];
    });

  it('looks at the length of a text before its pattern', () => {
    let matched = 0;
    class CountingPattern extends RegExp {
      override [Symbol.match](text: string) {
        matched += 1;
        return super[Symbol.match](text);
      }
    }
    class Dto {
      @TextField(
        { en: 'x', zh: 'x', required: true },
        { max: 10, pattern: new CountingPattern('^x+$'), form: { en: 'x', zh: 'x' } },
      )
      Text: string;
    }
    const check = (Text: string) =>
      validateSync(plainToInstance(Dto, { Text }), { stopAtFirstError: true }).length;
    expect(check('x'.repeat(11))).toBe(1);
    expect(matched).toBe(0);
    check('x');
    expect(matched).toBe(1);
  });

  it('keeps the prototypes as they are', async () => {
    const keys = ['__proto__', 'constructor', 'prototype', '\\u005f_proto__', 'const\\u0072uctor'];
    for (const operation of operations)
      for (const key of keys) {
        const rest = JSON.stringify(operation.example).slice(1, -1);
        for (const hostile of [
          `"${key}":{"polluted":1}`,
          `"Placement":{"${key}":{"polluted":1}}`,
          `"Filters":[{"${key}":{"polluted":1}}]`,
        ]) {
          const reply = await service.post(
            operation.path.replace('/v1/tencent/', ''),
            `{${rest},${hostile}}`,
          );
          expect(reply, hostile).toMatchObject({ status: 400, body: { scode: 10002 } });
        }
      }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect((() => undefined as unknown as { polluted?: number })()?.polluted).toBeUndefined();
  });
});

function put(body: object, [name, ...rest]: string[], value: string): object {
  const inner = (body as Record<string, unknown>)[name!];
  const list = rest[0] === '0';
  const next = list
    ? [rest.length === 1 ? value : put({}, rest.slice(1), value)]
    : rest.length === 0
      ? value
      : put((inner as object | undefined) ?? {}, rest, value);
  return { ...body, [name!]: next };
}
