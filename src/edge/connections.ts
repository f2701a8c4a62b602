import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type UnreadLimits, UnreadReplies } from './unread-replies.js';

/** Why a connection was closed. */
export type ClosedFor =
  'too_many_connections' | 'too_many_of_address' | 'too_many_unanswered' | 'unread_reply';

export interface ConnectionLimits {
  connections: number;
  /** Of one remote address. Behind a proxy all connections are of one address. */
  perAddress: number;
  /** Requests of one connection that wait for the replies to those before them. */
  waiting: number;
  unread: UnreadLimits;
}

type Exchange = [request: IncomingMessage, response: ServerResponse];

/** The requests of one connection. */
interface Line {
  isBusy: boolean;
  waiting: Exchange[];
}

/**
 * The connections and their limits. Requests on one connection are served one after the other: Node parses all
 * requests of a chunk of 64 KiB at once (1,300 of them, seen on Node 20) and would serve them together and keep the
 * replies in memory. No usual client sends a request before the last one was answered.
 */
export class Connections {
  readonly unread: UnreadReplies;
  /** For the metrics. */
  onClosed: (reason: ClosedFor) => void = () => undefined;
  private readonly lines = new WeakMap<Socket, Line>();
  private readonly perAddress = new Map<string, number>();

  constructor(
    private readonly limits: ConnectionLimits,
    private readonly serve: RequestListener,
  ) {
    this.unread = new UnreadReplies(limits.unread, () => this.onClosed('unread_reply'));
  }

  /** The listener of the server for requests. */
  readonly listener: RequestListener = (request, response) => {
    const { socket } = request;
    if (socket.destroyed) return;
    const line = this.lineOf(socket);
    if (!line.isBusy) return this.start(line, [request, response]);
    if (line.waiting.length < this.limits.waiting) return void line.waiting.push([request, response]);
    stopParsing(socket);
    this.close(socket, 'too_many_unanswered');
  };

  watch(server: Server): void {
    server.maxConnections = this.limits.connections;
    server.on('drop', () => {
      this.onClosed('too_many_connections');
      // Room for the next one, at the cost of those who have nothing to ask.
      server.closeIdleConnections();
    });
    server.on('connection', (socket) => this.countAddress(socket));
    // Without a listener, and without `requireHostHeader: false`, Node answers some requests itself, also
    // a thousand at once.
    server.on('checkExpectation', this.listener);
  }

  private lineOf(socket: Socket): Line {
    let line = this.lines.get(socket);
    if (!line) this.lines.set(socket, (line = { isBusy: false, waiting: [] }));
    return line;
  }

  private start(line: Line, [request, response]: Exchange): void {
    const { socket } = request;
    line.isBusy = true;
    response.once('prefinish', () => this.unread.add(response, socket));
    response.once('close', () => {
      line.isBusy = false;
      const next = socket.destroyed ? undefined : line.waiting.shift();
      if (next) this.start(line, next);
    });
    if (request.headers.host === undefined && request.httpVersion === '1.1')
      return void response.writeHead(400, { Connection: 'close' }).end();
    this.serve(request, response);
  }

  private countAddress(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const count = (this.perAddress.get(address) ?? 0) + 1;
    this.perAddress.set(address, count);
    socket.once('close', () => {
      const left = this.perAddress.get(address)! - 1;
      if (left > 0) this.perAddress.set(address, left);
      else this.perAddress.delete(address);
    });
    if (count > this.limits.perAddress) this.close(socket, 'too_many_of_address');
  }

  private close(socket: Socket, reason: ClosedFor): void {
    socket.destroy();
    this.onClosed(reason);
  }
}

const SKIP_THE_REST = 2;

/**
 * Node parses the rest of a chunk even after its socket was destroyed: 13 ms for 1,300 requests, seen on Node 20. It
 * has no public way to stop; `onIncoming` is what its parser calls for each request, and the answer 2, meant for
 * upgrades, ends the chunk. Where a version of Node does it in another way, only this saving is lost.
 */
function stopParsing(socket: Socket): void {
  const { parser } = socket as Socket & { parser?: { onIncoming?: () => number } | null };
  if (parser) parser.onIncoming = () => SKIP_THE_REST;
}
