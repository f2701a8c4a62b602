/** How a change has really ended, which may be after the caller was answered. */
export interface Settlement {
  outcome: 'succeeded' | 'failed' | 'unknown';
  /** RequestId of the last call upstream. */
  upstreamRequestId?: string | undefined;
  /** The resources that the change created, as `type:id`; known only after it. */
  created?: readonly string[] | undefined;
  /** Where the resources were found, if the change itself names no region. */
  region?: string | undefined;
}

/**
 * A change that was sent. Code that must hold something until the change has really ended (the lock of an instance,
 * the open row of the trail) awaits `settled`.
 */
export interface Write<T> {
  /** What the caller is answered. Settles at the end of the request at the latest. */
  readonly reply: Promise<T>;
  /** Never rejects. */
  readonly settled: Promise<Settlement>;
}

/** The settlement of several changes: `unknown` if one is unknown, else `failed` if one failed. */
export function settledTogether(settlements: readonly Settlement[]): Settlement {
  const worst =
    settlements.find(({ outcome }) => outcome === 'unknown') ??
    settlements.find(({ outcome }) => outcome === 'failed');
  const created = settlements.flatMap((settlement) => settlement.created ?? []);
  return {
    outcome: worst?.outcome ?? 'succeeded',
    upstreamRequestId: settlements.findLast(({ upstreamRequestId }) => upstreamRequestId)?.upstreamRequestId,
    ...(created.length > 0 ? { created } : {}),
  };
}
