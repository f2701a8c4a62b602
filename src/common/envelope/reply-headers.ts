import type { Response } from 'express';
import type { ReplyHeaders } from '../../errors/app.error.js';

/** What comes from upstream goes into a header only if it is harmless there: Node throws on anything odd. */
export const HEADER_TEXT = /^[\w.-]{1,128}$/;

/** Values that do not fit a header are left out. */
export function writeReplyHeaders(response: Response, headers: ReplyHeaders): void {
  for (const [name, value] of Object.entries(headers))
    if (HEADER_TEXT.test(value)) response.setHeader(name, value);
}
