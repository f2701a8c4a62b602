import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { Answer, type Envelope, success } from './envelope.js';
import { writeReplyHeaders } from './reply-headers.js';

/** Puts the result of a handler into the envelope. Routes outside the envelope write their reply themselves. */
export class EnvelopeInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<Envelope> {
    const response = execution.switchToHttp().getResponse<Response>();
    return next.handle().pipe(map((result: unknown) => enveloped(response, result)));
  }
}

function enveloped(response: Response, result: unknown): Envelope {
  if (!(result instanceof Answer)) return success(result ?? {});
  writeReplyHeaders(response, result.headers);
  return success(result.data, result.desc);
}
