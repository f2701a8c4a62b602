import type { Action, Call } from '../action/action.js';
import { ApiError } from '../error/api-error.js';

/** Runs a write and leaves an event of it in the account's trail, whether it succeeded or was refused. */
export function auditCall(action: Action, call: Call<never>): object {
  const { account, region, requestId, nowMs } = call;
  const record = (response: object | null, code: string, message: string) =>
    account.trail.add({
      atMs: nowMs,
      // Minutes in the real cloud; here as long as any other asynchronous effect.
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
