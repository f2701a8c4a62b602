import { describe, expect, it } from 'vitest';
import { rawCall } from './raw-call.js';
import { useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';

const FINANCE = ['ap-shanghai-fsi', 'ap-shenzhen-fsi', 'ap-beijing-fsi'];

describe('the sandbox', () => {
  const context = useSandbox({ rateLimits: false });

  it.each(FINANCE)('serves %s on its own host only', async (region) => {
    const own = await context.sdk
      .cbs({ region, host: `cbs.${region}.tencentcloudapi.com` })
      .DescribeDisks({});
    expect(own.TotalCount).toBe(0);
    for (const host of [
      'cbs.tencentcloudapi.com',
      'cbs.ap-guangzhou.tencentcloudapi.com',
      'cbs.internal.tencentcloudapi.com',
      'cbs.intl.tencentcloudapi.com',
    ]) {
      const { code } = await rejection(context.sdk.cbs({ region, host }).DescribeDisks({}));
      expect({ host, code }).toEqual({ host, code: 'UnsupportedRegion' });
    }
  });

  it.each(['ap-guangzhou', 'ap-shenzhen-fsi'])(
    'refuses %s on a finance host of another region',
    async (region) => {
      const client = context.sdk.cbs({ region, host: 'cbs.ap-shanghai-fsi.tencentcloudapi.com' });
      expect(await rejection(client.DescribeDisks({}))).toMatchObject({
        code: 'UnsupportedRegion',
        message: 'The action not support this region.',
      });
    },
  );

  const everywhere = [
    'cbs.tencentcloudapi.com',
    'cbs.ap-guangzhou.tencentcloudapi.com',
    'cbs.ap-shanghai.tencentcloudapi.com',
    'cbs.internal.tencentcloudapi.com',
    'cbs.intl.tencentcloudapi.com',
    'cbs.localhost',
    '127.0.0.1',
    'localhost',
  ];
  it.each(everywhere)('serves ap-guangzhou at %s', async (host) => {
    expect((await context.sdk.cbs({ host }).DescribeDisks({})).TotalCount).toBe(2);
  });

  it('finds the service by version and action at a loopback host', async () => {
    const host = '127.0.0.1';
    expect((await context.sdk.cvm({ host }).DescribeRegions()).TotalCount).toBe(19);
    expect((await context.sdk.region({ host }).DescribeRegions({ Product: 'cbs' })).TotalCount).toBe(19);
    const range = { StartTime: 1630000000, EndTime: 1630100000 };
    expect((await context.sdk.cloudaudit({ host }).LookUpEvents(range)).TotalCount).toBe(5);
  });

  it('serves every service at the hosts of the international site', async () => {
    const at = (service: string) => ({ host: `${service}.intl.tencentcloudapi.com`, region: 'ap-singapore' });
    const { cbs, cvm, region, cloudaudit } = context.sdk;
    const { DiskIdSet } = await cbs(at('cbs')).CreateDisks({
      DiskType: 'CLOUD_PREMIUM',
      DiskSize: 20,
      DiskChargeType: 'POSTPAID_BY_HOUR',
      Placement: { Zone: 'ap-singapore-1' },
    });
    const atHome = () => cbs({ region: 'ap-singapore' }).DescribeDisks({ DiskIds: DiskIdSet! });
    await expect.poll(atHome).toMatchObject({ TotalCount: 1 });
    expect((await cvm(at('cvm')).DescribeRegions()).TotalCount).toBe(19);
    expect((await region(at('region')).DescribeRegions({ Product: 'cbs' })).TotalCount).toBe(19);
    const range = { StartTime: 1630000000, EndTime: 1630100000 };
    expect((await cloudaudit(at('cloudaudit')).LookUpEvents(range)).RequestId).toBeTypeOf('string');
  });

  it('accepts the right service or none, but not another one, in a scope at a loopback host', async () => {
    const host = `127.0.0.1:${context.sandbox.port}`;
    const ask = async (service: string) =>
      (await rawCall(context.sandbox.port, { host, service })).response.Error?.Code;
    expect(await ask('cbs')).toBeUndefined();
    expect(await ask('127')).toBeUndefined();
    expect(await ask('cvm')).toBe('AuthFailure.SignatureFailure');
  });

  it('refuses finance regions at a loopback host', async () => {
    const client = context.sdk.cbs({ host: '127.0.0.1', region: 'ap-shanghai-fsi' });
    expect((await rejection(client.DescribeDisks({}))).code).toBe('UnsupportedRegion');
  });

  it.each([
    'tke.tencentcloudapi.com',
    'tke.intl.tencentcloudapi.com',
    'intl.tencentcloudapi.com',
    'example.com',
    'cbs.tencentcloudapi.com.example.com',
    'cbs.x.y.tencentcloudapi.com',
    'cbs.ap-guangzhou.intl.tencentcloudapi.com',
    'intl.tencentcloudapi.com',
  ])('answers NoSuchProduct at %s', async (host) => {
    const answer = await rawCall(context.sandbox.port, { host, service: 'cbs' });
    expect(answer.response.Error?.Code).toBe('NoSuchProduct');
  });

  it('has separate disks in each region', async () => {
    const counts = await Promise.all(
      ['ap-guangzhou', 'ap-shanghai', 'ap-beijing'].map((region) =>
        context.sdk.cbs({ region }).DescribeDisks({ Limit: 1 }),
      ),
    );
    expect(counts.map(({ TotalCount }) => TotalCount)).toEqual([2, 9, 0]);
  });
});
