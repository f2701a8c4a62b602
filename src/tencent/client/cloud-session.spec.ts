import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { aCloudAccount } from '../../../test/builders/a-call-run.js';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import type { RequestContext } from '../../common/request/request-context.js';
import { Scope } from '../../common/request/scope.js';
import { AppError } from '../../errors/app.error.js';
import { CloudSession, CloudWriteSession, type OpenedAccount } from './cloud-session.js';
import type { CallPipeline, PendingCall } from './pipeline/call-pipeline.js';
import type { CloudAccount } from './pipeline/cloud-account.js';
import { verbatim } from '../../errors/words.js';

const ACCOUNT = aCloudAccount({ token: 'planted-token-0123456789', version: 3 });
const SECRETS = [ACCOUNT.secretId, ACCOUNT.secretKey, ACCOUNT.token!];
const refusal = (requestId: string) =>
  new AppError('TENCENT_DISK_NOT_FOUND', verbatim('gone'), {
    upstream: { code: 'InvalidDiskId.NotFound', requestId },
  });

/** A call as it reached the pipeline. */
type SentCall = { context: RequestContext; account: CloudAccount } & Record<string, unknown>;

const NOT_SENT = new AppError('OVERLOADED', verbatim('not sent'));

/** The n-th call is answered by the n-th reply; an error is a failure. */
function aCloud(...replies: (string | Error | undefined)[]) {
  const sent: SentCall[] = [];
  const settled = Promise.resolve({ outcome: 'succeeded' as const });
  const pipeline = {
    send(context: RequestContext, account: CloudAccount, call: object): PendingCall<unknown> {
      sent.push({ context, account, ...call });
      const answer = replies[sent.length - 1];
      const reply =
        answer instanceof Error
          ? Promise.reject(answer)
          : Promise.resolve({ response: { call: sent.length }, requestId: answer });
      return { reply, settled, wasSent: answer !== NOT_SENT, requestId: undefined };
    },
  };
  const opened = (overrides: Partial<OpenedAccount> = {}): OpenedAccount => ({
    account: ACCOUNT,
    defaultRegion: 'ap-shanghai',
    staleSeconds: undefined,
    pipeline: pipeline as unknown as CallPipeline,
    ...overrides,
  });
  return { sent, settled, opened };
}

const aScope = (): Scope =>
  Scope.of(aRequestContext(), { TenantUuid: 'tenant', ClusterUuid: 'cluster', Region: 'ap-guangzhou' });

const describeDisks = (session: CloudSession) => session.read('cbs', 'DescribeDisks', { Limit: 20 });

