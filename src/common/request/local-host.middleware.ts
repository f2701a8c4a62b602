import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { AppError } from '../../errors/app.error.js';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * For a service without authentication. A web page can let its own name resolve to the loopback address and then
 * counts as the same origin; but its requests have that name as Host.
 */
export const localHostOnly = (): RequestHandler => (request: Request, _: Response, next: NextFunction) =>
  next(
    LOCAL_HOST.test(request.headers.host ?? '')
      ? undefined
      : new AppError('NOT_ALLOWED', {
          en: 'Host: without authentication only localhost, 127.0.0.1 and [::1] are served',
          zh: 'Host：未启用身份认证时，只允许通过 localhost、127.0.0.1 和 [::1] 访问',
        }),
  );
