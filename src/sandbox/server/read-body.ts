import type { IncomingMessage } from 'node:http';

/** Published limit of a POST call with TC3. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Reads to the end in any case, so that the connection stays usable; keeps nothing beyond the limit. */
export async function readBody(request: IncomingMessage): Promise<{ body: Buffer; bodyTooLarge: boolean }> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) chunks = [];
    else chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks), bodyTooLarge: size > MAX_BODY_BYTES };
}
