import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gateway } from '../gateway/gateway.js';
import { control, type ControlParts } from './control.js';
import { deliver, send, sendJson } from './deliver.js';
import { readBody } from './read-body.js';

export interface HandlerParts {
  gateway: Gateway;
  controls: ControlParts;
  now(): number;
  pause(ms: number): Promise<void>;
}

/** Answers a control route, an API call at `/`, or 404 for any other path. */
export async function handleRequest(parts: HandlerParts, request: IncomingMessage, response: ServerResponse) {
  const { body, bodyTooLarge } = await readBody(request);
  const method = request.method ?? '';
  // Not parsed as a URL: the target may not be one, and the signature covers the query byte by byte.
  const [path, query] = splitTarget(request.url ?? '');
  if (path.startsWith('/_sandbox/')) {
    const reply = control(parts.controls, `${method} ${path}`, new URLSearchParams(query), body);
    return sendJson(response, reply.status, reply.body, parts.now());
  }
  if (path !== '/') return send(response, 404, 'text/html', '<h1>404 Not Found</h1>', parts.now());

  const answer = await parts.gateway.answer({
    method,
    query,
    body,
    bodyTooLarge,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
  });
  await deliver(response, answer.body, answer.fault, parts.now(), parts.pause);
}

function splitTarget(target: string): [string, string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}
