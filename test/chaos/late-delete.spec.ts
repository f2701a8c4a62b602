import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISK, type Reply, SCOPE, type Service, startService } from '../e2e/service.fixture.js';

const PREPAID = { ...SCOPE, Region: 'ap-shanghai', DiskId: 'disk-pre9g0h1' };
const TIMEOUT_MS = 300;
/** TENCENT_TIMEOUT: whether it was carried out is unknown. */
const TIMED_OUT = 30053;

describe('a delete that Tencent carries out after we stopped waiting for it', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService({ config: { tencentTimeoutMs: TIMEOUT_MS } });
  });
  afterAll(() => service.close());

  const deleteLate = async (fields: object): Promise<Reply> => {
    service.sandbox.clearCalls();
    service.sandbox.addFault({ Action: 'TerminateDisks', Fault: 'latency', LatencyMs: 3 * TIMEOUT_MS });
    const reply = await service.post('disk/delete', fields);
    await expect
      .poll(() => service.sandbox.calls().map(({ Outcome }) => Outcome), { timeout: 5_000 })
      .toContain('fault:latency');
    return reply;
  };
  const terminations = () => service.sandbox.calls().filter(({ Action }) => Action === 'TerminateDisks');

  it('is sent once for a prepaid disk, which a second call would purge', async () => {
    const { body } = await deleteLate(PREPAID);
    expect(body.scode).toBe(TIMED_OUT);
    expect(terminations()).toHaveLength(1);
    const inspected = await service.post('disk/inspect', PREPAID);
    expect(inspected.body.data.DiskState).toBe('TORECYCLE');
  });

  it('is sent once for a postpaid disk too, which may have become prepaid', async () => {
    await service.post('disk/detach', { ...SCOPE, DiskId: DISK, InstanceId: 'ins-gkfro58u' });
    const { body } = await deleteLate({ ...SCOPE, DiskId: DISK });
    expect(body.scode).toBe(TIMED_OUT);
    expect(terminations()).toHaveLength(1);
    expect((await service.post('disk/inspect', { ...SCOPE, DiskId: DISK })).status).toBe(404);
  });
});
