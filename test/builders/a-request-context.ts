import type { Caller } from '../../src/common/request/caller.js';
import { Cancellation } from '../../src/common/request/cancellation.js';
import { Phases } from '../../src/common/request/phases.js';
import type { RequestContext } from '../../src/common/request/request-context.js';

const ADMIN: Caller = { id: 'admin', role: 'admin', tenants: ['*'] };

/** A request of the administrator that has just come in and has 30 seconds. */
export const aRequestContext = (overrides: Partial<RequestContext> = {}): RequestContext => ({
  requestId: 'request-1',
  startedAt: performance.now(),
  deadlineAt: performance.now() + 30_000,
  cancellation: new Cancellation(),
  language: 'en',
  upstreamLanguage: 'zh',
  caller: ADMIN,
  tenantUuid: undefined,
  action: 'disk/delete',
  upstreamCalls: 0,
  phases: new Phases(),
  ...overrides,
});
