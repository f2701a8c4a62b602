import type { Action, Call } from '../action/action.js';
import { ApiError } from '../error/api-error.js';

/** Runs a write and adds an event to the account's audit trail, whether the write succeeds or is refused. */
export function auditCall(action: Action, call: Call<never>): object {
  const { account, region, requestId, nowMs } = call;
  const record = (response: object | null, code: string, message: string) =>
    account.trail.add({
      atMs: nowMs,
      // This takes minutes in the real cloud.
      shownAt: account.clock.monotonicMs() + account.clock.delayMs,
      action: action.name,
      region,
      requestId,
      resources: [...idsIn(call.params), ...idsIn(response)],
      params: call.params,
      response,
      code,
      message,
    });
  try {
    const response = action.run(call);
    record({ ...response, RequestId: requestId }, '', '');
    return response;
  } catch (error) {
    if (error instanceof ApiError) record(null, error.code, error.messageFor(call.language, requestId));
    throw error;
  }
}

function idsIn(source: object | null): string[] {
  const { DiskId, DiskIds, DiskIdSet } = (source ?? {}) as Record<string, unknown>;
  return [DiskId, DiskIds, DiskIdSet].flat().filter((id) => typeof id === 'string');
}
