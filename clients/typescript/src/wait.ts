import type { Client, DataOf } from './client.js';

/** The cloud account that the write was for. */
export interface OperationScope {
  TenantUuid: string;
  ClusterUuid: string;
}

export type Operation = DataOf<'inspectOperation'>;

export interface WaitOptions {
  /** 10 minutes when absent. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** An operation that failed, whose end is not known, or that was not over in time. */
export class OperationError extends Error {
  override readonly name = 'OperationError';

  constructor(
    readonly operation: Operation,
    why: string,
  ) {
    super(why);
  }
}

/** The longest that the service holds a reply. */
const WAIT_SECONDS = 25;
const TIMEOUT_MS = 600_000;

/**
 * Resolves when what a write began is done: `const { operationId } = await client.attachDisks(…)`. The service holds each
 * reply until there is news, so that nothing is polled. Rejects with `OperationError`.
 */
export async function waitFor(
  client: Client,
  scope: OperationScope,
  operationId: string | undefined,
  { timeoutMs = TIMEOUT_MS, signal }: WaitOptions = {},
): Promise<Operation> {
  if (operationId === undefined) throw new TypeError('the reply has no operation id: was it a write?');
  const { TenantUuid, ClusterUuid } = scope;
  const body = { TenantUuid, ClusterUuid, OperationId: operationId, WaitSeconds: WAIT_SECONDS };
  for (const until = Date.now() + timeoutMs; ;) {
    const { data } = await client.inspectOperation(body, signal ? { signal } : {});
    if (data.State === 'SUCCESS') return data;
    if (data.State !== 'PROCESSING') throw new OperationError(data, reasonOf(data));
    if (Date.now() > until) throw new OperationError(data, `not over after ${timeoutMs} ms`);
  }
}

const reasonOf = ({ State, Resources }: Operation): string =>
  Resources.find(({ desc }) => desc !== '')?.desc ?? `the operation ended as ${State}`;
