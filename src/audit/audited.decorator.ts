import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const AUDITED_ROUTE = 'route:audited';

/**
 * Marks a route that changes something: attempts at it that are refused go into the trail. It records nothing by
 * itself on the way through: `AuditTrail` does, when the change begins.
 */
export const Audited = (): CustomDecorator => SetMetadata(AUDITED_ROUTE, true);
