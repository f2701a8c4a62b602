import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One call as it arrived. */
export interface Arrival {
  /** Milliseconds of `performance.now()`. */
  at: number;
  headers: IncomingMessage['headers'];
  body: string;
  action: string;
  region: string | undefined;
  /** Ports tell connections apart. */
  remotePort: number;
}

export interface Stub {
  origin: string;
  port: number;
  arrivals: Arrival[];
  connections(): number;
  /** Calls that have arrived and whose reply is not over. */
  unanswered(): number;
  close(): Promise<void>;
}

export type Responder = (call: Arrival, response: ServerResponse, request: IncomingMessage) => unknown;

const REQUEST_ID = '8c3f6d5e-0f0e-4d6c-9d5b-0a1b2c3d4e5f';

export const envelope = (content: object): string =>
  JSON.stringify({ Response: { ...content, RequestId: REQUEST_ID } });

/** What an account without disks is answered, whatever it asks. */
const NOTHING_THERE = { TotalCount: 0, DiskSet: [], DiskOperationLogSet: [] };

export const answer = (response: ServerResponse, content: object = NOTHING_THERE): void => {
  response.setHeader('Content-Type', 'application/json');
  response.end(envelope(content));
};

export const refuse = (response: ServerResponse, Code: string, Message = 'no'): void =>
  answer(response, { Error: { Code, Message } });

/** An HTTP server on a free loopback port whose every reply `respond` gives. */
export async function startStub(respond: Responder): Promise<Stub> {
  const arrivals: Arrival[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let unanswered = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    response.on('error', () => undefined);
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = {
        at: performance.now(),
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
        action: String(request.headers['x-tc-action']),
        region: request.headers['x-tc-region'] as string | undefined,
        remotePort: request.socket.remotePort ?? 0,
      };
      arrivals.push(call);
      unanswered += 1;
      response.once('close', () => (unanswered -= 1));
      void respond(call, response, request);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    arrivals,
    connections: () => connections,
    unanswered: () => unanswered,
    close: () => close(server, sockets),
  };
}

/** A bare TCP server: `onData` gets each connection once its first bytes have come. */
export async function startTcp(onData: (socket: Socket, data: Buffer) => void): Promise<Stub> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createTcpServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', (data) => onData(socket, data));
  });
  const port = await listen(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    arrivals: [],
    connections: () => connections,
    unanswered: () => 0,
    close: () => close(server, sockets),
  };
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await listen(server);
  await close(server, new Set());
  return port;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const close = (server: Server, sockets: Set<Socket>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
