import type { Call, ServedAction } from '../action/action.js';
import { ApiError } from '../error/api-error.js';

/** Runs a write and adds an event to the account's audit trail, whether the write succeeds or is refused. */
export function auditCall(action: ServedAction, call: Call<never>): object {
  const { account, region, requestId, nowMs } = call;
  const record = (response: object | null, code: string, message: string) =>
    account.trail.add({
      atMs: nowMs,
      // This takes minutes in the real cloud.
      shownAt: account.clock.monotonicMs() + account.clock.delayMs,
      action: action.name,
      service: action.service,
      region,
      resourceRegion: region,
      requestId,
      resources: [...resourcesIn(call.params), ...resourcesIn(response)],
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

/** The parameters and replies that name resources, with what stands before the id; only `snapshot/` is recorded. */
const RESOURCE_FIELDS: Readonly<Record<string, string>> = {
  DiskId: '',
  DiskIds: '',
  DiskIdSet: '',
  SnapshotId: 'snapshot/',
  SnapshotIds: 'snapshot/',
  AutoSnapshotPolicyId: '',
  AutoSnapshotPolicyIds: '',
};

function resourcesIn(source: object | null): string[] {
  const values = (source ?? {}) as Record<string, unknown>;
  return Object.entries(RESOURCE_FIELDS).flatMap(([field, prefix]) =>
    [values[field]].flat().flatMap((id) => (typeof id === 'string' && id !== '' ? [prefix + id] : [])),
  );
}
