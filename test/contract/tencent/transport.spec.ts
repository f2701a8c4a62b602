import { afterEach, describe, expect, it } from 'vitest';
import type { ServerResponse } from 'node:http';
import type { AppConfig } from '../../../src/config/app-config.js';
import { Cancellation } from '../../../src/common/request/cancellation.js';
import { SOCKETS_PER_HOST } from '../../../src/tencent/client/transport/dispatchers.js';
import { TencentTransport, type SignedCall } from '../../../src/tencent/client/transport/transport.js';
import { TransportFailure } from '../../../src/tencent/client/transport/transport-failure.js';
import { aConfig } from '../../builders/a-config.js';
import { anAccount, failureOf } from './pipeline.fixture.js';
import {
  answer,
  closedPort,
  envelope,
  startStub,
  startTcp,
  type Responder,
  type Stub,
} from './stub-server.js';

const TIMEOUT_MS = 400;
const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const stub = async (respond: Responder): Promise<Stub> => {
  const started = await startStub(respond);
  open.push(started);
  return started;
};

const tcp = async (onData: Parameters<typeof startTcp>[0]): Promise<Stub> => {
  const started = await startTcp(onData);
  open.push(started);
  return started;
};

const transportTo = (tencentApiOrigin: string, config: Partial<AppConfig> = {}): TencentTransport => {
  const transport = new TencentTransport(
    aConfig({ tencentApiOrigin, tencentTimeoutMs: TIMEOUT_MS, ...config }),
  );
  open.push({ close: () => transport.onApplicationShutdown() });
  return transport;
};

const describeDisks = (transport: TencentTransport, call: Partial<SignedCall> = {}) =>
  transport.send(
    'cbs',
    'DescribeDisks',
    {},
    {
      account: anAccount(),
      region: 'ap-guangzhou',
      requestId: 'request-1',
      language: 'zh',
      timeoutMs: TIMEOUT_MS,
      ...call,
    },
  );

const failure = async (promise: Promise<unknown>): Promise<TransportFailure> => {
  const error = await failureOf(promise);
  expect(error).toBeInstanceOf(TransportFailure);
  return error as TransportFailure;
};

const refusal = (Code: string): string => JSON.stringify({ Response: { Error: { Code, Message: '' } } });
const nested = (levels: number): string => `{"Response":{"A":${'['.repeat(levels)}${']'.repeat(levels)}}}`;

