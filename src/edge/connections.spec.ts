import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type ConnectionLimits, Connections } from './connections.js';

const MIB = 1024 * 1024;
const LIMITS: ConnectionLimits = {
  connections: 100,
  perAddress: 50,
  waiting: 4,
  unread: { bytes: 64 * MIB, ms: 60_000 },
};
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

describe(Connections.name, () => {
  let server: Server;
  let connections: Connections;
  let closed: string[];
  let sockets: Socket[];

  async function listen(serve: RequestListener, limits: Partial<ConnectionLimits> = {}): Promise<void> {
    closed = [];
    sockets = [];
    connections = new Connections({ ...LIMITS, ...limits }, serve);
    connections.onClosed = (reason) => closed.push(reason);
    server = createServer({ requireHostHeader: false }, connections.listener);
    connections.watch(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  }
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  /** What came until the connection was closed by the server, or until `end` came. */
  function exchange(text: string, end?: string): Promise<string> {
    const socket = open(text);
    let received = '';
    return new Promise((resolve) => {
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        received += chunk;
        if (end && received.includes(end)) resolve(received);
      });
      socket.once('close', () => resolve(received));
    });
  }

  function open(text: string): Socket {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(text);
    sockets.push(socket);
    return socket;
  }

  const closing = (socket: Socket) => new Promise<void>((resolve) => void socket.once('close', resolve));

  it('serves the requests of one connection one after the other', async () => {
    let running = 0;
    let most = 0;
    let count = 0;
    await listen((_, response) => {
      most = Math.max(most, ++running);
      setTimeout(() => {
        running -= 1;
        response.end(`reply-${++count}`);
      }, 5);
    });
    const received = await exchange(GET.repeat(4), 'reply-4');
    expect(received.match(/reply-\d/g)).toEqual(['reply-1', 'reply-2', 'reply-3', 'reply-4']);
    expect(most).toBe(1);
  });

  it('closes a connection with more unanswered requests than it may have, and serves none of the rest', async () => {
    let served = 0;
    await listen((_, response) => {
      served += 1;
      setTimeout(() => response.end('late'), 20);
    });
    await exchange(GET.repeat(1_300));
    expect(served).toBe(1);
    expect(closed).toEqual(['too_many_unanswered']);
  });

  it.each(['GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: more\r\n\r\n'])(
    'holds the same for what Node would answer itself: %j',
    async (text) => {
      await listen((_, response) => setTimeout(() => response.end('x'), 20));
      const received = await exchange(text.repeat(1_000));
      expect(received.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThanOrEqual(1);
    },
  );

  it('refuses a request without a host', async () => {
    await listen((_, response) => response.end('served'));
    const received = await exchange('GET / HTTP/1.1\r\n\r\n');
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    expect(received).not.toContain('served');
  });

  it('closes a connection that does not read its reply, and no other', async () => {
    await listen((_, response) => response.end(Buffer.alloc(16 * MIB)), {
      unread: { bytes: 64 * MIB, ms: 100 },
    });
    const deaf = open(GET).pause();
    const idle = open('');
    // The client would see it only if it read.
    await expect.poll(() => closed, { timeout: 5_000 }).toEqual(['unread_reply']);
    expect(connections.unread.bytes).toBe(0);
    expect([deaf.destroyed, idle.destroyed]).toEqual([false, false]);
  });

  it('closes the connection that waits longest when all unread replies are too large together', async () => {
    let served = 0;
    await listen(
      (_, response) => {
        served += 1;
        response.end(Buffer.alloc(16 * MIB));
      },
      { unread: { bytes: 40 * MIB, ms: 60_000 } },
    );
    const first = open(GET).pause();
    await expect.poll(() => served).toBe(1);
    const others = [open(GET).pause(), open(GET).pause()];
    await expect.poll(() => closed, { timeout: 5_000 }).toEqual(['unread_reply']);
    expect(others).toHaveLength(2);
    const ended = await new Promise<string>((resolve) => {
      first.once('end', () => resolve('end')).once('error', () => resolve('error'));
      first.resume();
    });
    expect(['end', 'error']).toContain(ended);
    expect(connections.unread.bytes).toBeLessThanOrEqual(40 * MIB);
  });

  it('counts nothing for a reply that was read', async () => {
    await listen((_, response) => response.end('x'.repeat(MIB)));
    await exchange(GET.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    expect(connections.unread.bytes).toBe(0);
    expect(closed).toEqual([]);
  });

  it('refuses connections of one address beyond its share', async () => {
    await listen((_, response) => response.end('x'), { perAddress: 2 });
    open('');
    open('');
    await closing(open(''));
    expect(closed).toEqual(['too_many_of_address']);
    sockets[0]!.destroy();
    await expect.poll(() => exchange(GET, 'HTTP/1.1 200').then((text) => text.includes(' 200 '))).toBe(true);
  });

  it('refuses connections beyond all it takes', async () => {
    await listen((_, response) => response.end('x'), { connections: 2 });
    open('');
    open('');
    await closing(open(''));
    expect(closed).toContain('too_many_connections');
  });
});
