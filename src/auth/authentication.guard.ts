import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Caller } from '../common/request/caller.js';
import { AppConfig } from '../config/app-config.js';
import { authFailureReason, AuthMetrics, headerFault, notAuthenticated } from './auth-failure.js';
import { ROUTE_ACCESS, type RouteAccess } from '../common/request/require-role.decorator.js';
import { TokenVerifier } from './token-verifier.js';

/** Longer than any API key or usual JWT; a longer token is refused before it is parsed. */
const MAX_TOKEN_LENGTH = 8 * 1024;

/** RFC 9110: the scheme is case-insensitive; the token is one run of visible characters. */
const BEARER = /^bearer +([\x21-\x7e]+)$/i;

/** `AUTH_MODE=none`: every client that reaches the loopback address may do everything. */
const ANONYMOUS: Caller = { id: 'anonymous', role: 'admin', tenants: ['*'] };

/**
 * The first guard: fills `request.context.caller` from the Authorization header and from nothing else,
 * before a byte of the body is read. It does not look at roles; `AuthorizationGuard` does.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: AppConfig,
    private readonly verifier: TokenVerifier,
    private readonly metrics: AuthMetrics,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const targets = [execution.getHandler(), execution.getClass()];
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, targets);
    if (access === 'public') return true;
    const { context, headers } = execution.switchToHttp().getRequest<Request>();
    try {
      context.caller =
        this.config.authMode === 'none'
          ? ANONYMOUS
          : await context.phases.measure('authentication', () =>
              this.verifier.verify(bearerToken(headers.authorization), { mayBeStale: access === 'reader' }),
            );
    } catch (error) {
      this.metrics.refused(error);
      throw explained(error, headers.authorization);
    }
    return true;
  }
}

/**
 * The same refusal, with what the form of the header says. It is looked at after the token was refused, because a key may
 * look like anything.
 */
function explained(error: unknown, header: string | undefined): unknown {
  const reason = authFailureReason(error);
  const words = reason && reason !== 'too_large' ? headerFault(header) : undefined;
  return reason && words ? notAuthenticated(reason, (error as Error).cause, words) : error;
}

/** The token of an Authorization header, unverified. Throws NOT_AUTHENTICATED for anything else. */
export function bearerToken(header: string | undefined): string {
  if (!header) throw notAuthenticated('missing');
  if (header.length > MAX_TOKEN_LENGTH + 'Bearer '.length) throw notAuthenticated('too_large');
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw notAuthenticated('malformed');
  return token;
}
