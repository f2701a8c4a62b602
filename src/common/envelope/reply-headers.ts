import type { Response } from 'express';
import type { ReplyHeaders } from '../../errors/app.error.js';
import type { RequestContext } from '../request/request-context.js';

/** Values from upstream are written as a header only in this form: Node throws on other characters. */
const HEADER_TEXT = /^[\w.-]{1,128}$/;
/** Headers with a form of their own; the token is the caller's. */
const OTHER_FORMS: Readonly<Record<string, RegExp>> = {
  'X-Client-Token': /^[\x20-\x7e]{1,64}$/,
  'Cache-Control': /^private, max-age=\d{1,6}$/,
  Allow: /^[A-Z]{3,7}(, [A-Z]{3,7})*$/,
};

/** Values of another form are left out. */
export function writeReplyHeaders(response: Response, headers: ReplyHeaders): void {
  for (const [name, value] of Object.entries(headers))
    if ((OTHER_FORMS[name] ?? HEADER_TEXT).test(value)) response.setHeader(name, value);
}

/** Of a write, as soon as its intent is in the trail. */
export const operationHeader = ({ operationId }: Pick<RequestContext, 'operationId'>): ReplyHeaders =>
  operationId === undefined ? {} : { 'X-Operation-Id': operationId };
