import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What the proxy does to what passes; it may change at any moment and holds for open connections too. */
export type Weather =
  | { kind: 'pass' }
  /** Every piece is late by this much, in both directions. */
  | { kind: 'latency'; ms: number }
  /** RST to whoever is connected or connects. */
  | { kind: 'reset' }
  /** Takes connections and bytes and passes none on. A connection that lost bytes stays silent for good. */
  | { kind: 'black-hole' }
  /** Passes the request on and ends the client's direction of reading (FIN) before any reply. */
  | { kind: 'half-close' }
  /** Ends the connection after this many bytes of replies. */
  | { kind: 'truncate'; bytes: number }
  /** Passes replies on a few bytes at a time. */
  | { kind: 'drip'; bytes: number; everyMs: number }
  /** Nobody listens: ECONNREFUSED, and open connections are cut. */
  | { kind: 'refuse' };

/** Where the connections go on to: a port on loopback, or the path of a unix socket. */
export type Target = { port: number } | { path: string };

export interface TcpProxy {
  port: number;
  /** Resolves when it holds for new connections as well. */
  set(weather: Weather): Promise<void>;
  /** Connections that are open now, and all there have ever been. */
  readonly open: number;
  readonly accepted: number;
  close(): Promise<void>;
}

interface Link {
  client: Socket;
  upstream: Socket;
  /** Bytes were swallowed: whatever came after them would make no sense. */
  isBroken: boolean;
  replyBytes: number;
}

const PASS: Weather = { kind: 'pass' };

/** A proxy on a free port of loopback that can be told to misbehave. */
export async function startTcpProxy(target: Target): Promise<TcpProxy> {
  const links = new Set<Link>();
  let weather = PASS;
  let accepted = 0;
  let server = makeServer();
  const port = await listen(server, 0);

  function makeServer(): Server {
    return createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
      accepted += 1;
      if (weather.kind === 'reset') return void client.resetAndDestroy();
      join(client, connect({ ...target, noDelay: true, allowHalfOpen: true }));
    });
  }

  function join(client: Socket, upstream: Socket): void {
    const link: Link = { client, upstream, isBroken: false, replyBytes: 0 };
    links.add(link);
    const end = () => {
      links.delete(link);
      client.destroy();
      upstream.destroy();
    };
    client.on('error', end).on('close', end);
    upstream.on('error', end).on('close', end);
    carry(link, client, (data) => toUpstream(link, data));
    carry(link, upstream, (data) => toClient(link, data));
  }

  /** Hands on the pieces of one direction, and its end, one after the other. */
  function carry(link: Link, from: Socket, pass: (data: Buffer | undefined) => Promise<void>): void {
    let before = Promise.resolve();
    const passInTurn = async (turn: Promise<void>, data: Buffer | undefined) => {
      await turn;
      if (weather.kind === 'latency') await sleep(weather.ms);
      if (weather.kind === 'black-hole') link.isBroken = true;
      if (!link.isBroken) await pass(data);
    };
    const next = (data: Buffer | undefined) => {
      before = passInTurn(before, data);
    };
    from.on('data', next).on('end', () => next(undefined));
  }

  async function toUpstream({ client, upstream }: Link, data: Buffer | undefined): Promise<void> {
    if (data === undefined) return void upstream.end();
    await write(upstream, data);
    if (weather.kind === 'half-close') client.end();
  }

  async function toClient(link: Link, data: Buffer | undefined): Promise<void> {
    const { client } = link;
    if (data === undefined) return void client.end();
    if (weather.kind === 'half-close' || client.writableEnded) return;
    if (weather.kind === 'truncate') {
      const rest = data.subarray(0, Math.max(0, weather.bytes - link.replyBytes));
      link.replyBytes += rest.length;
      await write(client, rest);
      if (link.replyBytes >= weather.bytes) client.end();
      return;
    }
    for (let at = 0; at < data.length && !client.destroyed;) {
      const piece = weather.kind === 'drip' ? data.subarray(at, at + weather.bytes) : data.subarray(at);
      await write(client, piece);
      at += piece.length;
      if (weather.kind === 'drip') await sleep(weather.everyMs);
    }
  }

  function cut(how: 'reset' | 'destroy'): void {
    for (const { client, upstream } of links) {
      if (how === 'reset') client.resetAndDestroy();
      else client.destroy();
      upstream.destroy();
    }
  }

  return {
    port,
    get open() {
      return links.size;
    },
    get accepted() {
      return accepted;
    },
    set: async (next) => {
      const was = weather;
      weather = next;
      for (const link of links) link.replyBytes = 0;
      if (next.kind === 'reset') cut('reset');
      if (next.kind === 'refuse' && was.kind !== 'refuse') {
        const closed = closeServer(server);
        cut('destroy');
        await closed;
      }
      if (next.kind !== 'refuse' && was.kind === 'refuse') await listen((server = makeServer()), port);
    },
    close: async () => {
      const closed = closeServer(server);
      cut('destroy');
      await closed;
    },
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Waits while the other side does not read, so that a slow reader slows the sender down. */
async function write(to: Socket, data: Buffer): Promise<void> {
  if (to.destroyed || to.writableEnded || to.write(data)) return;
  await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve));
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server
      .once('error', reject)
      .listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()));
