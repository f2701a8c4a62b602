import type { IncomingMessage } from 'node:http';

/** The published limit of a POST call that is signed with TC3. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Reads to the end even beyond the limit, so that the connection can be used again; such a body is empty here. */
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
