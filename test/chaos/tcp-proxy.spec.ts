import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTcpProxy, type TcpProxy, type Weather } from './tcp-proxy.js';

/** What a client saw of one exchange. */
interface Seen {
  text: string;
  /** `open`: nothing more came within the time, and the connection is still there. */
  end: 'fin' | 'open' | (string & {});
  ms: number;
}

describe(startTcpProxy.name, () => {
  const received: string[] = [];
  let echo: Server;
  let proxy: TcpProxy;

  beforeAll(async () => {
    echo = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        received.push(String(data));
        socket.write(`echo ${String(data)}`);
      });
    });
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    proxy = await startTcpProxy({ port: (echo.address() as AddressInfo).port });
  });
  afterEach(async () => {
    received.length = 0;
    await proxy.set({ kind: 'pass' });
  });
  afterAll(async () => {
    await proxy.close();
    await new Promise((resolve) => echo.close(resolve));
  });

  const open = (): Socket => connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true });

  function ask(socket: Socket, text: string, patienceMs = 300): Promise<Seen> {
    const begun = performance.now();
    const seen: Seen = { text: '', end: 'open', ms: 0 };
    return new Promise((resolve) => {
      const done = (end: string) => {
        clearTimeout(timer);
        socket.removeAllListeners().on('error', () => undefined);
        resolve({ ...seen, end, ms: performance.now() - begun });
      };
      const timer = setTimeout(() => done('open'), patienceMs);
      socket.on('data', (data) => {
        seen.text += String(data);
        if (seen.text === `echo ${text}`) done('open');
      });
      socket.on('end', () => done('fin'));
      socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'));
      socket.write(text);
    });
  }

  const once = async (weather: Weather, text = 'hello', patienceMs?: number): Promise<Seen> => {
    await proxy.set(weather);
    const socket = open();
    const seen = await ask(socket, text, patienceMs);
    socket.destroy();
    return seen;
  };

  it('passes', async () => {
    expect(await once({ kind: 'pass' })).toMatchObject({ text: 'echo hello', end: 'open' });
  });

  it('delays both directions', async () => {
    const seen = await once({ kind: 'latency', ms: 100 }, 'hello', 2_000);
    expect(seen.text).toBe('echo hello');
    expect(seen.ms).toBeGreaterThan(190);
  });

  it('resets open connections and new ones', async () => {
    const socket = open();
    await ask(socket, 'before');
    const closed = new Promise<string>((resolve) =>
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? '')),
    );
    await proxy.set({ kind: 'reset' });
    expect(await closed).toBe('ECONNRESET');
    expect((await once({ kind: 'reset' })).end).toBe('ECONNRESET');
  });

  it('swallows everything, and a connection that lost bytes does not come back', async () => {
    await proxy.set({ kind: 'black-hole' });
    const socket = open();
    expect(await ask(socket, 'lost', 100)).toMatchObject({ text: '', end: 'open' });
    await proxy.set({ kind: 'pass' });
    expect(await ask(socket, 'again', 100)).toMatchObject({ text: '', end: 'open' });
    socket.destroy();
    expect(received).toEqual([]);
    expect((await once({ kind: 'pass' })).text).toBe('echo hello');
  });

  it('half-closes after the request has gone on', async () => {
    await proxy.set({ kind: 'half-close' });
    const socket = open();
    expect(await ask(socket, 'hello')).toMatchObject({ text: '', end: 'fin' });
    // Destroyed earlier, it would reset the other side before that has read.
    await expect.poll(() => received).toEqual(['hello']);
    socket.destroy();
  });

  it('truncates', async () => {
    expect(await once({ kind: 'truncate', bytes: 6 })).toMatchObject({ text: 'echo h', end: 'fin' });
  });

  it('drips', async () => {
    const seen = await once({ kind: 'drip', bytes: 2, everyMs: 20 }, 'hello', 2_000);
    expect(seen.text).toBe('echo hello');
    expect(seen.ms).toBeGreaterThan(75);
  });

  it('refuses, and listens on the same port again', async () => {
    const { port } = proxy;
    expect((await once({ kind: 'refuse' })).end).toBe('ECONNREFUSED');
    expect((await once({ kind: 'pass' })).text).toBe('echo hello');
    expect(proxy.port).toBe(port);
  });

  it('forgets connections that are gone', async () => {
    await expect.poll(() => proxy.open).toBe(0);
    expect(proxy.accepted).toBeGreaterThan(0);
  });
});
