import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { Answer, type Envelope, success } from './envelope.js';
import { writeReplyHeaders } from './reply-headers.js';

/** Wraps what a handler returns. Routes outside the envelope write their reply themselves. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<Envelope> {
    const http = execution.switchToHttp();
    const { context } = http.getRequest<Request>();
    return next.handle().pipe(
      map((result: unknown) => {
        writeReplyHeaders(http.getResponse<Response>(), context);
        return result instanceof Answer ? success(result.data, result.desc) : success(result ?? {});
      }),
    );
  }
}
