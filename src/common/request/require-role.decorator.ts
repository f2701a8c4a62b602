import { type CustomDecorator, SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import type { Role } from './caller.js';

export const ROUTE_ACCESS = 'route:access';

/** What a route declares about its callers: the lowest role that may call it, or that anyone may. */
export type RouteAccess = Role | 'public';

/**
 * The lowest role that may call the route; each role includes the ones before it. A route with neither this nor
 * `@Public()` prevents the start: see `RoleCheck`.
 */
export const RequireRole = (role: Role): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ROUTE_ACCESS, role satisfies RouteAccess), ApiBearerAuth());

/** Open to anyone, without a token: for health and documentation alone. */
export const Public = (): CustomDecorator => SetMetadata(ROUTE_ACCESS, 'public' satisfies RouteAccess);
