import { beforeEach, describe, expect, it } from 'vitest';
import { FAULT_KINDS, type FaultKind } from '../../../src/sandbox/fault/fault.js';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import { createDisks, GUANGZHOU_DISK, WEB_1 } from './orders.js';
import { diskOf, reaches } from './polling.js';
import { rawCall } from './raw-call.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';
import { rejection, sdkClients } from './sdk-clients.js';

describe('an injected fault', () => {
  const context = useSandbox(IMMEDIATE);
  beforeEach(() => context.sandbox.reset());
  const tested = new Set<FaultKind>();

  const inject = (Fault: FaultKind, parts: object = {}) => {
    tested.add(Fault);
    context.sandbox.addFault({ Action: 'AttachDisks', Fault, ...parts });
  };
  const attach = () =>
    context.sdk.cbs({ timeoutSeconds: 0.4 }).AttachDisks({ InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] });
  const state = async () => (await diskOf(context.guangzhou, GUANGZHOU_DISK))?.DiskState;

  /** The error of the SDK, and the state of the disk afterwards. */
  const expected: [FaultKind, object, { code?: string; httpCode?: number; message: RegExp }, string][] = [
    [
      'error',
      {},
      { code: 'InternalError', message: /^\([0-9a-f]{12}\)An internal error has occurred/ },
      'UNATTACHED',
    ],
    [
      'error',
      { Code: 'ResourceInsufficient' },
      { code: 'ResourceInsufficient', message: /injected/ },
      'UNATTACHED',
    ],
    ['error', { Code: 'X.Y', Message: 'as asked' }, { code: 'X.Y', message: /^as asked$/ }, 'UNATTACHED'],
    [
      'error',
      { Code: 'RequestLimitExceeded' },
      { code: 'RequestLimitExceeded', message: /equals to `21`/ },
      'UNATTACHED',
    ],
    ['error-after-commit', {}, { code: 'InternalError', message: /./ }, 'ATTACHED'],
    ['reset', {}, { message: /ECONNRESET|socket hang up/ }, 'UNATTACHED'],
    ['drop-after-commit', {}, { message: /ECONNRESET|socket hang up/ }, 'ATTACHED'],
    ['html', {}, { httpCode: 502, message: /Bad Gateway/ }, 'UNATTACHED'],
    ['html', { Status: 200 }, { message: /invalid json/ }, 'UNATTACHED'],
    ['html-after-commit', {}, { httpCode: 502, message: /Bad Gateway/ }, 'ATTACHED'],
    ['html-after-commit', { Status: 429 }, { httpCode: 429, message: /Too Many Requests/ }, 'ATTACHED'],
    ['empty', {}, { message: /invalid json/ }, 'UNATTACHED'],
    ['redirect', {}, { code: 'AuthFailure.SignatureFailure', message: /./ }, 'UNATTACHED'],
    ['hang', {}, { message: /network timeout/ }, 'UNATTACHED'],
    ['hang-after-commit', {}, { message: /network timeout/ }, 'ATTACHED'],
    ['latency', { LatencyMs: 5000 }, { message: /network timeout/ }, 'UNATTACHED'],
    ['truncate', {}, { message: /aborted|Premature close|timeout/i }, 'ATTACHED'],
    ['slow-body', { LatencyMs: 5000 }, { message: /timeout/i }, 'ATTACHED'],
  ];
  it.each(expected)(
    'of the kind %s with %j breaks the call as documented',
    async (kind, parts, seen, after) => {
      inject(kind, parts);
      expect(await rejection(attach())).toMatchObject({
        ...seen,
        message: expect.stringMatching(seen.message) as string,
      });
      expect(await state()).toBe(after);
    },
  );

  it('of the kind latency or slow-body only delays the answer when the client waits', async () => {
    for (const kind of ['latency', 'slow-body'] as const) {
      context.sandbox.reset();
      inject(kind, { LatencyMs: 60 });
      const started = performance.now();
      await attach();
      expect(performance.now() - started).toBeGreaterThan(50);
      expect(context.sandbox.calls().at(-1)).toMatchObject({ Outcome: `fault:${kind}`, Code: '' });
    }
  });

  it('of the kind stuck leaves the change under way until the reset', async () => {
    inject('stuck');
    await attach();
    expect(await state()).toBe('ATTACHING');
    context.sandbox.clearFaults();
    expect(await state()).toBe('ATTACHING');
    context.sandbox.reset();
    expect(await state()).toBe('UNATTACHED');
  });

  it('of the kind async-failure restores the state and sets ErrorPrompt until the next change', async () => {
    inject('async-failure');
    await attach();
    const failed = await diskOf(context.guangzhou, GUANGZHOU_DISK);
    expect(failed).toMatchObject({
      DiskState: 'UNATTACHED',
      Attached: false,
      ErrorPrompt: 'Attach disk timeout, please retry later',
    });
    await attach();
    expect(await diskOf(context.guangzhou, GUANGZHOU_DISK)).toMatchObject({
      DiskState: 'ATTACHED',
      ErrorPrompt: '',
    });
  });

  it('of the kind async-failure lets a disk that is being created never appear', async () => {
    inject('async-failure', { Action: 'CreateDisks' });
    const [diskId = ''] = await createDisks(context.guangzhou);
    expect(diskId).toMatch(/^disk-/);
    expect(await diskOf(context.guangzhou, diskId)).toBeUndefined();
    expect((await rejection(context.guangzhou.ResizeDisk({ DiskId: diskId, DiskSize: 30 }))).code).toBe(
      'InvalidDiskId.NotFound',
    );
  });

  it('of the kind short-create answers fewer ids than requested', async () => {
    inject('short-create', { Action: 'CreateDisks' });
    expect(await createDisks(context.guangzhou, { DiskCount: 3 })).toHaveLength(2);
    expect(await createDisks(context.guangzhou, { DiskCount: 3 })).toHaveLength(3);
  });

  it('of the kind reply answers what was asked for in place of what was found or done', async () => {
    inject('reply', { Action: 'DescribeDisks', Body: { TotalCount: 1, DiskSet: null } });
    expect(await context.guangzhou.DescribeDisks({})).toEqual({
      TotalCount: 1,
      DiskSet: null,
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    inject('reply', { Body: { Anything: [1] } });
    expect(await attach()).toMatchObject({ Anything: [1] });
    expect(await state()).toBe('ATTACHED');
  });

  it('of the kind lag shows the disks as they were', async () => {
    await attach();
    inject('lag', { Action: 'DescribeDisks', LatencyMs: 60_000 });
    expect(await state()).toBe('UNATTACHED');
    expect(await state()).toBe('ATTACHED');
  });

  it('that loses the answer to a creation leaves a disk that the same token finds', async () => {
    inject('drop-after-commit', { Action: 'CreateDisks' });
    await rejection(createDisks(context.guangzhou, { ClientToken: 'order' }));
    const [diskId] = await createDisks(context.guangzhou, { ClientToken: 'order' });
    const { TotalCount, DiskSet } = await context.guangzhou.DescribeDisks({});
    expect(TotalCount).toBe(3);
    expect(DiskSet?.[0]?.DiskId).toBe(diskId);
  });

  it('that throttles names the published limit of the action it is used on', async () => {
    const limits: [string, number, () => Promise<unknown>][] = [
      ['DescribeDisks', 100, () => context.guangzhou.DescribeDisks({})],
      ['TerminateDisks', 20, () => context.guangzhou.TerminateDisks({ DiskIds: [GUANGZHOU_DISK] })],
      ['DescribeDiskOperationLogs', 1, () => context.guangzhou.request('DescribeDiskOperationLogs', {})],
    ];
    for (const [Action, limit, call] of limits) {
      inject('error', { Action, Code: 'RequestLimitExceeded' });
      expect((await rejection(call())).message).toBe(
        `Your current request times equals to \`${limit + 1}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
      );
    }
  });

  it('is used on the given number of calls of its action and region, the oldest fault first', async () => {
    inject('error', { Action: 'DescribeDisks', Region: 'ap-shanghai', Times: 2, Code: 'A' });
    inject('error', { Action: '*', Code: 'B' });
    expect((await rejection(context.shanghai.DescribeDisks({}))).code).toBe('A');
    expect((await rejection(context.guangzhou.DescribeAutoSnapshotPolicies({}))).code).toBe('B');
    expect(await state()).toBe('UNATTACHED');
    expect((await rejection(context.shanghai.DescribeDisks({}))).code).toBe('A');
    expect((await context.shanghai.DescribeDisks({})).TotalCount).toBe(9);
  });

  it('is not used on a call whose signature is wrong', async () => {
    inject('error', { Action: 'DescribeDisks', Code: 'A' });
    expect((await rawCall(context.sandbox.port, { secretKey: 'wrong' })).response.Error?.Code).toBe(
      'AuthFailure.SignatureFailure',
    );
    expect((await rawCall(context.sandbox.port)).response.Error?.Code).toBe('A');
  });

  it('does not keep the sandbox from closing while calls wait', async () => {
    const other = await createSandbox();
    for (const Fault of ['hang', 'latency', 'slow-body'] as const) {
      other.addFault({ Action: '*', Fault, LatencyMs: 60_000 });
    }
    const clients = sdkClients(other.port);
    const client = clients.cbs({ timeoutSeconds: 0.5 });
    const waiting = [1, 2, 3].map(() => rejection(client.DescribeDisks({})));
    while (other.calls().length < 2) await new Promise((tick) => setImmediate(tick));
    await other.close();
    expect(await Promise.all(waiting)).toHaveLength(3);
    clients.end();
  });

  it('has a test for every kind', async () => {
    await reaches(context.guangzhou, GUANGZHOU_DISK, 'UNATTACHED');
    expect(FAULT_KINDS.length).toBeGreaterThan(7);
    expect(FAULT_KINDS.filter((kind) => !tested.has(kind))).toEqual([]);
  });
});
