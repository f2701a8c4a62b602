import { describe, expect, it } from 'vitest';
import { aCloudAccount } from '../../../test/builders/a-call-run.js';
import { aRequestContext } from '../../../test/builders/a-request-context.js';
import type { AuditTrail, Intent } from '../../audit/audit-trail.js';
import { Answer } from '../../common/envelope/envelope.js';
import { Scope } from '../../common/request/scope.js';
import type { Settlement, Write } from '../../common/request/write.js';
import { Redactor } from '../../common/secrets/redactor.js';
import type { CredentialCache } from '../../credential/credential-cache.js';
import type { CredentialCipher } from '../../credential/credential-cipher.js';
import type { CredentialEntity } from '../../credential/credential.entity.js';
import { CredentialStore } from '../../credential/credential-store.js';
import { AppError } from '../../errors/app.error.js';
import { type CloudSession, CloudWriteSession } from './cloud-session.js';
import { CloudSessions } from './cloud-sessions.js';
import type { CallPipeline } from './pipeline/call-pipeline.js';
import { verbatim } from '../../errors/words.js';

const { secretId, secretKey } = aCloudAccount();
const TOKEN = 'planted-token-0123456789';
const DELETION = { resources: ['disk:a'], request: { Why: 'test' } };

interface Given {
  row?: Partial<CredentialEntity>;
  isStored?: boolean;
  staleSeconds?: number | undefined;
}

/** The sessions of one stored credential, whose collaborators note what happens and in which order. */
function aCloud({ row = {}, isStored = true, staleSeconds }: Given = {}) {
  const events: string[] = [];
  const intents: Intent[] = [];
  const settled: Promise<Settlement>[] = [];
  let calls = 0;

  const stored = { id: 'credential-1', version: 3, region: 'ap-shanghai', enabled: true, ...row };
  const cache: Pick<CredentialCache, 'find'> = {
    async find(tenantUuid, clusterUuid) {
      events.push(`open ${tenantUuid}/${clusterUuid}`);
      const found = isStored ? (stored as CredentialEntity) : undefined;
      return { row: found, source: 'hit', staleSeconds };
    },
  };
  const cipher: Pick<CredentialCipher, 'open'> = { open: () => ({ secretId, secretKey, token: TOKEN }) };
  const pipeline = {
    send: (_context: unknown, account: unknown, { action }: { action: string }) => {
      events.push(action);
      calls += 1;
      const reply = Promise.resolve({ response: { account }, requestId: `r-${calls}` });
      return { reply, settled: Promise.resolve({ outcome: 'succeeded' }) };
    },
  };
  const trail: Pick<AuditTrail, 'recordSent'> = {
    async recordSent(intent, send) {
      events.push('intent');
      intents.push(intent);
      const write = await send('audit-1');
      settled.push(write.settled);
      return write.reply;
    },
  };
  const redactor = new Redactor();
  const sessions = new CloudSessions(
    new CredentialStore(cache as CredentialCache, cipher as CredentialCipher),
    pipeline as unknown as CallPipeline,
    redactor,
    trail as AuditTrail,
  );
  return { sessions, redactor, events, intents, settled };
}

const aScope = (): Scope =>
  Scope.of(aRequestContext(), { TenantUuid: 'tenant', ClusterUuid: 'cluster', Region: 'ap-guangzhou' });

const describeDisks = (session: CloudSession) => session.read('cbs', 'DescribeDisks', { Limit: 20 });
const terminate = (session: CloudWriteSession) =>
  session.write('TerminateDisks', { DiskIds: ['a'] }, {}).reply;
const settledAs = (outcome: Settlement['outcome']) => Promise.resolve({ outcome });
const written = <T>(reply: Promise<T>): Write<T> => ({ reply, settled: settledAs('succeeded') });
const failureOf = (reply: Promise<unknown>): Promise<AppError> =>
  reply.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: AppError) => error,
  );

const KINDS = ['read', 'write'] as const;

