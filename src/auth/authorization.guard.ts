import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { AUDITED_ROUTE } from '../audit/audited.decorator.js';
import { RefusedAttempts } from '../audit/refused-attempts.js';
import { AppError } from '../errors/app.error.js';
import { mayAct } from '../common/request/caller.js';
import { credentialNotFound } from '../common/request/scope.js';
import { notAuthenticated } from './auth-failure.js';
import { ROUTE_ACCESS, type RouteAccess } from '../common/request/require-role.decorator.js';

/** What all routes begin with; the rest is the name of what a route does. */
const ROUTE_PREFIX = /^\/(v1\/tencent\/)?/;

/**
 * The last guard, after the body has been parsed: does the caller's role cover the route? Attempts at
 * audited routes that are refused, for the role or for a tenant outside the token, are recorded in the trail.
 * The tenant itself is refused later, with the same reply as a missing credential.
 */
@Injectable()
export class AuthorizationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly refused: RefusedAttempts,
  ) {}

  canActivate(execution: ExecutionContext): boolean {
    const targets = [execution.getHandler(), execution.getClass()];
    const access = this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, targets);
    if (access === 'public') return true;
    const { context, body, route } = execution.switchToHttp().getRequest<Request>();
    if (!context.caller) throw notAuthenticated('missing');
    context.action = (route as { path: string }).path.replace(ROUTE_PREFIX, '');
    const isAudited = this.reflector.getAllAndOverride<boolean | undefined>(AUDITED_ROUTE, targets) === true;
    if (access === undefined || !mayAct(context.caller, access)) {
      const error = new AppError('NOT_ALLOWED', {
        en: `this route needs the role ${access ?? 'none has'}`,
        zh: `该接口需要${access ?? '无人拥有的'}角色`,
      });
      if (isAudited) this.refused.record(context, body, error);
      throw error;
    }
    if (isAudited) this.refused.recordForeignTenant(context, body, credentialNotFound());
    return true;
  }
}
