import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { lastValueFrom, type Observable, of } from 'rxjs';
import type { AuditOutcome } from '../audit/audit-event.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AUDITED_ROUTE } from '../audit/audited.decorator.js';
import { failureReply, toAppError } from '../common/envelope/envelope.filter.js';
import { WrittenReply } from '../common/envelope/written-reply.js';
import { AppConfig } from '../config/app-config.js';
import type { AppError, ReplyHeaders } from '../errors/app.error.js';
import { ENVELOPE_ROUTE, type EnvelopeRouteOptions } from '../openapi/envelope-route.decorator.js';
import { malformedKey } from './idempotency-errors.js';
import { type FirstUse, IdempotencyKeys } from './idempotency-keys.js';
import { keyScopeOf } from './key-scope.js';
import { outliveCaller } from './outlive-caller.js';

/** What a reply tells of its request; the others are of the exchange, or the same in every reply. */
const KEPT_HEADERS = [
  'X-Operation-Id',
  'X-Client-Token',
  'X-Tencent-Request-Id',
  'X-Tencent-Error-Code',
  'Retry-After',
];
const KEY = /^[\x21-\x7e]{1,128}$/;

/**
 * Carries out a write with an Idempotency-Key once. It is outside of the interceptor of the envelope, and after the
 * guards; a tenant that the caller may not see is left to the route, which answers as it does without a key.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly failures: { exposeStack: boolean; alwaysOk: boolean };

  constructor(
    private readonly reflector: Reflector,
    private readonly keys: IdempotencyKeys,
    private readonly trail: AuditTrail,
    { exposeStack, httpStatusMode }: AppConfig,
  ) {
    this.failures = { exposeStack, alwaysOk: httpStatusMode === 'always-200' };
  }

  /** Without a key nothing is done here. */
  intercept(
    execution: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const request = execution.switchToHttp().getRequest<Request>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !this.isWrite(execution)) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) throw malformedKey();
    const scope = keyScopeOf(request.context, request.body);
    return scope === undefined ? next.handle() : this.once(scope, key, request, execution, next);
  }

  private async once(
    scope: string,
    key: string,
    request: Request,
    execution: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    const handler = execution.getHandler();
    const route = this.reflector.get<EnvelopeRouteOptions>(ENVELOPE_ROUTE, handler);
    const creates = route.creates === true;
    const keyed = { scope, key, route: request.context.action!, body: request.body as object };
    const { phases } = request.context;
    const use = await phases.measure('idempotency', () => this.keys.claim(keyed, { mayRunAgain: creates }));
    if (use instanceof WrittenReply) return of(replayed(use));
    if (creates) await addClientToken(request, use);
    outliveCaller(request.context);
    const response = execution.switchToHttp().getResponse<Response>();
    // Not as a part of the observable, which Nest gives up when the caller leaves.
    return of(await this.first(use, request, response, route.secretReply === true, next));
  }

  private isWrite(execution: ExecutionContext): boolean {
    return this.reflector.get<boolean | undefined>(AUDITED_ROUTE, execution.getHandler()) === true;
  }

  private async first(
    use: FirstUse,
    { context }: Request,
    response: Response,
    isSecret: boolean,
    next: CallHandler,
  ): Promise<WrittenReply> {
    let envelope: unknown;
    try {
      envelope = await lastValueFrom(next.handle());
    } catch (thrown) {
      const error = toAppError(thrown);
      const answered = failureReply(error, context, this.failures);
      const mayRepeat = mayBeRepeated(error, this.trail.endOf(context));
      const kept = new WrittenReply(
        answered.status,
        keptOf(answered.headers),
        JSON.stringify(answered.envelope),
      );
      await context.phases.measure('idempotency', () => (mayRepeat ? use.release() : use.keep(kept)));
      throw error;
    }
    const headers = keptOf(response.getHeaders() as ReplyHeaders);
    const reply = new WrittenReply(response.statusCode, headers, JSON.stringify(envelope));
    await context.phases.measure('idempotency', () => use.keep(isSecret ? undefined : reply));
    return reply;
  }
}

/**
 * Nothing was carried out: no change was begun, or it failed for certain and may succeed later. Anything else has had
 * its one reply.
 */
const mayBeRepeated = (error: AppError, end: AuditOutcome | undefined): boolean =>
  end === undefined || (end === 'failed' && error.definition.retryable);

const replayed = ({ status, headers, text }: WrittenReply): WrittenReply =>
  new WrittenReply(status, { ...headers, 'Idempotent-Replayed': 'true' }, text);

/** The names of headers that Node gives are in lower case. */
const keptOf = (headers: ReplyHeaders): ReplyHeaders =>
  Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers[name] ?? headers[name.toLowerCase()];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );

/** With it a creation that was sent twice is carried out once. */
async function addClientToken(request: Request, use: FirstUse): Promise<void> {
  const body = request.body as { ClientToken?: unknown };
  if (body.ClientToken === undefined || body.ClientToken === null || body.ClientToken === '')
    body.ClientToken = await use.clientToken();
}