describe(CloudSession.name, () => {
  it('sends a read in the region of its scope, for its request and with its account', async () => {
    const { sent, opened } = aCloud('r-1');
    const scope = aScope();
    expect(await describeDisks(new CloudSession(scope, opened()))).toEqual({ call: 1 });
    expect(sent).toEqual([
      {
        context: scope.context,
        account: ACCOUNT,
        service: 'cbs',
        action: 'DescribeDisks',
        region: 'ap-guangzhou',
        params: { Limit: 20 },
        kind: 'read',
        deadlineMs: undefined,
      },
    ]);
  });

  it('sends a read without a region where one is asked for', async () => {
    const { sent, opened } = aCloud('r-1');
    const session = new CloudSession(aScope(), opened());
    await session.read('cvm', 'DescribeRegions', {}, { region: undefined });
    expect(sent[0]).toMatchObject({ service: 'cvm', region: undefined });
  });

  it('names its credential and the region that is stored with it', () => {
    const session = new CloudSession(aScope(), aCloud().opened());
    expect(session).toMatchObject({
      credentialId: 'credential-1',
      credentialVersion: 3,
      defaultRegion: 'ap-shanghai',
    });
  });

  describe('headers', () => {
    it('are none before the first call', () => {
      expect(new CloudSession(aScope(), aCloud().opened()).headers).toEqual({});
    });

    it('hold the RequestId of the last call', async () => {
      const session = new CloudSession(aScope(), aCloud('r-1', 'r-2').opened());
      await describeDisks(session);
      expect(session.headers).toEqual({ 'X-Tencent-Request-Id': 'r-1' });
      await describeDisks(session);
      expect(session.headers).toEqual({ 'X-Tencent-Request-Id': 'r-2' });
    });

    it('hold that of a refusal, and none when the last call had no answer', async () => {
      const timedOut = new AppError('TENCENT_TIMEOUT', verbatim('no answer'));
      const session = new CloudSession(aScope(), aCloud('r-1', refusal('r-2'), timedOut).opened());
      await describeDisks(session);
      await expect(describeDisks(session)).rejects.toMatchObject({ code: 'TENCENT_DISK_NOT_FOUND' });
      expect(session.headers).toEqual({ 'X-Tencent-Request-Id': 'r-2' });
      await expect(describeDisks(session)).rejects.toBe(timedOut);
      expect(session.headers).toEqual({});
    });

    it('keep that of the call before when the last one was not sent', async () => {
      const session = new CloudSession(aScope(), aCloud('r-1', NOT_SENT).opened());
      await describeDisks(session);
      await expect(describeDisks(session)).rejects.toBe(NOT_SENT);
      expect(session.headers).toEqual({ 'X-Tencent-Request-Id': 'r-1' });
    });

    it.each([
      [0, { 'X-Stale-Credential-Seconds': '0' }],
      [41, { 'X-Stale-Credential-Seconds': '41' }],
    ])('say that the credential is %d seconds old while Postgres is away', (staleSeconds, headers) => {
      const { opened } = aCloud();
      expect(new CloudSession(aScope(), opened({ staleSeconds })).headers).toEqual(headers);
    });
  });

  describe('in another region', () => {
    it('sends there, with the time that it is given', async () => {
      const { sent, opened } = aCloud('r-1', 'r-2');
      const session = new CloudSession(aScope(), opened());
      await describeDisks(session.in('ap-tokyo', 800));
      await describeDisks(session);
      expect(sent.map(({ region, deadlineMs }) => [region, deadlineMs])).toEqual([
        ['ap-tokyo', 800],
        ['ap-guangzhou', undefined],
      ]);
    });

    it('shares the last RequestId, in both directions', async () => {
      const session = new CloudSession(aScope(), aCloud('r-1', 'r-2').opened());
      const elsewhere = session.in('ap-tokyo');
      await describeDisks(elsewhere);
      expect(session.headers).toEqual({ 'X-Tencent-Request-Id': 'r-1' });
      await describeDisks(session);
      expect(elsewhere.headers).toEqual({ 'X-Tencent-Request-Id': 'r-2' });
    });

    it('stays what it is: of one tenant, of one request, and able to write or not', () => {
      const { opened } = aCloud();
      const scope = aScope();
      expect(new CloudSession(scope, opened()).in('ap-tokyo')).not.toBeInstanceOf(CloudWriteSession);
      const elsewhere = new CloudWriteSession(scope, opened()).in('ap-tokyo');
      expect(elsewhere).toBeInstanceOf(CloudWriteSession);
      expect(elsewhere.scope).toMatchObject({ tenantUuid: 'tenant', region: 'ap-tokyo' });
      expect(elsewhere.scope.context).toBe(scope.context);
      expect(elsewhere.credentialId).toBe('credential-1');
    });
  });

  it.each<[string, (session: CloudSession) => unknown]>([
    ['as JSON', (session) => JSON.stringify(session)],
    ['by inspect', (session) => inspect(session, { showHidden: true, depth: Infinity })],
    ['by inspect with getters', (session) => inspect(session, { getters: true, depth: Infinity })],
    ['as text', (session) => String(session)],
    ['by its keys', (session) => Reflect.ownKeys(session).join()],
    ['as a copy', (session) => JSON.stringify({ ...session })],
    ['in an error', (session) => inspect(new Error('failed', { cause: session }), { depth: Infinity })],
  ])('does not show the plain key when it is printed %s', async (_, print) => {
    const { opened } = aCloud('r-1');
    for (const session of [
      new CloudSession(aScope(), opened()),
      new CloudWriteSession(aScope(), opened()).in('ap-tokyo', 800),
    ]) {
      await describeDisks(session);
      const printed = String(print(session));
      expect(printed.length).toBeGreaterThan(0);
      for (const secret of SECRETS) expect(printed).not.toContain(secret);
    }
  });
});

