import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { Cancellation } from '../common/request/cancellation.js';
import { Phases } from '../common/request/phases.js';
import type { RequestContext } from '../common/request/request-context.js';

const DEADLINE_MS = 600_000;

/** The context of a command. Its user may do everything: whoever can run a command here can read the keys as well. */
export function commandContext(action?: string): RequestContext {
  const startedAt = performance.now();
  return {
    requestId: `cli-${randomUUID()}`,
    startedAt,
    deadlineAt: startedAt + DEADLINE_MS,
    cancellation: new Cancellation(),
    language: 'en',
    upstreamLanguage: 'en',
    caller: { id: `cli:${userName()}`, role: 'admin', tenants: ['*'] },
    tenantUuid: undefined,
    action,
    upstreamCalls: 0,
    phases: new Phases(),
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}
