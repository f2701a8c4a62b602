/** How a change has really ended, which may be after the caller was answered. */
export interface Settlement {
  outcome: 'succeeded' | 'failed' | 'unknown';
  /** RequestId of the last call upstream. */
  upstreamRequestId?: string | undefined;
  /** What only the change itself could tell: the resources that it made, as `type:id`. */
  created?: readonly string[] | undefined;
}

/**
 * A change that was sent. Whoever must hold something until it has really ended (the lock of an instance, an
 * open row of the trail) awaits `settled`.
 */
export interface Write<T> {
  /** What the caller is answered. Ends with the request at the latest. */
  readonly reply: Promise<T>;
  /** Never rejects. */
  readonly settled: Promise<Settlement>;
}

/** Of several changes for one request: unknown if one is, else failed if one is. */
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
