import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Fault } from '../fault/fault.js';

const HTML =
  '<html>\r\n<head><title>Bad Gateway</title></head>\r\n<body><center><h1>Bad Gateway</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n';

export function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

export function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) }).end(text);
}

/** Sends an answer, or what the fault sends in its place. */
export async function deliver(
  response: ServerResponse,
  body: object,
  fault: Fault | undefined,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const socket = response.socket;
  switch (fault?.kind) {
    case 'reset':
      // Node can reset a TCP connection only.
      if (socket instanceof TLSSocket) socket.destroy();
      else socket?.resetAndDestroy();
      return;
    case 'drop-after-commit':
      socket?.destroy();
      return;
    case 'hang':
    case 'hang-after-commit':
      return;
    case 'html':
    case 'html-after-commit':
      return send(response, fault.status, 'text/html', HTML);
    case 'empty':
      return send(response, 200, 'application/json', '');
    case 'redirect':
      response.writeHead(302, { Location: '/', 'Content-Length': 0 }).end();
      return;
    case 'truncate':
    case 'slow-body':
      return sendInHalves(response, body, fault, pause);
    default:
      return sendJson(response, 200, body);
  }
}

async function sendInHalves(
  response: ServerResponse,
  body: object,
  fault: Fault,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body));
  const half = Math.floor(bytes.length / 2);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': bytes.length });
  await new Promise<void>((written) => response.write(bytes.subarray(0, half), () => written()));
  if (fault.kind === 'truncate') {
    response.socket?.destroy();
    return;
  }
  await pause(fault.latencyMs);
  response.end(bytes.subarray(half));
}