/** A read, or a write of which only the reply matters. */
const anOperation =
  (kind: (typeof KINDS)[number], work: (session: CloudSession) => Promise<Answer<unknown>>) =>
  (sessions: CloudSessions, scope: Scope): Promise<Answer<unknown>> =>
    kind === 'read'
      ? sessions.read(scope, work)
      : sessions.write(scope, DELETION, async (session) => written(work(session)));

describe(CloudSessions.name, () => {
  it('opens the credential once for a request, however many calls it makes', async () => {
    const { sessions, events } = aCloud();
    await sessions.read(aScope(), async (session) => {
      await describeDisks(session);
      await describeDisks(session.in('ap-tokyo'));
      return new Answer({}, '');
    });
    expect(events).toEqual(['open tenant/cluster', 'DescribeDisks', 'DescribeDisks']);
  });

  it('leaves the trail alone for a read', async () => {
    const { sessions, intents } = aCloud();
    await sessions.read(aScope(), async () => new Answer({}, ''));
    expect(intents).toEqual([]);
  });

  it('writes down the intent, opens the credential and sends, in this order', async () => {
    const { sessions, events } = aCloud();
    await sessions.write(aScope(), DELETION, async (session) =>
      written(terminate(session).then(() => new Answer({}, ''))),
    );
    expect(events).toEqual(['intent', 'open tenant/cluster', 'TerminateDisks']);
  });

  it('says in the intent whose account it is, and what the change is about', async () => {
    const { sessions, intents } = aCloud();
    const scope = aScope();
    const intent = { ...DELETION, instanceId: 'ins-1' };
    await sessions.write(scope, intent, async () => written(Promise.resolve(new Answer({}, ''))));
    const { context } = scope;
    const place = { tenantUuid: 'tenant', clusterUuid: 'cluster', region: 'ap-guangzhou' };
    expect(intents).toEqual([{ context, ...place, ...intent }]);
    expect(JSON.stringify({ ...intents[0], context: undefined })).not.toContain(secretKey);
  });

  it('gives work a session that may write only within a write', async () => {
    const { sessions } = aCloud();
    await sessions.read(aScope(), async (session) => {
      expect(session).not.toBeInstanceOf(CloudWriteSession);
      return new Answer({}, '');
    });
    await sessions.write(aScope(), DELETION, async (session) => {
      expect(session).toBeInstanceOf(CloudWriteSession);
      return written(Promise.resolve(new Answer({}, '')));
    });
    expect.assertions(2);
  });

  it('hands the settlement of the work to the trail', async () => {
    const { sessions, settled } = aCloud();
    const end = settledAs('unknown');
    await sessions.write(aScope(), DELETION, async () => ({
      reply: Promise.resolve(new Answer({}, '')),
      settled: end,
    }));
    expect(settled).toEqual([end]);
    expect(await settled[0]).toEqual({ outcome: 'unknown' });
  });

  it('keeps the key out of texts until the request ends', async () => {
    const { sessions, redactor } = aCloud();
    const scope = aScope();
    const text = `${secretId} ${secretKey} ${TOKEN}`;
    await sessions.read(scope, async () => {
      expect(redactor.redact(text)).toBe('[redacted] [redacted] [redacted]');
      return new Answer({}, '');
    });
    redactor.release(scope.context);
    expect(redactor.redact(text)).toContain(secretKey);
  });

  it.each(KINDS)('answers a %s with its data, and names the last call in the headers', async (kind) => {
    const { sessions } = aCloud();
    const operation = anOperation(kind, async (session) => {
      await describeDisks(session);
      await describeDisks(session);
      return new Answer({ Count: 1 }, verbatim('in words'));
    });
    expect(await operation(sessions, aScope())).toEqual(
      new Answer({ Count: 1 }, verbatim('in words'), { 'X-Tencent-Request-Id': 'r-2' }),
    );
  });

  it.each(KINDS)('lets the headers of the answer to a %s win', async (kind) => {
    const { sessions } = aCloud();
    const operation = anOperation(kind, async (session) => {
      await describeDisks(session);
      return new Answer({}, '', { 'X-Tencent-Request-Id': 'of the answer' });
    });
    const { headers } = await operation(sessions, aScope());
    expect(headers).toEqual({ 'X-Tencent-Request-Id': 'of the answer' });
  });

  it.each(KINDS)('gives a failure of a %s the same headers', async (kind) => {
    const { sessions } = aCloud();
    const failure = new AppError('TENCENT_DISK_NOT_FOUND', verbatim('gone'), { headers: { 'X-Own': 'own' } });
    const operation = anOperation(kind, async (session) => {
      await describeDisks(session);
      throw failure;
    });
    const answered = await failureOf(operation(sessions, aScope()));
    expect(answered).toMatchObject({ code: failure.code, detail: failure.detail, stack: failure.stack });
    expect(answered.headers).toEqual({ 'X-Own': 'own', 'X-Tencent-Request-Id': 'r-1' });
    // Several requests may share it.
    expect(failure.headers).toEqual({ 'X-Own': 'own' });
  });

  it.each(KINDS)('lets the headers of a failure of a %s win', async (kind) => {
    const { sessions } = aCloud();
    const failure = new AppError('PARTLY_DONE', verbatim(''), {
      headers: { 'X-Tencent-Request-Id': 'first' },
    });
    const operation = anOperation(kind, async (session) => {
      await describeDisks(session);
      throw failure;
    });
    const answered = await failureOf(operation(sessions, aScope()));
    expect(answered.headers).toEqual({ 'X-Tencent-Request-Id': 'first' });
  });

  it('gives the failure of a write that was not sent the same headers', async () => {
    const { sessions } = aCloud();
    const failure = new AppError('TOO_MANY_REQUESTS', verbatim('the instance is not free'));
    const reply = sessions.write(aScope(), DELETION, async (session) => {
      await describeDisks(session);
      throw failure;
    });
    const answered = await failureOf(reply);
    expect(answered).toMatchObject({ code: failure.code, headers: { 'X-Tencent-Request-Id': 'r-1' } });
  });

  it.each(KINDS)('answers INTERNAL with the same headers for a defect of a %s', async (kind) => {
    const { sessions } = aCloud();
    const defect = new TypeError('x is undefined');
    const operation = anOperation(kind, async (session) => {
      await describeDisks(session);
      throw defect;
    });
    const answered = await failureOf(operation(sessions, aScope()));
    expect(answered).toMatchObject({ code: 'INTERNAL', cause: defect });
    expect(answered.headers).toEqual({ 'X-Tencent-Request-Id': 'r-1' });
  });

  describe('with a credential that may be out of date', () => {
    it('reads, and says in the headers how old it is', async () => {
      const { sessions } = aCloud({ staleSeconds: 41 });
      const { headers } = await sessions.read(aScope(), async () => new Answer({}, ''));
      expect(headers).toEqual({ 'X-Stale-Credential-Seconds': '41' });
    });

    it('does not write', async () => {
      const { sessions, events } = aCloud({ staleSeconds: 41 });
      const reply = sessions.write(aScope(), DELETION, async (session) =>
        written(terminate(session).then(() => new Answer({}, ''))),
      );
      expect((await failureOf(reply)).code).toBe('DATABASE_UNAVAILABLE');
      expect(events).toEqual(['intent', 'open tenant/cluster']);
    });
  });

  it.each<[string, Given, string]>([
    ['is stored', { isStored: false }, 'CREDENTIAL_NOT_FOUND'],
    ['is enabled', { row: { enabled: false } }, 'CREDENTIAL_DISABLED'],
  ])('sends nothing when no credential %s', async (_, given, code) => {
    const { sessions, events } = aCloud(given);
    const reply = sessions.read(aScope(), async (session) => {
      await describeDisks(session);
      return new Answer({}, '');
    });
    expect((await failureOf(reply)).code).toBe(code);
    expect(events).toEqual(['open tenant/cluster']);
  });
});
