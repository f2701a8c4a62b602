import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  NotFoundException,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError, type ReplyHeaders } from '../../errors/app.error.js';
import { fieldFault, invalidFields } from '../../errors/field-fault.js';
import type { ErrorCode } from '../../errors/error-codes.js';
import { CallerGone, type RequestContext } from '../request/request-context.js';
import { type Envelope, failure } from './envelope.js';
import { sendJson } from './send-json.js';
import { operationHeader, writeReplyHeaders } from './reply-headers.js';

export interface EnvelopeFilterOptions {
  exposeStack: boolean;
  /** The portal's older convention: 200 for everything but an unknown route. */
  alwaysOk: boolean;
  /** Called for every failure before the reply, so that the log line can name it. */
  report: (error: AppError, context: RequestContext) => void;
  /** For a request that no route takes. */
  unmatched?: (request: Request) => AppError;
  /** The error to answer with, later; undefined for most. */
  paced?: (error: AppError, request: Request) => Promise<AppError> | undefined;
}

/** Puts every failure into the envelope, also those of the framework. */
@Catch()
export class EnvelopeFilter implements ExceptionFilter {
  constructor(private readonly options: EnvelopeFilterOptions) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const request = http.getRequest<Request>();
    const { unmatched } = this.options;
    const error = thrown instanceof NotFoundException && unmatched ? unmatched(request) : toAppError(thrown);
    const later = this.options.paced?.(error, request);
    if (later) void later.then((paced) => this.answer(request, response, paced));
    else this.answer(request, response, error);
  }

  private answer(request: Request, response: Response, error: AppError): void {
    this.options.report(error, request.context);
    if (response.headersSent) return;
    const { status, headers, envelope } = failureReply(error, request.context, this.options);
    writeReplyHeaders(response, headers);
    // Nothing can follow a body on its connection unless it is read to its end.
    if (!request.readableEnded && mayBeLong(request)) response.setHeader('Connection', 'close');
    if (response.destroyed) return;
    sendJson(response, status, envelope);
  }
}

/** What a failure is answered. */
export function failureReply(
  error: AppError,
  context: Pick<RequestContext, 'language' | 'operationId'>,
  { exposeStack, alwaysOk }: Pick<EnvelopeFilterOptions, 'exposeStack' | 'alwaysOk'>,
): { status: number; headers: ReplyHeaders; envelope: Envelope } {
  const { status } = error.definition;
  const isTemporary = status === 429 || status === 503 || error.retryAfterSeconds !== undefined;
  return {
    status: alwaysOk && error.code !== 'NO_SUCH_ROUTE' ? 200 : status,
    headers: {
      ...operationHeader(context),
      ...error.headers,
      ...(status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
      ...(isTemporary ? { 'Retry-After': String(error.retryAfterSeconds ?? 1) } : {}),
    },
    envelope: failure(error, context.language, exposeStack),
  };
}

/** What is left of a longer body is not read; the connection is closed instead. */
const MAX_UNREAD_BYTES = 64 * 1024;

const mayBeLong = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > MAX_UNREAD_BYTES;

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'INVALID_PARAMETER',
  401: 'NOT_AUTHENTICATED',
  403: 'NOT_ALLOWED',
  404: 'NO_SUCH_ROUTE',
  405: 'METHOD_NOT_ALLOWED',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SHUTTING_DOWN',
};

const LEFT = { en: 'the caller left', zh: '调用方已断开连接' };
const UNEXPECTED = { en: 'unexpected error', zh: '意外错误' };

/**
 * An error that is no AppError gets the code of its HTTP status, or INTERNAL with a constant text and the cause for
 * the log.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof CallerGone) return new AppError('DEADLINE_PASSED', LEFT, { cause: thrown });
  const status = thrown instanceof HttpException ? thrown.getStatus() : statusOf(thrown);
  const code = status === undefined ? undefined : BY_STATUS[status];
  if (code === undefined) return new AppError('INTERNAL', UNEXPECTED, { cause: thrown });
  if (code === 'INVALID_PARAMETER')
    return invalidFields([fieldFault('request', 'format', 'the request is malformed', '请求格式不正确')], {
      cause: thrown,
    });
  return new AppError(code, { en: 'the request is refused', zh: '请求被拒绝' }, { cause: thrown });
}

/** Express and its middleware put the status on the error. */
function statusOf(thrown: unknown): number | undefined {
  const status = (thrown as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status < 500 ? status : undefined;
}
