import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import { rawCall } from './raw-call.js';
import { useSandbox } from './sandbox.fixture.js';
import { sdkClients } from './sdk-clients.js';
import { version1Call } from './version-1-call.js';

const HOST = 'cbs.tencentcloudapi.com';

describe('the sandbox as a proxy', () => {
  const context = useSandbox({ rateLimits: false });

  /** The status line, and the rest as text once the other side has closed the connection. */
  const exchange = (text: string) =>
    new Promise<string>((done, failed) => {
      const socket = net.connect(context.sandbox.port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', failed).on('close', () => done(answer));
    });

  it('answers a call in the absolute form', async () => {
    const answer = await rawCall(context.sandbox.port, { host: HOST, path: `http://${HOST}/` });
    expect(answer.response).toMatchObject({ TotalCount: 2 });
    expect(context.sandbox.calls().at(-1)).toMatchObject({ Host: HOST, Service: 'cbs', Signed: true });
  });

  it('answers the absolute form without a path, with a port, and of the international site', async () => {
    for (const [host, target] of [
      [HOST, `http://${HOST}`],
      [`${HOST}:80`, `http://${HOST}:80/`],
      ['cbs.intl.tencentcloudapi.com', 'HTTP://cbs.intl.tencentcloudapi.com/'],
    ] as const) {
      expect((await rawCall(context.sandbox.port, { host, path: target })).response).toMatchObject({
        TotalCount: 2,
      });
    }
  });

  it('answers a query in the absolute form', async () => {
    const contentType = 'application/x-www-form-urlencoded';
    const path = `http://${HOST}/?Limit=1`;
    const answer = await rawCall(context.sandbox.port, { method: 'GET', host: HOST, path, contentType });
    expect(answer.response).toMatchObject({ TotalCount: 2 });
    const query = await version1Call(context.sandbox.port, { host: HOST, absolute: true });
    expect(query.response).toMatchObject({ TotalCount: 2 });
  });

  it('takes the host from the target, not from the Host header', async () => {
    const answer = await rawCall(context.sandbox.port, {
      host: HOST,
      path: `http://${HOST}/`,
      tamper: ({ headers }) => void (headers['host'] = '127.0.0.1'),
    });
    expect(answer.response).toMatchObject({ TotalCount: 2 });
    const other = await rawCall(context.sandbox.port, {
      host: HOST,
      path: 'http://cvm.tencentcloudapi.com/',
    });
    expect(other.response.Error?.Code).toBe('AuthFailure.SignatureFailure');
  });

  it.each([
    'http://example.com/',
    'http://tencentcloudapi.com.example.com/',
    'http://127.0.0.1:5432/',
    'http://user@cbs.tencentcloudapi.com/',
    'http:///',
  ])('refuses %s with 403', async (path) => {
    expect((await rawCall(context.sandbox.port, { host: HOST, path })).status).toBe(403);
  });

  it.each([
    'example.com:443',
    '127.0.0.1:5432',
    'localhost:80',
    'cbs.tencentcloudapi.com.example.com:80',
    '',
  ])('refuses CONNECT %s with 403', async (target) => {
    const answer = await exchange(`CONNECT ${target || '/'} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(answer).toContain('the hosts of Tencent Cloud only');
  });

  it('refuses CONNECT to port 443 with a reason when it has no HTTPS port', async () => {
    const answer = await exchange(`CONNECT ${HOST}:443 HTTP/1.1\r\nHost: ${HOST}:443\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).toContain('SANDBOX_TLS_PORT');
  });

  it('ends a tunnel in itself, also when the first bytes come with CONNECT', async () => {
    const request = `GET /nothing HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`;
    const answer = await exchange(`CONNECT ${HOST}:80 HTTP/1.1\r\nHost: ${HOST}:80\r\n\r\n${request}`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 Connection established\r\n\r\nHTTP\/1\.1 404 Not Found\r\n/);
  });

  it.each(['TC3-HMAC-SHA256', 'HmacSHA1', 'HmacSHA256'] as const)(
    'serves the proxy setting of the Node.js SDK under the real host name with %s',
    async (signMethod) => {
      const clients = sdkClients(context.sandbox.port, { proxy: context.sandbox.origin });
      const client = clients.cbs(signMethod === 'TC3-HMAC-SHA256' ? {} : { signMethod });
      expect((await client.DescribeDisks({})).TotalCount).toBe(2);
      expect(context.sandbox.calls().at(-1)).toMatchObject({ Host: HOST, Signed: true });
      clients.end();
    },
  );

  it('keeps no tunnel open when it closes', async () => {
    const other = await createSandbox();
    const sockets = await Promise.all(
      ['', 'POST / HTTP/1.1\r\n'].map(
        (begun) =>
          new Promise<net.Socket>((done) => {
            const socket = net.connect(other.port, '127.0.0.1', () =>
              socket.write(`CONNECT ${HOST}:80 HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`),
            );
            socket.once('data', () => socket.write(begun, () => done(socket)));
            socket.on('error', () => {});
          }),
      ),
    );
    const ended = sockets.map((socket) => new Promise((done) => socket.once('close', done)));
    await other.close();
    expect(await Promise.all(ended)).toHaveLength(2);
  });
});
