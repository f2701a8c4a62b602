import { beforeEach, describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../src/sandbox/gateway/rate-limiter.js';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import { GUANGZHOU_DISK } from './orders.js';
import { ACCOUNT_ONE, ACCOUNT_TWO, useSandbox } from './sandbox.fixture.js';
import { type CbsClient, rejection, sdkClients } from './sdk-clients.js';

describe('RateLimiter', () => {
  it('counts each second and each key separately', () => {
    let nowMs = 5_000;
    const limiter = new RateLimiter(() => nowMs);
    for (let i = 0; i < 20; i += 1) limiter.admit('a', 20);
    expect(() => limiter.admit('a', 20)).toThrow('RequestLimitExceeded');
    limiter.admit('b', 20);
    nowMs = 5_999;
    expect(() => limiter.admit('a', 20)).toThrow('RequestLimitExceeded');
    nowMs = 6_000;
    limiter.admit('a', 20);
    limiter.reset();
    for (let i = 0; i < 20; i += 1) limiter.admit('a', 20);
  });
});

describe('the rate limit', () => {
  const context = useSandbox({ delayMs: 0, accounts: [ACCOUNT_ONE, ACCOUNT_TWO], operationLogs: 'answer' });
  beforeEach(() => context.sandbox.reset());

  const logs = (client: CbsClient) =>
    client.request('DescribeDiskOperationLogs', { Filters: [{ Name: 'disk-id', Values: [GUANGZHOU_DISK] }] });

  /** A call that is refused for another reason was admitted. */
  const onlyLimit = (error: { code?: string }) => {
    if (error.code === 'RequestLimitExceeded') throw error;
  };

  /** More calls are sent than two seconds allow, so that one is refused wherever the second ends. */
  const limits: [string, number, (client: CbsClient, i: number) => Promise<unknown>][] = [
    ['DescribeDisks', 100, (client) => client.DescribeDisks({ Limit: 1 })],
    [
      'ModifyDiskAttributes',
      20,
      (client, i) => client.ModifyDiskAttributes({ DiskIds: [GUANGZHOU_DISK], DiskName: `${i}` }),
    ],
    ['DescribeDiskOperationLogs', 1, (client) => logs(client)],
    [
      'ModifyDisksChargeType',
      10,
      (client) => client.ModifyDisksChargeType({ DiskIds: [GUANGZHOU_DISK] }).catch(onlyLimit),
    ],
    ['DescribeSnapshots', 20, (client) => client.DescribeSnapshots({ Limit: 1 })],
    [
      'ModifySnapshotAttribute',
      20,
      (client, i) => client.ModifySnapshotAttribute({ SnapshotId: 'snap-hn9huy55', SnapshotName: `${i}` }),
    ],
    ['DescribeAutoSnapshotPolicies', 20, (client) => client.DescribeAutoSnapshotPolicies({})],
    [
      'DescribeDiskAssociatedAutoSnapshotPolicy',
      20,
      (client) => client.DescribeDiskAssociatedAutoSnapshotPolicy({ DiskId: GUANGZHOU_DISK }),
    ],
  ];
  it.each(limits)('of %s is %i calls a second', async (_action, limit, call) => {
    const client = context.sdk.cbs({ account: ACCOUNT_ONE });
    const calls = Array.from({ length: 2 * limit + 1 }, (_, i) => call(client, i));
    const settled = await Promise.allSettled(calls);
    const refused = settled.filter(({ status }) => status === 'rejected');
    const admitted = settled.length - refused.length;
    expect(admitted).toBeGreaterThanOrEqual(limit);
    expect(refused.length).toBeGreaterThanOrEqual(1);
    for (const result of refused) {
      expect(result).toMatchObject({ reason: { code: 'RequestLimitExceeded' } });
      expect((result as PromiseRejectedResult).reason).toHaveProperty(
        'message',
        expect.stringMatching(
          new RegExp(`equals to \`\\d+\` in a second, which exceeds the frequency limit \`${limit}\``),
        ),
      );
    }
  });

  it('is counted separately for each account and region', async () => {
    const others = [
      context.sdk.cbs({ account: ACCOUNT_TWO }),
      context.sdk.cbs({ account: ACCOUNT_ONE, region: 'ap-shanghai' }),
    ];
    const [answer, ...rest] = await Promise.allSettled([
      logs(context.sdk.cbs({ account: ACCOUNT_ONE })),
      logs(others[0] as CbsClient),
    ]);
    expect(answer.status).toBe('fulfilled');
    expect(rest[0]?.status).toBe('fulfilled');
    expect((await rejection(logs(others[1] as CbsClient))).code).toBe('InvalidDiskId.NotFound');
  });

  it('changes nothing when it refuses a call', async () => {
    const client = context.sdk.cbs({ account: ACCOUNT_ONE });
    const order = {
      Placement: { Zone: 'ap-guangzhou-3' },
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskType: 'CLOUD_SSD',
      DiskSize: 20,
    };
    const settled = await Promise.allSettled(Array.from({ length: 45 }, () => client.CreateDisks(order)));
    const made = settled.filter(({ status }) => status === 'fulfilled').length;
    expect(made).toBeLessThan(45);
    expect((await client.DescribeDisks({})).TotalCount).toBe(2 + made);
  });

  it('is forgotten by a reset and can be switched off', async () => {
    const client = context.sdk.cbs({ account: ACCOUNT_ONE });
    await logs(client);
    context.sandbox.reset();
    expect(await logs(client)).toHaveProperty('DiskOperationLogSet');
    const free = await createSandbox({ rateLimits: false, operationLogs: 'answer' });
    const clients = sdkClients(free.port);
    await Promise.all([1, 2, 3, 4, 5].map(() => logs(clients.cbs())));
    clients.end();
    await free.close();
  });

  it('is explained in Chinese by default', async () => {
    const client = context.sdk.cbs({ account: ACCOUNT_ONE, language: 'zh-CN' });
    const settled = await Promise.allSettled([logs(client), logs(client), logs(client)]);
    const refused = settled.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect((refused.reason as Error).message).toMatch(
      /^您当前每秒请求 `\d+` 次，超过了每秒频率上限 `1`，请稍后重试。$/,
    );
  });
});
