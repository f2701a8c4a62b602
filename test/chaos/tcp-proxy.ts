import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What the proxy does to connections, those that are open included. */
export type NetworkFault =
  | { kind: 'pass' }
  /** Delays data in both directions. */
  | { kind: 'latency'; ms: number }
  /** Resets (RST) open and new connections. */
  | { kind: 'reset' }
  /** Accepts connections and data and forwards nothing. A connection that lost data forwards nothing later either. */
  | { kind: 'black-hole' }
  /** Forwards the request and sends FIN to the client before any reply. */
  | { kind: 'half-close' }
  /** Closes the connection after this many bytes of replies. */
  | { kind: 'truncate'; bytes: number }
  /** Forwards replies a few bytes at a time. */
  | { kind: 'slow'; bytes: number; everyMs: number }
  /** Closes open connections and stops listening, so that new ones get ECONNREFUSED. */
  | { kind: 'refuse' };

/** A port on loopback, or the path of a Unix socket. */
export type Target = { port: number } | { path: string };

export interface TcpProxy {
  port: number;
  /** Resolves when new connections have the fault too. */
  set(fault: NetworkFault): Promise<void>;
  /** Open connections. */
  readonly open: number;
  /** All connections since the start. */
  readonly accepted: number;
  close(): Promise<void>;
}

interface Link {
  client: Socket;
  upstream: Socket;
  /** Data was lost, so nothing after it can be forwarded. */
  isBroken: boolean;
  replyBytes: number;
}

const NONE: NetworkFault = { kind: 'pass' };

/** A proxy on a free loopback port. */
export async function startTcpProxy(target: Target): Promise<TcpProxy> {
  const links = new Set<Link>();
  let fault = NONE;
  let accepted = 0;
  let server = makeServer();
  const port = await listen(server, 0);

  function makeServer(): Server {
    return createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
      accepted += 1;
      if (fault.kind === 'reset') return void client.resetAndDestroy();
      join(client, connect({ ...target, noDelay: true, allowHalfOpen: true }));
    });
  }

  function join(client: Socket, upstream: Socket): void {
    const link: Link = { client, upstream, isBroken: false, replyBytes: 0 };
    links.add(link);
    const end = () => {
      links.delete(link);
      client.destroy();
      // What was forwarded still arrives, also where the connection was not open yet.
      upstream.destroySoon();
    };
    client.on('error', end).on('close', end);
    upstream.on('error', end).on('close', end);
    forward(link, client, (data) => toUpstream(link, data));
    forward(link, upstream, (data) => toClient(link, data));
  }

  /** Forwards the data of one direction and then its end, in order. */
  function forward(link: Link, from: Socket, send: (data: Buffer | undefined) => Promise<void>): void {
    let last = Promise.resolve();
    const sendInOrder = async (turn: Promise<void>, data: Buffer | undefined) => {
      await turn;
      if (fault.kind === 'latency') await sleep(fault.ms);
      if (fault.kind === 'black-hole') link.isBroken = true;
      if (!link.isBroken) await send(data);
    };
    const next = (data: Buffer | undefined) => {
      last = sendInOrder(last, data);
    };
    from.on('data', next).on('end', () => next(undefined));
  }

  async function toUpstream({ client, upstream }: Link, data: Buffer | undefined): Promise<void> {
    if (data === undefined) return void upstream.end();
    await write(upstream, data);
    if (fault.kind === 'half-close') client.end();
  }

  async function toClient(link: Link, data: Buffer | undefined): Promise<void> {
    const { client } = link;
    if (data === undefined) return void client.end();
    if (fault.kind === 'half-close' || client.writableEnded) return;
    if (fault.kind === 'truncate') {
      const rest = data.subarray(0, Math.max(0, fault.bytes - link.replyBytes));
      link.replyBytes += rest.length;
      await write(client, rest);
      if (link.replyBytes >= fault.bytes) client.end();
      return;
    }
    for (let at = 0; at < data.length && !client.destroyed;) {
      const piece = fault.kind === 'slow' ? data.subarray(at, at + fault.bytes) : data.subarray(at);
      await write(client, piece);
      at += piece.length;
      if (fault.kind === 'slow') await sleep(fault.everyMs);
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
      const before = fault;
      fault = next;
      for (const link of links) link.replyBytes = 0;
      if (next.kind === 'reset') cut('reset');
      if (next.kind === 'refuse' && before.kind !== 'refuse') {
        const closed = closeServer(server);
        cut('destroy');
        await closed;
      }
      if (next.kind !== 'refuse' && before.kind === 'refuse') await listen((server = makeServer()), port);
    },
    close: async () => {
      const closed = closeServer(server);
      cut('destroy');
      await closed;
    },
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** Waits until the receiver reads again, so that a slow receiver slows down the sender. */
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
