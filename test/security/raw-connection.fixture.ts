/** Bytes on a connection, as no HTTP client would send them. */
import { connect, type Socket } from 'node:net';
import { ADMIN_KEY, SCOPE } from '../e2e/service.fixture.js';

export const LIST = '/v1/tencent/disk/list';
export const BODY = JSON.stringify(SCOPE);

export interface RawReply {
  status: number;
  head: string;
  body: string;
}

export class RawConnection {
  private received = '';
  private readonly socket: Socket;
  readonly closed: Promise<string>;

  constructor(origin: string) {
    const { hostname, port } = new URL(origin);
    this.socket = connect(Number(port), hostname);
    this.socket.setEncoding('latin1').on('data', (text: string) => (this.received += text));
    this.socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      this.socket.once('close', () => resolve(this.received));
    });
  }

  write(text: string): void {
    this.socket.write(text, 'latin1');
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** What came until the server hung up, or until the given text has come. */
  async until(text: string): Promise<string> {
    while (!this.received.includes(text)) {
      const more = new Promise((resolve) => this.socket.once('data', resolve));
      const ended = await Promise.race([more.then(() => false), this.closed.then(() => true)]);
      if (ended) break;
    }
    return this.received;
  }
}

/** Sends everything at once and gives back every reply, once the server has hung up. */
export async function exchange(origin: string, text: string): Promise<RawReply[]> {
  const connection = new RawConnection(origin);
  connection.write(text);
  return repliesIn(await connection.closed);
}

/** Only of replies with a Content-Length or without a body. */
export function repliesIn(text: string): RawReply[] {
  const replies: RawReply[] = [];
  for (let rest = text; rest.startsWith('HTTP/1.1 ');) {
    const end = rest.indexOf('\r\n\r\n');
    const head = rest.slice(0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    replies.push({ status: Number(head.slice(9, 12)), head, body: rest.slice(end + 4, end + 4 + length) });
    rest = rest.slice(end + 4 + length);
  }
  return replies;
}

/** A request as text; headers are lines without their end. */
export const request = (
  body: string,
  headers: string[] = [`Content-Length: ${Buffer.byteLength(body)}`],
  line = `POST ${LIST}`,
) =>
  [
    `${line} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${ADMIN_KEY}`,
    'Content-Type: application/json',
    ...headers,
    '',
    body,
  ].join('\r\n');
