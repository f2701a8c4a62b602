import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type NetworkFault, startTcpProxy, type TcpProxy } from './tcp-proxy.js';

/** What a client received in one exchange. */
interface Seen {
  text: string;
  /** `open`: the connection was still open when the reply was complete or the time was over. */
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

  function ask(socket: Socket, text: string, timeoutMs = 300): Promise<Seen> {
    const begun = performance.now();
    const seen: Seen = { text: '', end: 'open', ms: 0 };
    return new Promise((resolve) => {
      const done = (end: string) => {
        clearTimeout(timer);
        socket.removeAllListeners().on('error', () => undefined);
        resolve({ ...seen, end, ms: performance.now() - begun });
      };
      const timer = setTimeout(() => done('open'), timeoutMs);
      socket.on('data', (data) => {
        seen.text += String(data);
        if (seen.text === `echo ${text}`) done('open');
      });
      socket.on('end', () => done('fin'));
      socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'));
      socket.write(text);
    });
  }

  const once = async (fault: NetworkFault, text = 'hello', timeoutMs?: number): Promise<Seen> => {
    await proxy.set(fault);
    const socket = open();
    const seen = await ask(socket, text, timeoutMs);
    socket.destroy();
    return seen;
  };

  it('forwards data when there is no fault', async () => {
    expect(await once({ kind: 'pass' })).toMatchObject({ text: 'echo hello', end: 'open' });
  });

  it('delays data in both directions', async () => {
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

  it('forwards nothing, also later on a connection that lost data', async () => {
    await proxy.set({ kind: 'black-hole' });
    const socket = open();
    expect(await ask(socket, 'lost', 100)).toMatchObject({ text: '', end: 'open' });
    await proxy.set({ kind: 'pass' });
    expect(await ask(socket, 'again', 100)).toMatchObject({ text: '', end: 'open' });
    socket.destroy();
    expect(received).toEqual([]);
    expect((await once({ kind: 'pass' })).text).toBe('echo hello');
  });

  it('sends FIN to the client after the request was forwarded', async () => {
    await proxy.set({ kind: 'half-close' });
    const socket = open();
    expect(await ask(socket, 'hello')).toMatchObject({ text: '', end: 'fin' });
    // Closing earlier would reset the connection before the other side has read.
    await expect.poll(() => received).toEqual(['hello']);
    socket.destroy();
  });

  it('closes the connection after the given number of bytes', async () => {
    expect(await once({ kind: 'truncate', bytes: 6 })).toMatchObject({ text: 'echo h', end: 'fin' });
  });

  it('forwards a reply a few bytes at a time', async () => {
    const seen = await once({ kind: 'slow', bytes: 2, everyMs: 20 }, 'hello', 2_000);
    expect(seen.text).toBe('echo hello');
    expect(seen.ms).toBeGreaterThan(75);
  });

  it('refuses connections and listens on the same port again', async () => {
    const { port } = proxy;
    expect((await once({ kind: 'refuse' })).end).toBe('ECONNREFUSED');
    expect((await once({ kind: 'pass' })).text).toBe('echo hello');
    expect(proxy.port).toBe(port);
  });

  it('does not count closed connections as open', async () => {
    await expect.poll(() => proxy.open).toBe(0);
    expect(proxy.accepted).toBeGreaterThan(0);
  });
});
