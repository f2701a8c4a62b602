import { describe, expect, it } from 'vitest';
import { Cancellation } from '../../common/request/cancellation.js';
import type { CloudSession } from '../client/cloud-session.js';
import { RollbackWatch } from './rollback-watch.js';

const sessionOf = (tenantUuid: string) =>
  ({ scope: { tenantUuid, context: { cancellation: new Cancellation() } } }) as unknown as CloudSession;
const REFUSAL = { code: 'OVERLOADED', retryAfterSeconds: 30 };

describe(RollbackWatch.name, () => {
  it('gives one tenant two places at a time, and one more when one is given back', async () => {
    const watch = new RollbackWatch();
    const leave = await watch.enter(sessionOf('a'));
    await watch.enter(sessionOf('a'));
    await expect(watch.enter(sessionOf('a'))).rejects.toMatchObject(REFUSAL);
    leave();
    await watch.enter(sessionOf('a'));
    await expect(watch.enter(sessionOf('a'))).rejects.toMatchObject(REFUSAL);
  });

  it('gives six places in all, so that the locks of other operations are to be had', async () => {
    const watch = new RollbackWatch();
    for (const tenant of ['a', 'b', 'c', 'a', 'b', 'c']) await watch.enter(sessionOf(tenant));
    await expect(watch.enter(sessionOf('d'))).rejects.toMatchObject(REFUSAL);
  });
});
