import { Cancellation } from '../common/request/cancellation.js';
import { CallerGone, type RequestContext } from '../common/request/request-context.js';
import { AppError } from '../errors/app.error.js';

/**
 * Lets a request go on when its caller leaves, to its end or its deadline: the caller can ask for the reply again. What
 * is cancelled already stays so.
 */
export function outliveCaller(context: RequestContext): void {
  const before = context.cancellation;
  if (before.isCancelled) return;
  const lasting = new Cancellation();
  context.cancellation = lasting;
  before.listen(() => {
    if (!(before.reason instanceof CallerGone)) return lasting.cancel(before.reason);
    const leftMs = Math.max(0, context.deadlineAt - performance.now());
    setTimeout(() => lasting.cancel(deadlinePassed()), leftMs).unref();
  });
}

const deadlinePassed = (): AppError =>
  new AppError('DEADLINE_PASSED', {
    en: 'no result before the deadline',
    zh: '在时限内没有得到结果',
  });
