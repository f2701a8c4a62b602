import type { Response } from 'express';

/**
 * Express' own `json` looks at ETag, content negotiation and charset for each reply; for a list of disks that
 * is a tenth of the request. The envelope needs none of it.
 */
export function sendJson(response: Response, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', bytes.length);
  response.end(bytes);
}
