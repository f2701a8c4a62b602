import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TextField } from '../../src/common/validation/field.decorator.js';
import { ADMIN_KEY, SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import {
  type OpenApi,
  type Operation,
  operationsOf,
  readDocument,
  resolve,
  type Schema,
} from './document.fixture.js';
import { exchange, RawConnection } from './raw-connection.fixture.js';

const LIST = '/v1/tencent/disk/list';
const BODY = JSON.stringify(SCOPE);
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

  /** A request as text; headers are lines without their end. */
  const request = (
    body: string,
    headers: string[] = [`Content-Length: ${Buffer.byteLength(body)}`],
    line = `POST ${LIST}`,
  ) =>
    [
      `${line} HTTP/1.1`,
      'Host: 127.0.0.1',
      `Authorization: Bearer ${ADMIN_KEY}`,
      'Content-Type: application/json',
      ...headers,
      '',
      body,
    ].join('\r\n');

  describe('cuts whoever takes too long', () => {
    it('with the headers after 10 s', async () => {
      const begun = performance.now();
      const connection = new RawConnection(service.origin);
      connection.write(`POST ${LIST} HTTP/1.1\r\nHost: x\r\n`);
      const drip = setInterval(() => connection.write('X-Slow: 1\r\n'), 500);
      const received = await connection.closed;
      clearInterval(drip);
      const ms = performance.now() - begun;
      expect(ms).toBeGreaterThan(9_000);
      expect(ms).toBeLessThan(14_000);
      expect(received).toMatch(/^HTTP\/1\.1 408 /);
      expect((await service.post('disk/list', SCOPE)).status).toBe(200);
    });

    it.runIf(process.env['SECURITY_SLOW'])(
      'with the body after 30 s',
      async () => {
        const begun = performance.now();
        const connection = new RawConnection(service.origin);
        connection.write(request('{', ['Content-Length: 100000']));
        const drip = setInterval(() => connection.write(' '), 500);
        await connection.closed;
        clearInterval(drip);
        const ms = performance.now() - begun;
        expect(ms).toBeGreaterThan(28_000);
        expect(ms).toBeLessThan(35_000);
      },
      60_000,
    );

    it('by limits that hold for bodies as for headers', () => {
      const server = service.app.getHttpServer();
      expect(server).toMatchObject({
        headersTimeout: 10_000,
        requestTimeout: 30_000,
        connectionsCheckingInterval: 1_000,
      });
    });
  });

  describe('reads a request in one way only', () => {
    const chunked = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
    const hidden = request(BODY, [
      `Content-Length: ${BODY.length}`,
      'X-Request-Id: smuggled',
      'Connection: close',
    ]);

    it.each([
      [
        'a length beside chunks',
        [`Content-Length: ${chunked.length}`, 'Transfer-Encoding: chunked'],
        chunked,
      ],
      ['chunks beside a length', ['Transfer-Encoding: chunked', 'Content-Length: 5'], chunked],
      ['two lengths', ['Content-Length: 5', `Content-Length: ${BODY.length}`], BODY],
      ['a length that is a list', [`Content-Length: ${BODY.length}, 5`], BODY],
      ['a length with a sign', [`Content-Length: +${BODY.length}`], BODY],
      ['a negative length', ['Content-Length: -1'], BODY],
      ['a hexadecimal length', ['Content-Length: 0x10'], BODY],
      ['an odd encoding', ['Transfer-Encoding: xchunked'], chunked],
      ['chunked not last', ['Transfer-Encoding: chunked, identity'], chunked],
      ['a hidden encoding', ['Transfer-Encoding : chunked'], chunked],
      ['a folded encoding', ['Transfer-Encoding:\r\n chunked', `Content-Length: ${chunked.length}`], chunked],
      ['a line end in a header', ['X-A: b\rTransfer-Encoding: chunked', 'Content-Length: 0'], ''],
      ['a NUL in a header', ['X-A: b\0c', 'Content-Length: 0'], ''],
      ['a chunk of odd size', ['Transfer-Encoding: chunked'], `zz\r\n${BODY}\r\n0\r\n\r\n`],
      ['a chunk longer than told', ['Transfer-Encoding: chunked'], `1\r\n${BODY}\r\n0\r\n\r\n`],
    ])('and refuses %s', async (_, headers, body) => {
      service.sandbox.clearCalls();
      const replies = await exchange(service.origin, request(body, headers) + hidden);
      expect(replies.length).toBe(1);
      expect(replies[0]!.status).toBe(400);
      expect(replies[0]!.body).not.toContain('"scode":0');
      expect(replies[0]!.head).not.toContain('smuggled');
      expect(service.sandbox.calls()).toEqual([]);
    });

    it('and refuses headers beyond 16 KiB', async () => {
      const [reply] = await exchange(
        service.origin,
        request('', [`X-Long: ${'x'.repeat(17_000)}`, 'Content-Length: 0']),
      );
      expect(reply!.status).toBe(431);
    });

    it('and answers a pipeline in order, each under its own id', async () => {
      const ids = ['first', 'second', 'third'];
      const pipeline = ids.map((id, index) =>
        request(BODY, [
          `Content-Length: ${BODY.length}`,
          `X-Request-Id: ${id}`,
          ...(index === 2 ? ['Connection: close'] : []),
        ]),
      );
      const replies = await exchange(service.origin, pipeline.join(''));
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(replies.map(({ head }) => /x-request-id: (.*)/i.exec(head)?.[1]?.trim())).toEqual(ids);
    });

    it('and does not take what follows a refused body for a request', async () => {
      const refused = request(hidden, [`Content-Length: ${hidden.length}`, 'Content-Type: text/plain']);
      const replies = await exchange(
        service.origin,
        refused.replace('Content-Type: application/json\r\n', '') + hidden,
      );
      expect(replies[0]!.status).toBe(415);
      expect(replies.length).toBeLessThanOrEqual(2);
    });
  });

  it.each([
    'a b',
    'ä',
    'a\u007fb',
    "<script>alert('x')</script>",
    'x'.repeat(65),
    'x'.repeat(8_192),
    '',
    '../../x',
  ])('replaces the request id %j', async (id) => {
    const [reply] = await exchange(
      service.origin,
      request(BODY, [
        `Content-Length: ${Buffer.byteLength(BODY)}`,
        `X-Request-Id: ${id}`,
        'Connection: close',
      ]),
    );
    const answered = /x-request-id: (.*)/i.exec(reply?.head ?? '')?.[1]?.trim();
    if (reply?.status === 400) return expect(answered).toBeUndefined();
    expect(answered).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  describe('knows one method a route', () => {
    it.each(['TRACE', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'])(
      'and not %s',
      async (method) => {
        for (const path of [LIST, '/v1/tencent/nothing', '/']) {
          const text = request(
            BODY,
            [`Content-Length: ${BODY.length}`, 'Connection: close', 'X-Echo: planted'],
            `${method} ${path}`,
          );
          const [reply] = await exchange(service.origin, text);
          expect([400, 404], `${method} ${path}: ${reply?.head}`).toContain(reply!.status);
          expect(reply!.body).not.toContain('planted');
          if (reply!.status === 404 && method !== 'HEAD')
            expect(JSON.parse(reply!.body)).toMatchObject({ scode: 10003 });
        }
      },
    );

    it('and no other one through a header', async () => {
      const reply = await service.post('disk/list', SCOPE, {
        headers: { 'x-http-method-override': 'DELETE' },
      });
      expect(reply.status).toBe(200);
    });
  });

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
    }
  });

  it('serves a Swagger UI that needs nothing its policy forbids', async () => {
    const page = await (await fetch(`${service.origin}/docs`)).text();
    const scripts = [...page.matchAll(/<script\b([^>]*)>([^<]*)/g)];
    expect(scripts.length).toBeGreaterThan(1);
    for (const [, attributes, inline] of scripts) {
      expect(inline!.trim()).toBe('');
      const src = /src="([^"]+)"/.exec(attributes!)![1]!;
      const { status, headers, body } = await fetch(new URL(src, `${service.origin}/docs`));
      await body?.cancel();
      expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')]);
    }
    expect(page).not.toMatch(/\son[a-z]+=|javascript:/i);
  });

  describe('CORS', () => {
    const preflight = (origin: string, from: string) =>
      fetch(`${origin}${LIST}`, {
        method: 'OPTIONS',
        headers: {
          origin: from,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });

    it('is off', async () => {
      const { headers } = await preflight(service.origin, CORS_ORIGIN);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it('is for the configured origin and POST alone', async () => {
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

  it('takes 50 kB of anything in every string field in no time', async () => {
    const fields = operations.flatMap((operation) =>
      textFields(operation.body).map((path) => ({ operation, path })),
    );
    expect(fields.length).toBeGreaterThan(80);
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
        { max: 10, pattern: new CountingPattern('^x+$'), form: 'x' },
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
