import { verbatim } from '../errors/words.js';
import { describe, expect, it } from 'vitest';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import { Cancellation } from '../common/request/cancellation.js';
import { CallerGone } from '../common/request/request-context.js';
import { AppError } from '../errors/app.error.js';
import { outliveCaller } from './outlive-caller.js';

describe(outliveCaller.name, () => {
  const aRequest = (leftMs = 30_000) => {
    const ofExchange = new Cancellation();
    const context = aRequestContext({
      cancellation: ofExchange,
      deadlineAt: performance.now() + leftMs,
    });
    outliveCaller(context);
    return { ofExchange, context };
  };

  it('lets the request go on when its caller leaves, until its deadline', async () => {
    const { ofExchange, context } = aRequest(30);
    ofExchange.cancel(new CallerGone());
    expect(context.cancellation.isCancelled).toBe(false);
    await expect.poll(() => context.cancellation.isCancelled).toBe(true);
    expect(context.cancellation.reason).toMatchObject({ code: 'DEADLINE_PASSED' });
  });

  it.each(['DEADLINE_PASSED', 'SHUTTING_DOWN'] as const)('ends it at once for %s', (code) => {
    const { ofExchange, context } = aRequest();
    const reason = new AppError(code, verbatim('over'));
    ofExchange.cancel(reason);
    expect(context.cancellation.reason).toBe(reason);
  });

  it('does not revive one whose caller has left', () => {
    const cancellation = new Cancellation();
    cancellation.cancel(new CallerGone());
    const context = aRequestContext({ cancellation });
    outliveCaller(context);
    expect(context.cancellation.isCancelled).toBe(true);
  });
});
