import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const AUDITED_ACTION = 'audit:action';

/**
 * Names what a route does in the trail, e.g. `disk/create`, so that refused attempts are recorded under the
 * same word as admitted ones. It records nothing by itself on the way through: `AuditTrail.record` does.
 */
export const Audited = (action: string): CustomDecorator => SetMetadata(AUDITED_ACTION, action);
