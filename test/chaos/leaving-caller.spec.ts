import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answer, startStub, type Responder, type Stub } from '../contract/tencent/stub-server.js';
import { DISK, SCOPE, type Service, startService, TENANT } from '../e2e/service.fixture.js';
import { aCreate } from './chaos.fixture.js';
import { sendHealthy } from './bad-replies.fixture.js';

/** A call that nobody aborts is cut after this time. */
const ATTEMPT_TIMEOUT_MS = 3_000;

describe('a caller who leaves', () => {
  let stub: Stub;
  let service: Service;
  let respond: Responder;

  beforeAll(async () => {
    stub = await startStub((call, response, request) => respond(call, response, request));
    service = await startService({
      tencentApiOrigin: stub.origin,
      config: { tencentTimeoutMs: ATTEMPT_TIMEOUT_MS },
    });
  });
  beforeEach(() => {
    stub.arrivals.length = 0;
    respond = (_call, response) => sendHealthy(response);
  });
  afterAll(async () => {
    // The client opens a new connection in place of each it has cut, and says nothing on it.
    service.app.getHttpServer().closeAllConnections();
    await service.close();
    await stub.close();
  });

  /** Sends the request and goes away once the call has reached the cloud. */
  async function leaveOnceSent(route: string, body: object, requestId: string): Promise<void> {
    const caller = new AbortController();
    const headers = { 'x-request-id': requestId };
    const reply = service.post(route, body, { signal: caller.signal, headers });
    await expect.poll(() => stub.arrivals.length).toBe(1);
    caller.abort();
    await expect(reply).rejects.toThrow(Error);
  }

  const rowOf = async (requestId: string): Promise<{ Outcome: string; DiskIds: string[] } | undefined> => {
    const { body } = await service.post('audit/list', { TenantUuid: TENANT, PageSize: 100 });
    return body.data.List.find(({ RequestId }: { RequestId: string }) => RequestId === requestId);
  };

  it('has the read aborted upstream', async () => {
    let isCut = false;
    respond = (_call, response) => response.once('close', () => (isCut = true));
    await leaveOnceSent('disk/inspect', { ...SCOPE, DiskId: DISK }, 'left-read');
    await expect.poll(() => isCut, { timeout: ATTEMPT_TIMEOUT_MS / 2 }).toBe(true);
    expect(stub.arrivals).toHaveLength(1);
  });

  it('has the write carried out, and its outcome in the trail', async () => {
    let finish: (() => void) | undefined;
    respond = (_call, response) => (finish = () => answer(response));
    await leaveOnceSent('disk/update', { ...SCOPE, DiskId: DISK, DiskName: 'left' }, 'left-update');
    expect((await rowOf('left-update'))?.Outcome).toBe('pending');
    finish?.();
    await expect.poll(async () => (await rowOf('left-update'))?.Outcome).toBe('succeeded');
    expect(stub.arrivals).toHaveLength(1);
  });

  it('has the disks of the create named in the trail', async () => {
    let finish: (() => void) | undefined;
    respond = (_call, response) => (finish = () => answer(response, { DiskIdSet: ['disk-late0001'] }));
    await leaveOnceSent('disk/create', aCreate('left'), 'left-create');
    expect((await rowOf('left-create'))?.Outcome).toBe('pending');
    finish?.();
    await expect.poll(async () => (await rowOf('left-create'))?.Outcome).toBe('succeeded');
    expect((await rowOf('left-create'))?.DiskIds).toEqual(['disk-late0001']);
  });

  it('has a write without an answer recorded as unknown', async () => {
    respond = () => undefined;
    await leaveOnceSent('disk/update', { ...SCOPE, DiskId: DISK, DiskName: 'silent' }, 'left-silent');
    await expect.poll(async () => (await rowOf('left-silent'))?.Outcome, { timeout: 8_000 }).toBe('unknown');
  });
});
