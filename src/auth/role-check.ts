import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_ACCESS, type RouteAccess } from '../common/request/require-role.decorator.js';

/** Stops the start when a route does not declare who may call it: a missing declaration does not mean public. */
@Injectable()
export class RoleCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Throws a plain error that names every route without `@RequireRole` or `@Public`. */
  onModuleInit(): void {
    const undeclared = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (typeof metatype === 'function' ? this.undeclaredRoutes(metatype) : []));
    if (undeclared.length > 0)
      throw new Error(
        `Declare @RequireRole(…) or @Public() on: ${undeclared.join(', ')}. Nothing is open by default.`,
      );
  }

  // eslint-disable-next-line typescript/no-unsafe-function-type -- Nest names controller classes so
  private undeclaredRoutes(controller: Function): string[] {
    const prototype = controller.prototype as Record<string, () => unknown>;
    return this.scanner
      .getAllMethodNames(prototype)
      .map((name) => ({ name, handler: prototype[name] }))
      .filter(({ handler }) => handler && Reflect.hasMetadata(PATH_METADATA, handler))
      .filter(({ handler }) => {
        const targets = [handler as () => unknown, controller];
        return this.reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, targets) === undefined;
      })
      .map(({ name }) => `${controller.name}.${name}`);
  }
}
