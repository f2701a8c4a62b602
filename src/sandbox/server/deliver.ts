import type { ServerResponse } from 'node:http';
import type { Fault } from '../fault/fault.js';

/** The headers of every answer. Node's own `Date` is switched off, because it does not follow the sandbox's clock. */
export function baseHeaders(nowMs: number): Record<string, string> {
  return { Server: 'nginx', Date: new Date(nowMs).toUTCString() };
}

const HTML =
  '<html>\r\n<head><title>Bad Gateway</title></head>\r\n<body><center><h1>Bad Gateway</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n';

export function sendJson(response: ServerResponse, status: number, body: object, nowMs: number): void {
  send(response, status, 'application/json', JSON.stringify(body), nowMs);
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  text: string,
  nowMs: number,
): void {
  const headers = { ...baseHeaders(nowMs), 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, headers).end(text);
}

/** Sends an answer, or what the fault sends in its place. */
export async function deliver(
  response: ServerResponse,
  body: object,
  fault: Fault | undefined,
  nowMs: number,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const socket = response.socket;
  switch (fault?.kind) {
    case 'reset':
      socket?.resetAndDestroy();
      return;
    case 'drop-after-commit':
      socket?.destroy();
      return;
    case 'hang':
    case 'hang-after-commit':
      return;
    case 'html':
      return send(response, fault.status, 'text/html', HTML, nowMs);
    case 'empty':
      return send(response, 200, 'application/json', '', nowMs);
    case 'redirect':
      response.writeHead(302, { ...baseHeaders(nowMs), Location: '/', 'Content-Length': 0 }).end();
      return;
    case 'truncate':
    case 'slow-body':
      return sendInHalves(response, body, fault, nowMs, pause);
    default:
      return sendJson(response, 200, body, nowMs);
  }
}

async function sendInHalves(
  response: ServerResponse,
  body: object,
  fault: Fault,
  nowMs: number,
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body));
  const half = Math.floor(bytes.length / 2);
  response.writeHead(200, {
    ...baseHeaders(nowMs),
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
  });
  await new Promise<void>((written) => response.write(bytes.subarray(0, half), () => written()));
  if (fault.kind === 'truncate') {
    response.socket?.destroy();
    return;
  }
  await pause(fault.latencyMs);
  response.end(bytes.subarray(half));
}
