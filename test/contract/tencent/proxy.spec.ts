import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppConfig } from '../../../src/config/app-config.js';
import { TencentTransport } from '../../../src/tencent/client/transport/transport.js';
import { aConfig } from '../../builders/a-config.js';
import { anAccount, failureOf } from './pipeline.fixture.js';
import { answer, closedPort, startStub, startTcp } from './stub-server.js';

const open: { close(): Promise<unknown> }[] = [];
const AMBIENT = ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

afterEach(async () => {
  for (const name of AMBIENT) delete process.env[name];
  await Promise.all(open.splice(0).map((each) => each.close()));
});

/** A forward proxy that records what it is asked to connect to. */
async function startProxy(): Promise<{ url: string; targets: string[] }> {
  const targets: string[] = [];
  const server = createServer();
  server.on('connect', (request, socket, head) => {
    targets.push(request.url ?? '');
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, targets };
}

function describeDisks(config: Partial<AppConfig>): Promise<unknown> {
  const transport = new TencentTransport(aConfig({ tencentTimeoutMs: 500, ...config }));
  open.push({ close: () => transport.onApplicationShutdown() });
  return transport.send(
    'cbs',
    'DescribeDisks',
    {},
    {
      account: anAccount(),
      requestId: 'request-1',
      language: 'zh',
      timeoutMs: 500,
    },
  );
}

async function aStub() {
  const server = await startStub((_call, response) => answer(response));
  open.push(server);
  return server;
}

describe('proxies', () => {
  it('of the environment are not obeyed', async () => {
    const server = await aStub();
    for (const name of AMBIENT) process.env[name] = `http://127.0.0.1:${await closedPort()}`;
    await describeDisks({ tencentApiOrigin: server.origin });
    expect(server.arrivals).toHaveLength(1);
  });

  it('of the configuration are used, with the Host header and signature of the real service', async () => {
    const [server, proxy] = [await aStub(), await startProxy()];
    await describeDisks({ tencentApiOrigin: server.origin, tencentProxy: proxy.url });
    expect(proxy.targets).toEqual([`127.0.0.1:${server.port}`]);
    expect(server.arrivals[0]?.headers.host).toBe('cbs.tencentcloudapi.com');
  });

  it('are asked for the real service when no other origin is set', async () => {
    const targets: string[] = [];
    const proxy = await startTcp((socket, data) => {
      targets.push(data.toString().split(' ')[1] ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    });
    open.push(proxy);
    const error = await failureOf(describeDisks({ tencentProxy: proxy.origin }));
    expect(error).toMatchObject({ kind: 'never-sent', reason: 'proxy' });
    expect(targets).toEqual(['cbs.tencentcloudapi.com:443']);
  });

  it('that are down are a call never sent', async () => {
    const server = await aStub();
    const tencentProxy = `http://127.0.0.1:${await closedPort()}`;
    const error = await failureOf(describeDisks({ tencentApiOrigin: server.origin, tencentProxy }));
    expect(error).toMatchObject({ kind: 'never-sent', reason: 'refused' });
  });

  it('that take the connection and never answer are given up in time', async () => {
    const proxy = await startTcp(() => undefined);
    open.push(proxy);
    const started = performance.now();
    const error = await failureOf(describeDisks({ tencentProxy: proxy.origin }));
    expect(error).toMatchObject({ kind: 'never-sent' });
    expect(performance.now() - started).toBeLessThan(900);
  });
});
