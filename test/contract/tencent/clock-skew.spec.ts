import { afterEach, describe, expect, it } from 'vitest';
import { aRealTimePipeline, anAccount, aRequest, failureOf } from './pipeline.fixture.js';
import { answer, refuse, startStub, type Stub } from './stub-server.js';

const open: { close(): Promise<unknown> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

/** A gateway whose clock is ahead of ours and which, like Tencent, allows five minutes. */
async function gatewayAhead(aheadMs: number): Promise<Stub> {
  const server = await startStub((call, response) => {
    const now = Date.now() + aheadMs;
    response.setHeader('Date', new Date(now).toUTCString());
    const skewMs = Math.abs(Number(call.headers['x-tc-timestamp']) * 1_000 - now);
    if (skewMs > 300_000) return refuse(response, 'AuthFailure.SignatureExpire', '签名过期');
    return answer(response, { TotalCount: 0, DiskSet: [] });
  });
  open.push(server);
  return server;
}

function pipelineTo(server: Stub) {
  const pipeline = aRealTimePipeline({ tencentApiOrigin: server.origin });
  open.push(pipeline);
  const send = (kind: 'read' | 'write') =>
    pipeline.calls.send(aRequest().scope, anAccount(), {
      service: 'cbs',
      action: 'DescribeDisks',
      params: { Limit: 1 },
      kind,
    });
  return { ...pipeline, send };
}

describe('a clock that is off', () => {
  it.each([
    ['six minutes behind', 360_000],
    ['six minutes ahead', -360_000],
    ['fourteen minutes behind', 840_000],
  ])('%s is corrected from the refusal, once, for writes too', async (_name, aheadMs) => {
    const server = await gatewayAhead(aheadMs);
    const { send, registry, transport } = pipelineTo(server);
    await expect(send('write')).resolves.toMatchObject({ TotalCount: 0 });
    expect(server.arrivals).toHaveLength(2);
    await send('write');
    expect(server.arrivals).toHaveLength(3);
    expect(Math.abs(transport.clocks.worstMs - aheadMs)).toBeLessThan(2_000);
    expect(await registry.metrics()).toMatch(/^tencent_clock_offset_seconds -?\d{3,}/m);
  });

  it.each([
    ['an hour', 3_600_000],
    ['twelve years', 12 * 365 * 86_400_000],
  ])('is not corrected by %s, whatever a reply says', async (_name, aheadMs) => {
    const server = await gatewayAhead(aheadMs);
    const { send, transport } = pipelineTo(server);
    expect(await failureOf(send('write'))).toMatchObject({ code: 'TENCENT_CLOCK_SKEW' });
    expect(server.arrivals).toHaveLength(1);
    expect(transport.clocks.worstMs).toBe(0);
  });

  it('is corrected from accepted calls before it grows too large', async () => {
    const server = await gatewayAhead(120_000);
    const { send } = pipelineTo(server);
    await send('read');
    await send('read');
    const skewMs = Number(server.arrivals[1]?.headers['x-tc-timestamp']) * 1_000 - Date.now();
    expect(Math.abs(skewMs - 120_000)).toBeLessThan(3_000);
  });

  it('is left alone within two seconds', async () => {
    const { send, transport } = pipelineTo(await gatewayAhead(700));
    await send('read');
    expect(transport.clocks.worstMs).toBe(0);
  });

  it('is reported when the gateway refuses although the clocks agree', async () => {
    const server = await startStub((_call, response) => refuse(response, 'AuthFailure.SignatureExpire'));
    open.push(server);
    const error = await failureOf(pipelineTo(server).send('read'));
    expect(error).toMatchObject({ code: 'TENCENT_CLOCK_SKEW' });
    expect(server.arrivals).toHaveLength(1);
  });
});
