import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Observable } from 'rxjs';

/** An interceptor that does not wait before it calls the handler. */
interface InnerInterceptor extends NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown>;
}

/** Two interceptors as one. Nest makes three observables and an async resource for each that it knows of. */
export const inOrder = (outer: NestInterceptor, inner: InnerInterceptor): NestInterceptor => ({
  intercept: (execution, next) =>
    outer.intercept(execution, { handle: () => inner.intercept(execution, next) }),
});
