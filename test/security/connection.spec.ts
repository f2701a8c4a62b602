import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { BODY, exchange, LIST, RawConnection, request } from './raw-connection.fixture.js';

describe('a connection', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  describe('cuts whoever takes too long', () => {
    it('to send all headers', async () => {
      const server = service.app.getHttpServer();
      const { headersTimeout } = server;
      // Read at every check; the value of the service is held below.
      server.headersTimeout = 500;
      try {
        const begun = performance.now();
        const connection = new RawConnection(service.origin);
        connection.write(`POST ${LIST} HTTP/1.1\r\nHost: x\r\n`);
        const drip = setInterval(() => connection.write('X-Slow: 1\r\n'), 100);
        const received = await connection.closed;
        clearInterval(drip);
        expect(performance.now() - begun).toBeGreaterThan(500);
        expect(received).toMatch(/^HTTP\/1\.1 408 /);
      } finally {
        server.headersTimeout = headersTimeout;
      }
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

    it('by limits of 10 s for the headers and 30 s for the whole request', () => {
      const server = service.app.getHttpServer();
      expect(server).toMatchObject({
        headersTimeout: 10_000,
        requestTimeout: 30_000,
        connectionsCheckingInterval: 1_000,
        maxConnections: 2_048,
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

    it('and closes a pipeline of more than 16 requests that wait', async () => {
      const one = request(BODY, [`Content-Length: ${BODY.length}`]);
      service.sandbox.clearCalls();
      expect((await exchange(service.origin, one.repeat(200))).length).toBeLessThanOrEqual(1);
      expect(service.sandbox.calls().length).toBeLessThanOrEqual(1);
    });

    it('and closes the connection after a refusal instead of reading a long body', async () => {
      const [reply] = await exchange(
        service.origin,
        request('x'.repeat(1_000), ['Content-Length: 100000000'], 'POST /v1/tencent/nothing'),
      );
      expect([reply?.status, /connection: close/i.test(reply?.head ?? '')]).toEqual([404, true]);
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
          expect(
            path === '/' ? [302, 400, 404, 405] : [400, 404, 405],
            `${method} ${path}: ${reply?.head}`,
          ).toContain(reply!.status);
          expect(reply!.body).not.toContain('planted');
          const scode = { 404: 10003, 405: 10018 }[reply!.status];
          if (scode !== undefined && method !== 'HEAD')
            expect(JSON.parse(reply!.body)).toMatchObject({ scode });
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
});
