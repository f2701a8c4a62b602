import { createHash, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { AbstractClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/abstract_client.js';
import { cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/index.js';
import { cloudaudit } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cloudaudit/index.js';
import { cvm } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/index.js';
import { region } from 'tencentcloud-sdk-nodejs/tencentcloud/services/region/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpointHost } from '../../../src/tencent/client/transport/endpoints.js';
import { sdkClients } from '../../../src/tencent/client/transport/sdk-clients.js';
import { TencentTransport } from '../../../src/tencent/client/transport/transport.js';
import { aConfig } from '../../builders/a-config.js';
import { anAccount } from './pipeline.fixture.js';
import { answer, startStub, type Arrival, type Stub } from './stub-server.js';

const require = createRequire(import.meta.url);
const { version: sdkVersion } = require('tencentcloud-sdk-nodejs/package.json') as { version: string };

const USED_ACTIONS = {
  cbs: [
    ...[
      'CreateDisks',
      'DescribeDisks',
      'ModifyDiskAttributes',
      'ResizeDisk',
      'TerminateDisks',
      'AttachDisks',
    ],
    ...['DetachDisks', 'DescribeAutoSnapshotPolicies'],
    ...['RenewDisk', 'ModifyDisksRenewFlag', 'ModifyDisksChargeType'],
    ...['CreateSnapshot', 'DescribeSnapshots', 'DeleteSnapshots', 'ApplySnapshot'],
    ...['CreateAutoSnapshotPolicy', 'ModifyAutoSnapshotPolicyAttribute', 'DeleteAutoSnapshotPolicies'],
    ...['BindAutoSnapshotPolicy', 'UnbindAutoSnapshotPolicy'],
    ...['InquiryPriceCreateDisks', 'InquiryPriceResizeDisk', 'InquiryPriceRenewDisks'],
    ...['DescribeDiskConfigQuota', 'DescribeInstancesDiskNum', 'DescribeSnapshotOverview'],
  ],
  cvm: ['DescribeRegions', 'DescribeZones', 'DescribeInstances'],
  region: ['DescribeRegions', 'DescribeZones'],
  cloudaudit: ['LookUpEvents', 'DescribeEvents'],
};

const Clients = {
  cbs: cbs.v20170312.Client,
  cvm: cvm.v20170312.Client,
  region: region.v20220627.Client,
  cloudaudit: cloudaudit.v20190319.Client,
};

/** TC3-HMAC-SHA256 written from its description, independent of the SDK. */
function signature(call: Arrival, secretKey: string): string {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const timestamp = String(call.headers['x-tc-timestamp']);
  const date = new Date(Number(timestamp) * 1_000).toISOString().slice(0, 10);
  const service = call.headers.host!.split('.')[0]!;
  const request = [
    ...['POST', '/', '', `content-type:${call.headers['content-type']}`, `host:${call.headers.host}`],
    ...['', 'content-type;host', sha256(call.body)],
  ].join('\n');
  const text = ['TC3-HMAC-SHA256', timestamp, `${date}/${service}/tc3_request`, sha256(request)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  return hmac(key, text).toString('hex');
}

describe('the adapter over the official SDK', () => {
  let server: Stub;
  let transport: TencentTransport;

  beforeAll(async () => {
    server = await startStub((_call, response) => answer(response));
    transport = new TencentTransport(aConfig({ tencentApiOrigin: server.origin }));
  });

  afterAll(async () => {
    await transport.onApplicationShutdown();
    await server.close();
  });

  async function arrival(
    params: object,
    call: { region?: string; token?: string } = {},
    action = 'DescribeDisks',
  ): Promise<Arrival> {
    const account = anAccount(call.token === undefined ? {} : { token: call.token });
    await transport.send('cbs', action, params, {
      account,
      region: call.region,
      requestId: 'trace-1',
      language: 'zh',
      timeoutMs: 2_000,
    });
    return server.arrivals.at(-1)!;
  }

  it('finds the method that every call goes through', () => {
    const prototype = AbstractClient.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    expect(prototype['doRequest']).toBeTypeOf('function');
    // (action, request, options = {}): a default parameter does not count.
    expect(prototype['doRequest']?.length).toBe(2);
    expect(prototype['request']?.length).toBe(4);
  });

  it.each(
    Object.entries(USED_ACTIONS).flatMap(([service, actions]) => actions.map((action) => [service, action])),
  )('finds the typed method %s.%s and takes its call over', async (service, action) => {
    const clients = sdkClients(async (identity, name, params, options) => [identity, name, params, options]);
    const client = clients[service as 'cbs'] as unknown as Record<string, (...args: unknown[]) => unknown>;
    expect(client[action!]).toBeTypeOf('function');
    const [identity, name, params, options] = (await client[action!]!({ A: 1 }, { B: 2 })) as unknown[];
    const { endpoint, apiVersion } = new Clients[service as 'cbs']({ credential: {} });
    expect(identity).toEqual({ service, version: apiVersion, requestClient: `SDK_NODEJS_${sdkVersion}` });
    expect([name, params, options]).toEqual([action, { A: 1 }, { B: 2 }]);
    expect(endpointHost(service as 'cbs', undefined, 'china')).toBe(endpoint);
  });

  it.each([
    ['plain parameters', { Limit: 20, Filters: [{ Name: 'zone', Values: ['ap-guangzhou-3'] }] }],
    ['Chinese text', { DiskName: '数据盘 “ü” \u2028', Tags: [{ Key: '部门', Value: '😀' }] }],
    ['no parameters', {}],
    ['nulls', { A: null, B: [null, 1], C: { D: undefined, E: 'null' } }],
  ])('signs the very bytes it sends: %s', async (_name, params) => {
    const call = await arrival(params, { region: 'ap-guangzhou' });
    const { secretId, secretKey } = anAccount();
    const date = new Date(Number(call.headers['x-tc-timestamp']) * 1_000).toISOString().slice(0, 10);
    expect(call.headers.authorization).toBe(
      `TC3-HMAC-SHA256 Credential=${secretId}/${date}/cbs/tc3_request, ` +
        `SignedHeaders=content-type;host, Signature=${signature(call, secretKey)}`,
    );
  });

  it('drops null properties and keeps nulls in arrays, as the SDK does', async () => {
    const { body } = await arrival({ A: null, B: [null, 1], C: { D: null, E: 'null' }, F: undefined });
    expect(JSON.parse(body)).toEqual({ B: [null, 1], C: { E: 'null' } });
  });

  it('sends the headers that the SDK sends', async () => {
    const { headers } = await arrival({}, { region: 'ap-guangzhou', token: 'sts-token' });
    expect(headers).toMatchObject({
      host: 'cbs.tencentcloudapi.com',
      'content-type': 'application/json',
      'x-tc-action': 'DescribeDisks',
      'x-tc-version': '2017-03-12',
      'x-tc-region': 'ap-guangzhou',
      'x-tc-token': 'sts-token',
      'x-tc-language': 'zh-CN',
      'x-tc-requestclient': `SDK_NODEJS_${sdkVersion}`,
      'x-tc-traceid': 'trace-1',
    });
    expect(Math.abs(Number(headers['x-tc-timestamp']) - Date.now() / 1_000)).toBeLessThan(5);
  });

  it('leaves out an empty region and token', async () => {
    const { headers } = await arrival({}, { region: '', token: '' });
    expect(headers).not.toHaveProperty('x-tc-region');
    expect(headers).not.toHaveProperty('x-tc-token');
  });

  it('sends an action that left the SDK', async () => {
    const { action } = await arrival({ Filters: [] }, {}, 'DescribeDiskOperationLogs');
    expect(action).toBe('DescribeDiskOperationLogs');
  });
});
