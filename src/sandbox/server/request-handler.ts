import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gateway } from '../gateway/gateway.js';
import { isProxied } from '../gateway/host.js';
import { control, type ControlParts } from './control.js';
import { deliver, send, sendJson } from './deliver.js';
import { targetOf } from './request-target.js';

/** The published limit of a POST call that is signed with TC3. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

export interface HandlerParts {
  gateway: Gateway;
  controls: ControlParts;
  now(): number;
  pause(ms: number): Promise<void>;
}

/**
 * Answers a control route, an API call at `/`, or 404 for any other path. A request in the form that is sent to a proxy
 * is for the host in its target, whatever its Host header says (RFC 9112, section 3.2.2).
 */
export async function handleRequest(parts: HandlerParts, request: IncomingMessage, response: ServerResponse) {
  const { body, bodyTooLarge } = await readBody(request);
  const method = request.method ?? '';
  const { host, path, query } = targetOf(request.url ?? '');
  if (host !== undefined && !isProxied(host)) {
    setCommonHeaders(response, parts.now());
    return send(response, 403, 'text/plain', 'the sandbox is a proxy for the hosts of Tencent Cloud only\n');
  }
  if (path.startsWith('/_sandbox/')) {
    const reply = control(parts.controls, `${method} ${path}`, new URLSearchParams(query), body);
    setCommonHeaders(response, parts.now());
    return sendJson(response, reply.status, reply.body);
  }
  if (path !== '/') {
    setCommonHeaders(response, parts.now());
    return send(response, 404, 'text/html', '<h1>404 Not Found</h1>');
  }
  const header = (name: string) => {
    if (name === 'host' && host !== undefined) return host;
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const answer = await parts.gateway.answer({ method, query, body, bodyTooLarge, header });
  setCommonHeaders(response, parts.now());
  await deliver(response, answer.body, answer.fault, parts.pause);
}

/** Node's own `Date` is not used, because it does not follow the sandbox's clock. */
function setCommonHeaders(response: ServerResponse, nowMs: number): void {
  response.sendDate = false;
  response.setHeader('Server', 'nginx').setHeader('Date', new Date(nowMs).toUTCString());
}

/** Reads to the end even beyond the limit, so that the connection can be used again; such a body is empty here. */
async function readBody(request: IncomingMessage): Promise<{ body: Buffer; bodyTooLarge: boolean }> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) chunks = [];
    else chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks), bodyTooLarge: size > MAX_BODY_BYTES };
}
