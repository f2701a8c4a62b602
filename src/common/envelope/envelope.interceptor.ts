import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import type { RequestContext } from '../request/request-context.js';
import { holdsByteTexts } from '../json/byte-text.js';
import { Answer, type Envelope, success } from './envelope.js';
import { byteTextReply, type WrittenReply } from './written-reply.js';
import { operationHeader, writeReplyHeaders } from './reply-headers.js';

/** Puts the result of a handler into the envelope. Routes outside the envelope write their reply themselves. */
export class EnvelopeInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<Envelope | WrittenReply> {
    const http = execution.switchToHttp();
    const { context } = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(map((result: unknown) => enveloped(response, context, result)));
  }
}

function enveloped(response: Response, context: RequestContext, result: unknown): Envelope | WrittenReply {
  const isAnswer = result instanceof Answer;
  writeReplyHeaders(response, { ...operationHeader(context), ...(isAnswer ? result.headers : {}) });
  if (!isAnswer) return success(result ?? {});
  const envelope = success(result.data, result.words[context.language]);
  return holdsByteTexts(result.data) ? byteTextReply(response.statusCode, envelope) : envelope;
}
