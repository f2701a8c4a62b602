import { describe, expect, it } from 'vitest';
import { createDisks, GUANGZHOU_DISK } from './orders.js';
import { diskOf } from './polling.js';
import { ACCOUNT_ONE, ACCOUNT_TWO, IMMEDIATE, useSandbox } from './sandbox.fixture.js';

const TWO_ACCOUNTS = { ...IMMEDIATE, accounts: [ACCOUNT_ONE, ACCOUNT_TWO] };

describe('a ClientToken', () => {
  const context = useSandbox(TWO_ACCOUNTS);

  it('gives a repeated order the same disks, also when it is repeated at the same time', async () => {
    const client = context.sdk.cbs({ account: ACCOUNT_ONE });
    const order = { ClientToken: 'order-1', DiskCount: 2 };
    const answers = await Promise.all([1, 2, 3, 4].map(() => createDisks(client, order)));
    expect(answers[0]).toHaveLength(2);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await client.DescribeDisks({})).TotalCount).toBe(4);
  });

  it('belongs to the same order when only the order of names differs', async () => {
    const client = context.sdk.cbs({ account: ACCOUNT_ONE });
    const body = {
      DiskSize: 20,
      DiskType: 'CLOUD_SSD',
      DiskChargeType: 'POSTPAID_BY_HOUR',
      ClientToken: 'order-2',
    };
    const Placement = { Zone: 'ap-guangzhou-3', ProjectId: 0 };
    const first = await client.request('CreateDisks', { ...body, Placement });
    const again = await client.request('CreateDisks', {
      Placement: { ProjectId: 0, Zone: 'ap-guangzhou-3' },
      ...body,
    });
    expect(again.DiskIdSet).toEqual(first.DiskIdSet);
  });

  it('has no effect in another account or region', async () => {
    const [first] = await createDisks(context.sdk.cbs({ account: ACCOUNT_ONE }), { ClientToken: 'order-3' });
    const [elsewhere] = await createDisks(context.sdk.cbs({ account: ACCOUNT_TWO }), {
      ClientToken: 'order-3',
    });
    const [there] = await createDisks(context.sdk.cbs({ account: ACCOUNT_ONE, region: 'ap-nanjing' }), {
      ClientToken: 'order-3',
      Placement: { Zone: 'ap-nanjing-1' },
    });
    expect(new Set([first, elsewhere, there]).size).toBe(3);
  });
});

describe('an account', () => {
  const context = useSandbox(TWO_ACCOUNTS);

  it('shares no disks with another one', async () => {
    await context.sdk.cbs({ account: ACCOUNT_TWO }).TerminateDisks({ DiskIds: [GUANGZHOU_DISK] });
    expect(await diskOf(context.sdk.cbs({ account: ACCOUNT_TWO }), GUANGZHOU_DISK)).toBeUndefined();
    expect(await diskOf(context.sdk.cbs({ account: ACCOUNT_ONE }), GUANGZHOU_DISK)).toMatchObject({
      DiskState: 'UNATTACHED',
    });
  });
});
