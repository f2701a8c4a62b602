import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DISK, SCOPE, type Service, startService } from './service.fixture.js';
import { callsOf } from './upstream.js';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

describe('the headers of a reply', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const list = (headers: Record<string, string> = {}) => service.post('disk/list', SCOPE, { headers });
  const fault = (Code: string, more: object = {}) =>
    service.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'error', Code, ...more });

  it.each(['a', 'order-4711', '2021.08.27_17', 'x'.repeat(64), '00000000-0000-4000-8000-000000000000'])(
    'repeat a well-formed X-Request-Id: %s',
    async (id) => {
      expect((await list({ 'x-request-id': id })).headers.get('x-request-id')).toBe(id);
    },
  );

  it.each(['', 'a b', 'a,b', 'x'.repeat(65), '<script>', 'a/b', '${jndi}', 'a:b', '"', 'é'])(
    'have an id of their own in place of %j',
    async (id) => {
      expect((await list({ 'x-request-id': id })).headers.get('x-request-id')).toMatch(UUID);
    },
  );

  it('have another id for every request', async () => {
    const ids = await Promise.all([list(), list(), list()].map(async (reply) => (await reply).headers));
    expect(new Set(ids.map((headers) => headers.get('x-request-id'))).size).toBe(3);
  });

  it('name the last call to Tencent, of a success and of a failure', async () => {
    const ok = await list();
    expect(ok.headers.get('x-tencent-request-id')).toBe(callsOf(service, 'DescribeDisks')[0]!.RequestId);
    expect(ok.headers.has('x-tencent-error-code')).toBe(false);
    expect(ok.headers.has('retry-after')).toBe(false);
    fault('UnauthorizedOperation.MFAExpired');
    const failed = await list();
    const [, second] = callsOf(service, 'DescribeDisks');
    expect(failed.headers.get('x-tencent-request-id')).toBe(second!.RequestId);
    expect(failed.headers.get('x-tencent-error-code')).toBe('UnauthorizedOperation.MFAExpired');
    expect(failed.body.desc).toContain(second!.RequestId);
  });

  it('name the refusal, not the read that explained it', async () => {
    service.sandbox.addFault({ Action: 'ResizeDisk', Fault: 'error', Code: 'InvalidDisk.NotSupported' });
    const reply = await service.post('disk/resize', { ...SCOPE, DiskId: DISK, DiskSize: 90 });
    // One for the instance that the disk is on, and one to explain the refusal.
    expect(callsOf(service, 'DescribeDisks')).toHaveLength(2);
    expect(reply.headers.get('x-tencent-request-id')).toBe(callsOf(service, 'ResizeDisk')[0]!.RequestId);
    expect(reply.headers.get('x-tencent-error-code')).toBe('InvalidDisk.NotSupported');
  });

  it('say nothing of Tencent when it was not asked', async () => {
    const reply = await service.post('disk/list', { ...SCOPE, PageSize: 101 });
    expect(reply.headers.has('x-tencent-request-id')).toBe(false);
    expect(reply.headers.has('x-tencent-error-code')).toBe(false);
    expect(reply.headers.get('x-request-id')).toMatch(UUID);
  });

  it.each([
    ['RequestLimitExceeded', 429, '1'],
    ['ServiceUnavailable', 503, '5'],
    ['ResourceInsufficient', 503, '300'],
  ])('say after %s when to come again', async (Code, status, seconds) => {
    fault(Code, { Times: 3 });
    const reply = await list();
    expect(reply.status).toBe(status);
    expect(reply.headers.get('retry-after')).toBe(seconds);
  });

  it.each(['UnauthorizedOperation', 'InvalidParameterValue', 'ResourceBusy'])(
    'do not after %s',
    async (Code) => {
      fault(Code);
      expect((await list()).headers.has('retry-after')).toBe(false);
    },
  );

  it.each(['代码', 'Bad Code', 'Bad\r\nSet-Cookie: a=b', 'x'.repeat(500), '\u0000'])(
    'are spared a code of Tencent that is none: %j',
    async (Code) => {
      fault(Code, { Times: 3 });
      const reply = await list();
      expect(reply.status).toBe(502);
      expect(reply.body.scode).toBe(30054);
      expect(reply.headers.has('x-tencent-error-code')).toBe(false);
      expect(reply.headers.has('set-cookie')).toBe(false);
    },
  );
});
