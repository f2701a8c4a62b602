const TIMEOUT_MS = 3_000;
const MAX_BYTES = 256 * 1024;

/**
 * Fetches the key set document. The address is the configured one and nothing else: redirects are an
 * error, no proxy variable is obeyed. Rejects on any status but 200, on more than 256 KiB, and when the
 * whole takes longer than three seconds. The messages quote nothing of the answer.
 */
export async function downloadJwks(url: string): Promise<unknown> {
  const aborter = new AbortController();
  const timer = setTimeout(() => aborter.abort(new Error(`no answer within ${TIMEOUT_MS} ms`)), TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      redirect: 'error',
      headers: { accept: 'application/jwk-set+json, application/json' },
      signal: aborter.signal,
    });
    if (response.status !== 200 || !response.body) throw new Error(`the address answered ${response.status}`);
    return parse(await readAtMost(response.body, MAX_BYTES));
  } finally {
    clearTimeout(timer);
    // Lets go of whatever has not been read.
    aborter.abort();
  }
}

async function readAtMost(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<string> {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error('the answer is not JSON');
  }
}
