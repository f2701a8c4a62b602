import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const AUDITED_ROUTE = 'route:audited';

/**
 * Marks a route that changes something, so that refused attempts are recorded in the trail. The changes themselves
 * are recorded by `AuditTrail`.
 */
export const Audited = (): CustomDecorator => SetMetadata(AUDITED_ROUTE, true);
