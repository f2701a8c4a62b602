import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { createDisks, GUANGZHOU_DISK } from './orders.js';
import { diskOf } from './polling.js';
import { type SdkClients, sdkClients } from './sdk-clients.js';

describe('ClientToken', () => {
  let sandbox: Sandbox;
  let sdk: SdkClients;

  beforeAll(async () => {
    const accounts = ['one', 'two'].map((name) => ({ secretId: `AKID${name}`, secretKey: name }));
    sandbox = await createSandbox({ delayMs: 0, rateLimits: false, accounts });
    sdk = sdkClients(sandbox.port);
  });
  afterAll(async () => {
    sdk.end();
    await sandbox.close();
  });

  const one = { secretId: 'AKIDone', secretKey: 'one' };
  const two = { secretId: 'AKIDtwo', secretKey: 'two' };

  it('makes a repeated order the same order, also when repeated at once', async () => {
    const client = sdk.cbs({ account: one });
    const order = { ClientToken: 'order-1', DiskCount: 2 };
    const answers = await Promise.all([1, 2, 3, 4].map(() => createDisks(client, order)));
    expect(answers[0]).toHaveLength(2);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await client.DescribeDisks({})).TotalCount).toBe(3);
  });

  it('does not care about the order of names', async () => {
    const client = sdk.cbs({ account: one });
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

  it('means nothing in another account or region', async () => {
    const [first] = await createDisks(sdk.cbs({ account: one }), { ClientToken: 'order-3' });
    const [elsewhere] = await createDisks(sdk.cbs({ account: two }), { ClientToken: 'order-3' });
    const [there] = await createDisks(sdk.cbs({ account: one, region: 'ap-nanjing' }), {
      ClientToken: 'order-3',
      Placement: { Zone: 'ap-nanjing-1' },
    });
    expect(new Set([first, elsewhere, there]).size).toBe(3);
  });

  it('keeps accounts apart', async () => {
    await sdk.cbs({ account: two }).TerminateDisks({ DiskIds: [GUANGZHOU_DISK] });
    expect(await diskOf(sdk.cbs({ account: two }), GUANGZHOU_DISK)).toBeUndefined();
    expect(await diskOf(sdk.cbs({ account: one }), GUANGZHOU_DISK)).toMatchObject({
      DiskState: 'UNATTACHED',
    });
  });
});
