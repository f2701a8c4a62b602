import type { Response } from 'express';
import type { ReplyHeaders } from '../../errors/app.error.js';

/** Values from upstream are written as a header only in this form: Node throws on other characters. */
const HEADER_TEXT = /^[\w.-]{1,128}$/;

/** Values of another form are left out. */
export function writeReplyHeaders(response: Response, headers: ReplyHeaders): void {
  for (const [name, value] of Object.entries(headers))
    if (HEADER_TEXT.test(value)) response.setHeader(name, value);
}
