import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { isProxied } from '../gateway/host.js';

/** The first byte of a TLS connection. */
const TLS_HANDSHAKE = 0x16;

/** Refused: `403` and one line that says why. */
const refusal = (text: string): string =>
  `HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: ${text.length + 1}\r\nConnection: close\r\n\r\n${text}\n`;

/**
 * Answers CONNECT, as an SDK with a proxy setting sends it. The tunnel ends in this process, whatever the port: in `tls`
 * when the client begins a TLS handshake, otherwise in `http`. Nothing is ever connected to another machine.
 */
export class Tunnels {
  private readonly open = new Set<Duplex>();

  constructor(
    private readonly http: Server,
    private readonly tls: Server | undefined,
  ) {
    http.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.connect(request.url ?? '', socket, head),
    );
  }

  close(): void {
    for (const socket of this.open) socket.destroy();
  }

  private connect(host: string, socket: Duplex, head: Buffer): void {
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket)).on('error', () => socket.destroy());
    if (!isProxied(host)) {
      socket.end(refusal('the sandbox is a proxy for the hosts of Tencent Cloud only'));
      return;
    }
    if (host.endsWith(':443') && !this.tls) {
      socket.end(refusal('the sandbox answers https with SANDBOX_TLS_PORT only'));
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    socket.once('data', (first: Buffer) => {
      // Paused, so that the first bytes are not lost before the other server listens for them.
      socket.pause().unshift(first);
      const server = first[0] === TLS_HANDSHAKE ? this.tls : this.http;
      if (!server) socket.destroy();
      server?.emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  }
}
