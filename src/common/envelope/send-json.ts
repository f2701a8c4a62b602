import type { Response } from 'express';

/** UTF-8 takes at most this many bytes for a UTF-16 unit. */
const MAX_UNIT_BYTES = 3;
/**
 * Replies are written into this buffer, which gives their length in bytes. Longer ones get a buffer of their own.
 */
const scratch = Buffer.allocUnsafeSlow(512 * 1024);

/**
 * Express' own `json` handles ETag, content negotiation and charset for each reply; for a list of disks that is a
 * tenth of the request. The envelope needs none of it.
 */
export function sendJson(response: Response, status: number, body: unknown): void {
  sendJsonText(response, status, JSON.stringify(body));
}

export function sendJsonText(
  response: Response,
  status: number,
  text: string,
  encoding: 'utf8' | 'latin1' = 'utf8',
): void {
  const written = encoding === 'utf8' ? utf8(text) : text;
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', written.length);
  response.req?.context?.phases.begin('reply');
  response.end(written, encoding);
}

/** The same as `Buffer.from`, but reads the text once instead of twice. */
function utf8(text: string): Buffer {
  if (text.length * MAX_UNIT_BYTES > scratch.length) return Buffer.from(text);
  return Buffer.from(scratch.subarray(0, scratch.write(text)));
}
