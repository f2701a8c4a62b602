import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Gate {
  port: number;
  close(): Promise<void>;
}

/** A TCP port in front of the socket of the test server, which can be shut. */
export async function aGate(url: string): Promise<Gate> {
  const path = `${decodeURIComponent(new URL(url).hostname)}/.s.PGSQL.5432`;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    const upstream = connect(path);
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => undefined).on('close', () => sockets.delete(end));
    }
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
