const TIMEOUT_MS = 3_000;
const MAX_BYTES = 256 * 1024;

/**
 * Fetches the key set document. The address is the configured one and nothing else: redirects are an
 * error, no proxy variable is obeyed. Rejects on any status but 200, on more than 256 KiB, and when the
 * whole takes longer than three seconds.
 */
export async function downloadJwks(url: string): Promise<unknown> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/jwk-set+json, application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200 || !response.body) {
    await response.body?.cancel();
    throw new Error(`the key set address answered ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`the key set is larger than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
}
