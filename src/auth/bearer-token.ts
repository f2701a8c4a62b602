import { notAuthenticated } from './auth-failure.js';

/** Longer than any API key or usual JWT; a longer token is refused before it is parsed. */
export const MAX_TOKEN_LENGTH = 8 * 1024;

/** RFC 9110: the scheme is case-insensitive; the token is one run of visible characters. */
const BEARER = /^bearer +([\x21-\x7e]+)$/i;

/** The token of an Authorization header, unverified. Throws NOT_AUTHENTICATED for anything else. */
export function bearerToken(header: string | undefined): string {
  if (!header) throw notAuthenticated('missing');
  if (header.length > MAX_TOKEN_LENGTH + 'Bearer '.length) throw notAuthenticated('too_large');
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw notAuthenticated('malformed');
  return token;
}
