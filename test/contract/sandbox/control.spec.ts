import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';
import { createDisks, GUANGZHOU_DISK } from './orders.js';
import { rawCall } from './raw-call.js';
import { useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';

describe('the sandbox', () => {
  const context = useSandbox({ delayMs: 0 });
  beforeEach(() => context.sandbox.reset());

  const ask = async (method: string, path: string, body?: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${context.sandbox.origin}/_sandbox/${path}`, { method, body: text });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  it('adds, lists and removes faults', async () => {
    const added = await ask('POST', 'faults', {
      Action: 'DescribeDisks',
      Fault: 'error',
      Code: 'A.B',
      Times: 2,
    });
    expect(added).toMatchObject({ status: 200, json: { Fault: { Action: 'DescribeDisks', Times: 2 } } });
    expect((await rejection(context.guangzhou.DescribeDisks({}))).code).toBe('A.B');
    expect((await ask('GET', 'faults')).json).toMatchObject({ Faults: [{ Times: 1, Code: 'A.B' }] });
    await ask('DELETE', 'faults');
    expect((await context.guangzhou.DescribeDisks({})).TotalCount).toBe(2);
  });

  it('names every problem of a fault', async () => {
    const { status, json } = await ask('POST', 'faults', {
      Fault: 'unknown',
      Times: 0,
      LatencyMs: '5',
      Colour: 'red',
    });
    expect(status).toBe(400);
    expect(json).toEqual({
      Errors: [
        'Colour is not known',
        'Action is required',
        'Times must be an integer from 1 to 1000000',
        expect.stringMatching(/^Fault must be one of error, /),
        'LatencyMs must be an integer from 0 to 600000',
      ],
    });
    expect((await ask('POST', 'faults', { Action: 'DescribeDisk', Fault: 'error' })).json).toEqual({
      Errors: ['Action DescribeDisk does not exist'],
    });
    const withoutBody = await ask('POST', 'faults', { Action: 'DescribeDisks', Fault: 'reply' });
    expect(withoutBody.json).toEqual({ Errors: ['Body is required with the fault reply'] });
    expect((await ask('POST', 'faults', { Action: '*', Fault: 'error', Body: {} })).json).toEqual({
      Errors: ['Body is for the fault reply only'],
    });
    expect((await ask('POST', 'faults', { Action: '*', Fault: 'reply', Body: [] })).json).toEqual({
      Errors: ['Body must be an object'],
    });
    expect((await ask('POST', 'faults', { Action: '*', Fault: 'lag', LatencyMs: 60_001 })).json).toEqual({
      Errors: [
        'Action must be DescribeDisks with the fault lag',
        'LatencyMs must be at most 60000 with the fault lag',
      ],
    });
    expect(await ask('POST', 'faults', '{')).toMatchObject({
      status: 400,
      json: { Errors: ['the body is not JSON'] },
    });
    expect((await ask('POST', 'faults', 'null')).json).toEqual({
      Errors: ['Action is required', 'Fault is required'],
    });
  });

  it('lists the calls without keys and signatures', async () => {
    await context.sdk.cbs({ language: 'zh-CN' }).DescribeDisks({ Limit: 1 });
    await rejection(context.sdk.cbs({ region: 'ap-atlantis' }).DescribeDisks({}));
    await rawCall(context.sandbox.port, {
      secretKey: 'wrong',
      body: '{"Secret":"x"}',
      headers: { 'x-tc-traceid': 'trace-1' },
    });
    const response = await fetch(`${context.sandbox.origin}/_sandbox/calls`);
    const text = await response.text();
    const { Calls } = JSON.parse(text) as { Calls: Record<string, unknown>[] };
    expect(Calls).toHaveLength(3);
    expect(Calls[0]).toEqual({
      Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      Account: 'AKID…0001',
      Host: `cbs.tencentcloudapi.com:${context.sandbox.port}`,
      Service: 'cbs',
      Action: 'DescribeDisks',
      Version: '2017-03-12',
      Region: 'ap-guangzhou',
      Language: 'zh-CN',
      TraceId: expect.stringMatching(/./) as string,
      Params: { Limit: 1 },
      Outcome: 'ok',
      Code: '',
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      Signed: true,
    });
    expect(Calls[1]).toMatchObject({ Outcome: 'error', Code: 'InvalidParameterValue', Signed: true });
    expect(Calls[2]).toMatchObject({ Signed: false, Params: null, TraceId: 'trace-1' });
    expect(text).not.toMatch(/TC3-|Signature=/);
    expect(text).not.toContain(DEFAULT_ACCOUNT.secretKey);
    expect(text).not.toContain(DEFAULT_ACCOUNT.secretId);

    const since = encodeURIComponent(String(Calls[2]?.['Time']));
    const later = await ask('GET', `calls?since=${since}`);
    expect((later.json['Calls'] as unknown[]).length).toBeLessThanOrEqual(3);
    expect((await ask('GET', 'calls?since=2999')).json).toEqual({ Calls: [] });
    await ask('DELETE', 'calls');
    expect((await ask('GET', 'calls')).json).toEqual({ Calls: [] });
  });

  it('shows the disks by account and region', async () => {
    const [diskId] = await createDisks(context.guangzhou);
    const { json } = await ask('GET', 'state');
    const [account] = json['Accounts'] as {
      Account: string;
      Regions: Record<string, { DiskId: string }[]>;
    }[];
    expect(account?.Account).toBe('AKID…0001');
    expect(account?.Regions['ap-guangzhou']?.map(({ DiskId }) => DiskId)).toEqual([
      GUANGZHOU_DISK,
      'disk-plqkg6me',
      diskId,
    ]);
    expect(account?.Regions['ap-shanghai']).toHaveLength(9);
  });

  it('shows which disks are gone for good, a prepaid one only after its second termination', async () => {
    const prepaid = { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } };
    const [diskId = ''] = await createDisks(context.guangzhou, prepaid);
    const terminate = async () => {
      await context.guangzhou.TerminateDisks({ DiskIds: [diskId] });
      const [account] = context.sandbox.state();
      const row = (regions?: Record<string, object[]>) =>
        regions?.['ap-guangzhou']?.find((disk) => (disk as { DiskId: string }).DiskId === diskId);
      return { present: row(account?.Regions), deleted: row(account?.Deleted) };
    };
    expect(await terminate()).toMatchObject({ present: { DiskState: 'TORECYCLE' }, deleted: undefined });
    expect(await terminate()).toMatchObject({
      present: undefined,
      deleted: { DiskChargeType: 'PREPAID', DiskState: 'TORECYCLE' },
    });
    expect((await ask('GET', 'state')).json).toEqual({ Accounts: context.sandbox.state() });
  });

  it('restores data, faults and calls on a reset', async () => {
    await context.guangzhou.TerminateDisks({ DiskIds: [GUANGZHOU_DISK] });
    await ask('POST', 'faults', { Action: '*', Fault: 'error' });
    expect(await ask('POST', 'reset')).toEqual({ status: 200, json: {} });
    expect((await ask('GET', 'faults')).json).toEqual({ Faults: [] });
    expect((await ask('GET', 'calls')).json).toEqual({ Calls: [] });
    expect((await context.guangzhou.DescribeDisks({})).DiskSet?.[0]?.DiskId).toBe(GUANGZHOU_DISK);
  });

  it.each([
    ['GET', 'nothing'],
    ['PUT', 'faults'],
    ['GET', 'reset'],
  ])('answers 404 to %s /_sandbox/%s', async (method, path) => {
    expect((await ask(method, path)).status).toBe(404);
  });
});
