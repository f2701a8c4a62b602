import type { Response } from 'express';
import type { RequestContext } from '../request/request-context.js';

/** What comes from Tencent goes into a header only if it is harmless there: Node throws on anything odd. */
export const HEADER_TEXT = /^[\w.-]{1,128}$/;

/** Headers that tie a reply to the upstream call behind it. */
export function writeReplyHeaders(response: Response, context: RequestContext): void {
  if (context.tencentRequestId && HEADER_TEXT.test(context.tencentRequestId))
    response.setHeader('X-Tencent-Request-Id', context.tencentRequestId);
  if (context.staleCredentialSeconds !== undefined)
    response.setHeader('X-Stale-Credential-Seconds', context.staleCredentialSeconds);
}