const raw =
  (head: string, body = ''): Parameters<typeof startTcp>[0] =>
  (socket) =>
    void socket.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${head}\r\n\r\n${body}`);

describe(TencentTransport.name, () => {
  it('sends over one kept-alive connection and reads the envelope', async () => {
    const server = await stub((_call, response) => answer(response, { TotalCount: 0 }));
    const transport = transportTo(server.origin);
    for (let i = 0; i < 5; i += 1) {
      const { response, requestId, error } = await describeDisks(transport);
      expect(response).toMatchObject({ TotalCount: 0 });
      expect(requestId).not.toBe('');
      expect(error).toBeUndefined();
    }
    // undici takes a socket back one turn of the event loop after a reply, so a pair alternates.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  it('keeps the Host header of the real service and sends no port, redirect or encoding wish', async () => {
    const server = await stub((_call, response) => answer(response));
    const transport = transportTo(`${server.origin}/`);
    await describeDisks(transport);
    await describeDisks(transport, { region: 'ap-shanghai-fsi' });
    const hosts = server.arrivals.map(({ headers }) => headers.host);
    expect(hosts).toEqual(['cbs.tencentcloudapi.com', 'cbs.ap-shanghai-fsi.tencentcloudapi.com']);
    expect(server.arrivals[0]?.headers).toMatchObject({
      'x-tc-traceid': 'request-1',
      'x-tc-language': 'zh-CN',
      'x-tc-region': 'ap-guangzhou',
    });
    expect(server.arrivals[0]?.headers).not.toHaveProperty('accept-encoding');
    expect(server.arrivals[0]?.headers).not.toHaveProperty('x-tc-token');
  });

  it('opens no more connections than the pool allows', async () => {
    const server = await stub((_call, response) => setTimeout(() => answer(response), 50));
    const transport = transportTo(server.origin, { tencentTimeoutMs: 5_000 });
    await Promise.all(Array.from({ length: 300 }, () => describeDisks(transport, { timeoutMs: 5_000 })));
    expect(server.connections()).toBeLessThanOrEqual(SOCKETS_PER_HOST);
  });

  it('reports a refusal by Tencent as an answer', async () => {
    const server = await stub((_call, response) =>
      answer(response, { Error: { Code: 'ResourceBusy', Message: null } }),
    );
    const { error } = await describeDisks(transportTo(server.origin));
    expect(error).toEqual({ code: 'ResourceBusy', message: '' });
  });

  it('keeps integers beyond 2^53 exact', async () => {
    const server = await tcp(
      raw('Content-Length: 59', '{"Response":{"NextToken":9007199254740993,"RequestId":"x"}}'),
    );
    const { response } = await describeDisks(transportTo(server.origin));
    expect(response).toMatchObject({ NextToken: '9007199254740993' });
  });

  describe('when the call was never sent', () => {
    it('reports a refused connection', async () => {
      const { kind, reason } = await failure(
        describeDisks(transportTo(`http://127.0.0.1:${await closedPort()}`)),
      );
      expect([kind, reason]).toEqual(['never-sent', 'refused']);
    });

    it('reports a host name without an address', async () => {
      const { kind, reason } = await failure(
        describeDisks(transportTo('http://tencent.invalid:80'), { timeoutMs: 8_000 }),
      );
      expect([kind, reason]).toEqual(['never-sent', 'dns']);
    });

    it('reports a failed TLS handshake', async () => {
      const server = await tcp((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      const origin = server.origin.replace('http:', 'https:');
      const { kind, reason } = await failure(describeDisks(transportTo(origin)));
      expect([kind, reason]).toEqual(['never-sent', 'tls']);
    });

    it('reports a timeout of the connection, and does not send later', async () => {
      const server = await tcp(() => undefined);
      const origin = server.origin.replace('http:', 'https:');
      const started = performance.now();
      const { kind, reason } = await failure(describeDisks(transportTo(origin)));
      expect([kind, reason]).toEqual(['never-sent', 'timeout']);
      expect(performance.now() - started).toBeLessThan(TIMEOUT_MS + 200);
    });

    it('reports an abort before it was sent', async () => {
      const server = await stub((_call, response) => answer(response));
      const cancellation = new Cancellation();
      cancellation.cancel();
      const { kind, reason } = await failure(describeDisks(transportTo(server.origin), { cancellation }));
      expect([kind, reason]).toEqual(['never-sent', 'aborted']);
      expect(server.arrivals).toHaveLength(0);
    });

    it.each([['a\r\nX-Evil: 1'], ['键']])('refuses to send the header value %j', async (token) => {
      const server = await stub((_call, response) => answer(response));
      const account = anAccount({ token });
      const { kind, reason } = await failure(describeDisks(transportTo(server.origin), { account }));
      expect([kind, reason]).toEqual(['never-sent', 'not-sendable']);
      expect(server.arrivals).toHaveLength(0);
    });
  });

  it.each([
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['prototype', 'prototype'],
    ['an escaped __proto__', '\\u005f_proto__'],
  ])('drops %s at every depth', async (_name, key) => {
    const evil = `"${key}":{"polluted":true}`;
    const body = `{"Response":{"a":1,${evil},"list":[{"b":2,${evil}}],"c":{"d":{${evil}}}}}`;
    const server = await stub((_call, response) => void response.end(body));
    const { response } = await describeDisks(transportTo(server.origin));
    expect(JSON.stringify(response)).toBe('{"a":1,"list":[{"b":2}],"c":{"d":{}}}');
    expect({ ...response }).not.toHaveProperty('polluted');
  });

  it('takes 19 levels of lists, and the longest code', async () => {
    const server = await stub((_call, response) =>
      response.end(server.arrivals.length === 1 ? nested(18) : refusal('x'.repeat(128))),
    );
    const transport = transportTo(server.origin);
    expect(await describeDisks(transport)).toMatchObject({ error: undefined });
    expect((await describeDisks(transport)).error?.code).toHaveLength(128);
  });

  describe('when the outcome is unknown', () => {
    const html = (status: number) => (_call: unknown, response: ServerResponse) =>
      void response.writeHead(status, { 'Content-Type': 'text/html' }).end('<html>502</html>');
    const text = (body: string) => (_call: unknown, response: ServerResponse) => void response.end(body);
    const httpCases: [string, Responder, string][] = [
      ['a hang', () => undefined, 'timeout'],
      ['HTML with 200', html(200), 'not-json'],
      ['HTML with 502', html(502), 'http-status'],
      ['a 429 of a gateway', html(429), 'throttled'],
      ['an empty body', text(''), 'not-json'],
      ['JSON without Response', text('{"foo":1}'), 'not-an-envelope'],
      ['a null Response', text('{"Response":null}'), 'not-an-envelope'],
      ['an array Response', text('{"Response":[]}'), 'not-an-envelope'],
      ['a bare null', text('null'), 'not-an-envelope'],
      ['an Error without Code', text('{"Response":{"Error":{},"RequestId":"x"}}'), 'not-an-envelope'],
      ['an Error that is a text', text('{"Response":{"Error":"x"}}'), 'not-an-envelope'],
      ['an error code of 129 characters', text(refusal('x'.repeat(129))), 'not-an-envelope'],
      ['an error code of 16 KB of dots', text(refusal('.'.repeat(16_384))), 'not-an-envelope'],
      ['an error code with a line end', text(refusal('A\nB')), 'not-an-envelope'],
      ['an error code that is a number', text('{"Response":{"Error":{"Code":1}}}'), 'not-an-envelope'],
      ['21 levels of lists', text(nested(21)), 'too-deep'],
      ['a million levels of lists', text(nested(1_000_000)), 'too-deep'],
      [
        'a prototype in place of a Response',
        text('{"__proto__":{"Response":{"RequestId":"x"}}}'),
        'not-an-envelope',
      ],
      [
        'a redirect',
        (_call, response) => void response.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end(),
        'redirect',
      ],
      ['a reset before the head', (_call, response) => void response.socket?.resetAndDestroy(), 'reset'],
      ['a close before the head', (_call, response) => void response.socket?.destroy(), 'reset'],
      [
        'a reset inside the body',
        (_call, response) => {
          response.writeHead(200, { 'Content-Length': '1000' });
          response.write('{"Resp');
          setTimeout(() => response.socket?.resetAndDestroy(), 20);
        },
        'truncated',
      ],
      [
        'a dripping body',
        (_call, response) => {
          response.writeHead(200, { 'Content-Length': '100000' });
          const drip = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(drip));
        },
        'timeout',
      ],
      [
        'a declared body of 200 MB',
        (_call, response) => void response.writeHead(200, { 'Content-Length': '209715200' }).write('{'),
        'too-large',
      ],
    ];

    it.each(httpCases)('%s', async (_name, respond, expected) => {
      const server = await stub(respond);
      const started = performance.now();
      const { kind, reason } = await failure(describeDisks(transportTo(server.origin)));
      expect([kind, reason]).toEqual(['outcome-unknown', expected]);
      expect(performance.now() - started).toBeLessThan(TIMEOUT_MS + 200);
      expect(server.arrivals).toHaveLength(1);
    });

    it('cuts a chunked body of 200 MB at 4 MiB', async () => {
      const chunk = Buffer.alloc(1024 * 1024, 32);
      let written = 0;
      const server = await stub((_call, response) => {
        response.writeHead(200);
        const more = () => {
          while (written < 200 && !response.destroyed) {
            written += 1;
            if (!response.write(chunk)) return void response.once('drain', more);
          }
        };
        more();
      });
      const { kind, reason } = await failure(
        describeDisks(transportTo(server.origin), { timeoutMs: 10_000 }),
      );
      expect([kind, reason]).toEqual(['outcome-unknown', 'too-large']);
      expect(written).toBeLessThan(40);
    });

    it.each([
      ['bytes that are not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'not-http'],
      [
        'a body shorter than declared',
        'HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"Response"',
        'truncated',
      ],
      [
        'an unfinished chunked body',
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"Res',
        'truncated',
      ],
    ])('%s', async (_name, bytes, expected) => {
      const server = await tcp((socket) => void socket.end(bytes));
      const { kind, reason } = await failure(describeDisks(transportTo(server.origin)));
      expect([kind, reason]).toEqual(['outcome-unknown', expected]);
    });

    it('reports an abort after the call was written, and cuts the connection', async () => {
      let closed = false;
      const server = await stub((_call, response) => void response.on('close', () => (closed = true)));
      const cancellation = new Cancellation();
      const call = describeDisks(transportTo(server.origin), { cancellation });
      await expect.poll(() => server.arrivals.length).toBe(1);
      cancellation.cancel();
      const { kind, reason } = await failure(call);
      expect([kind, reason]).toEqual(['outcome-unknown', 'aborted']);
      await expect.poll(() => closed).toBe(true);
    });

    it('reports a kept-alive connection that the peer closes while the next call is on its way', async () => {
      const server = await stub((_call, response) => {
        if (server.arrivals.length === 1) answer(response);
        else response.socket?.destroy();
      });
      const transport = transportTo(server.origin);
      await describeDisks(transport);
      await new Promise((resolve) => setTimeout(resolve, 20));
      const { kind, reason } = await failure(describeDisks(transport));
      expect([kind, reason]).toEqual(['outcome-unknown', 'reset']);
      expect(server.connections()).toBe(1);
    });
  });

  it('opens a new connection when the peer closed the idle one', async () => {
    const server = await stub((_call, response, request) => {
      response.end(envelope({}));
      setTimeout(() => request.socket.destroy(), 10);
    });
    const transport = transportTo(server.origin);
    await describeDisks(transport);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await describeDisks(transport);
    expect(server.connections()).toBe(2);
  });

  it('refuses calls after the shutdown as never sent', async () => {
    const server = await stub((_call, response) => answer(response));
    const transport = transportTo(server.origin);
    await describeDisks(transport);
    await transport.onApplicationShutdown();
    const { kind, reason } = await failure(describeDisks(transport));
    expect([kind, reason]).toEqual(['never-sent', 'closing']);
  });
});
