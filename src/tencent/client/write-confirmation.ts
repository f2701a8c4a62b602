import type { Write } from '../../common/request/write.js';
import type { Confirmation } from './pipeline/call-run.js';

/**
 * What a resource that is read again says about a write whose reply was lost. `before` is how it was read before the
 * write was sent, if it was. Undefined: it does not exist.
 */
export type Verdict<Row> = (now: Row | undefined, before: Row | undefined) => Confirmation;

/** Resources by their ids. */
export type Rows<Row> = ReadonlyMap<string, Row>;

/**
 * What the resources of a write with an unknown outcome say, read again. If all verdicts are the same, that is the
 * result; otherwise the outcome stays unknown.
 */
export function verdictOnAll<Row>(
  ids: readonly string[],
  now: Rows<Row>,
  verdict: Verdict<Row>,
  before: Rows<Row>,
): Confirmation {
  const verdicts = new Set(ids.map((id) => verdict(now.get(id), before.get(id))));
  return verdicts.size === 1 ? [...verdicts][0]! : 'unknown';
}

/** The same write; a failure is replaced by the error that `explain` returns. */
export const explainedBy = <T>(write: Write<T>, explain: (error: unknown) => Promise<unknown>): Write<T> => ({
  reply: write.reply.catch(async (error: unknown) => {
    throw await explain(error);
  }),
  settled: write.settled,
});
