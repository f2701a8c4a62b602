import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app.error.js';
import { aRequestContext } from '../../test/builders/a-request-context.js';
import { AuditReads } from './audit-reads.js';
import { verbatim } from '../errors/words.js';

describe(AuditReads.name, () => {
  /** Reads that end when they are told to. */
  function setUp() {
    const reads = new AuditReads({ query: async () => [] as never }, 3);
    const running: string[] = [];
    const ends: (() => void)[] = [];
    const start = (tenant: string, context = aRequestContext()) =>
      reads.run(context, tenant, () => {
        running.push(tenant);
        return new Promise<void>((resolve) => void ends.push(resolve));
      });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    return { running, ends, start, turn };
  }

  it('reads once at a time for a tenant, and beside it for others', async () => {
    const { running, ends, start, turn } = setUp();
    const all = ['a', 'a', 'a', 'b'].map((tenant) => start(tenant));
    await turn();
    expect(running).toEqual(['a', 'b']);
    ends.shift()!();
    await turn();
    expect(running).toEqual(['a', 'b', 'a']);
    while (ends.length > 0) {
      ends.shift()!();
      await turn();
    }
    await Promise.all(all);
  });

  it('refuses when too many of one tenant wait, and says when to come again', async () => {
    const { start, turn, running } = setUp();
    const results = Array.from({ length: 66 }, () => start('a'));
    await expect(results.at(-1)).rejects.toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 1 });
    void start('b');
    await turn();
    expect(running).toEqual(['a', 'b']);
  });

  it('gives up its turn when the request ends, with the reason of that', async () => {
    const { start } = setUp();
    void start('a');
    const context = aRequestContext();
    const waiting = start('a', context);
    const reason = new AppError('DEADLINE_PASSED', verbatim('late'));
    context.cancellation.cancel(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});
