import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import type { Language } from '../../errors/words.js';
import { Answer, type Envelope, success } from './envelope.js';
import { writeReplyHeaders } from './reply-headers.js';

/** Puts the result of a handler into the envelope. Routes outside the envelope write their reply themselves. */
export class EnvelopeInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<Envelope> {
    const http = execution.switchToHttp();
    const { context } = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    return next.handle().pipe(map((result: unknown) => enveloped(response, context.language, result)));
  }
}

function enveloped(response: Response, language: Language, result: unknown): Envelope {
  if (!(result instanceof Answer)) return success(result ?? {});
  writeReplyHeaders(response, result.headers);
  return success(result.data, result.words[language]);
}