describe(CloudWriteSession.name, () => {
  const DISKS = { DiskIds: ['disk-1'] };
  const aCreation = {
    Placement: { Zone: 'ap-guangzhou-3' },
    DiskChargeType: 'POSTPAID_BY_HOUR',
    DiskType: 'CLOUD_SSD',
    ClientToken: 'token-1',
  };

  it('sends a write with a second and a half of patience, if nothing else is said', async () => {
    const { sent, opened } = aCloud('r-1', 'r-2');
    const session = new CloudWriteSession(aScope(), opened());
    const confirm = async () => 'done' as const;
    await session.write('TerminateDisks', DISKS, { confirm, doneCodes: ['Done'] }).reply;
    await session.write('DetachDisks', DISKS, { confirm, busyRetryMs: Infinity }).reply;
    expect(sent[0]).toMatchObject({
      service: 'cbs',
      action: 'TerminateDisks',
      region: 'ap-guangzhou',
      params: DISKS,
      kind: 'write',
      busyRetryMs: 1_500,
      confirm,
      doneCodes: ['Done'],
    });
    expect(sent[1]).toMatchObject({ busyRetryMs: Infinity });
  });

  it('sends a create, for which it waits no time and asks nobody', async () => {
    const { sent, opened } = aCloud('r-1');
    await new CloudWriteSession(aScope(), opened()).create('CreateDisks', aCreation).reply;
    expect(sent[0]).toMatchObject({ action: 'CreateDisks', kind: 'create', region: 'ap-guangzhou' });
    expect(sent[0]).not.toHaveProperty('busyRetryMs');
    expect(sent[0]).not.toHaveProperty('confirm');
    expect(sent[0]!['params']).toBe(aCreation);
  });

  it('answers with the response, notes its RequestId, and hands the settlement on', async () => {
    const { opened, settled } = aCloud('r-1');
    const session = new CloudWriteSession(aScope(), opened());
    const write = session.write('TerminateDisks', DISKS, {});
    expect(await write.reply).toEqual({ call: 1 });
    expect(write.settled).toBe(settled);
    expect(session.headers).toEqual({ 'X-Tencent-Request-Id': 'r-1' });
  });

  it('ends no process when nobody has looked at a failure yet', async () => {
    const { opened } = aCloud(refusal('r-1'));
    const session = new CloudWriteSession(aScope(), opened());
    const write = session.write('TerminateDisks', DISKS, {});
    await setImmediate();
    await expect(write.reply).rejects.toMatchObject({ code: 'TENCENT_DISK_NOT_FOUND' });
    expect(session.headers).toEqual({ 'X-Tencent-Request-Id': 'r-1' });
  });

  it('compiles only with actions that are what the method says', () => {
    const misuses = (session: CloudWriteSession, reader: CloudSession) => [
      // @ts-expect-error -- repeated after an unknown outcome, although it takes no ClientToken
      () => session.create('CreateSnapshot', { DiskId: 'disk-1', ClientToken: 'token-1' }),
      // @ts-expect-error -- a create without a ClientToken buys again when it is repeated
      () => session.create('CreateDisks', { ...aCreation, ClientToken: undefined }),
      // @ts-expect-error -- changes something without an intent in the trail
      () => session.read('cbs', 'TerminateDisks', DISKS),
      // @ts-expect-error -- is no write
      () => session.write('DescribeDisks', { Limit: 20 }, {}),
      // @ts-expect-error -- a create is sent with its ClientToken, by `create`
      () => session.write('CreateDisks', aCreation, {}),
      // @ts-expect-error -- only the session of a write may change something
      () => reader.write('TerminateDisks', DISKS, {}),
      // @ts-expect-error -- nobody but the session uses the plain key
      () => session.account,
    ];
    expect(misuses).toBeTypeOf('function');
  });
});
