import { AppError } from '../../../errors/app.error.js';
import type { RequestContext } from '../../../common/request/request-context.js';
import type { Cancellation } from '../../../common/request/cancellation.js';
import { within } from '../../../common/time/wait.js';
import { translateFailure } from '../errors/translate.js';
import { TransportFailure } from '../transport/transport-failure.js';
import { type CallPlan, type CallRun, failedCallOf, type Reply } from './call-run.js';

/**
 * One request's wait for a run. It ends with the run, at the deadline, or when the request is cancelled, whichever is
 * first. In the last two cases it rejects with an AppError that says whether the call was sent.
 */
export function replyWithin(
  run: CallRun,
  outcome: Promise<Reply>,
  { cancellation }: RequestContext,
  deadlineAt: number,
): Promise<Reply> {
  const stopWaiting = () => {
    const error = waitEnded(run.plan, run.outcomeUnknown, cancellation);
    run.leave();
    return error;
  };
  return within(outcome, deadlineAt - performance.now(), stopWaiting, cancellation);
}

/** The error of a request that stops waiting: DEADLINE_PASSED unless the abort reason is another AppError. */
export function waitEnded(
  plan: CallPlan,
  outcomeUnknown: boolean,
  { isCancelled, reason }: Cancellation,
): AppError {
  const kind = outcomeUnknown ? 'outcome-unknown' : 'never-sent';
  const failure = new TransportFailure(
    kind,
    isCancelled && !(reason instanceof AppError) ? 'aborted' : 'deadline',
  );
  const error = translateFailure(failure, failedCallOf(plan));
  const { words, data } = error;
  return reason instanceof AppError ? reason.with({ detail: words, data, cause: failure }) : error;
}
