import type { Response } from 'express';
import type { RequestContext } from '../request/request-context.js';

/** Headers that tie a reply to the upstream call behind it. */
export function writeReplyHeaders(response: Response, context: RequestContext): void {
  if (context.tencentRequestId) response.setHeader('X-Tencent-Request-Id', context.tencentRequestId);
  if (context.staleCredentialSeconds !== undefined)
    response.setHeader('X-Stale-Credential-Seconds', context.staleCredentialSeconds);
}
