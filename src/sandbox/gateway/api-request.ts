/** One HTTP request to `/`. */
export interface ApiRequest {
  method: string;
  /** The query string as it was sent, without `?`. */
  query: string;
  body: Buffer;
  /** The body was larger than the gateway reads, and `body` is empty. */
  bodyTooLarge: boolean;
  header(name: string): string | undefined;
}

/** The published limit of a GET call. */
export const MAX_QUERY_BYTES = 32 * 1024;

/** The host as it may have been signed: with its port, and without. */
export function signedHosts(request: ApiRequest): string[] {
  const host = (request.header('host') ?? '').toLowerCase();
  return [...new Set([host, host.replace(/:\d+$/, '')])];
}
