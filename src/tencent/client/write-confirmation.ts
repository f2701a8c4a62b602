import { AppError } from '../../errors/app.error.js';
import type { Write } from '../../common/request/write.js';
import type { Confirmation } from './pipeline/call-run.js';

/** What a resource, read again, says about a write whose reply was lost. Undefined: it is not there. */
export type Verdict<Row> = (row: Row | undefined) => Confirmation;

/** Reads resources again, by their ids. */
export type Reread<Row> = () => Promise<Map<string, Row>>;

/**
 * Reads the resources of a write whose outcome is unknown. Only when each says the same is that the answer;
 * anything mixed stays unknown and is reported as such.
 */
export async function confirmByReading<Row>(
  ids: readonly string[],
  reread: Reread<Row>,
  verdict: Verdict<Row>,
): Promise<Confirmation> {
  const rows = await reread();
  const verdicts = new Set(ids.map((id) => verdict(rows.get(id))));
  return verdicts.size === 1 ? [...verdicts][0]! : 'unknown';
}

/** The write, whose failure is replaced by what `explain` makes of it. */
export const explainedBy = <T>(write: Write<T>, explain: (error: unknown) => Promise<unknown>): Write<T> => ({
  reply: write.reply.catch(async (error: unknown) => {
    throw await explain(error);
  }),
  settled: write.settled,
});

/** The same refusal under a code that says more; its upstream code and headers stay. */
export const reclassified = (refusal: AppError, code: AppError['code']): AppError =>
  new AppError(code, refusal.detail, {
    cause: refusal,
    headers: refusal.headers,
    ...(refusal.upstream ? { upstream: refusal.upstream } : {}),
  });
