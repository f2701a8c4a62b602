import { Registry } from 'prom-client';
import { CallerGone, type RequestContext } from '../../../src/common/request/request-context.js';
import { Scope } from '../../../src/common/request/scope.js';
import type { AppConfig } from '../../../src/config/app-config.js';
import type { CloudAccount } from '../../../src/tencent/client/pipeline/cloud-account.js';
import {
  CallPipeline,
  type PendingCall,
  type UpstreamCall,
} from '../../../src/tencent/client/pipeline/call-pipeline.js';
import { TencentMetrics } from '../../../src/tencent/client/pipeline/tencent-metrics.js';
import type { DescribedAction } from '../../../src/tencent/client/replies/reply-shapes.js';
import type { ResponseOf } from '../../../src/tencent/client/transport/sdk-clients.js';
import { TencentTransport } from '../../../src/tencent/client/transport/transport.js';
import { vi } from 'vitest';
import { aConfig } from '../../builders/a-config.js';
import { aRequestContext } from '../../builders/a-request-context.js';
import { GivenClock } from './given-clock.js';
import { startStub, type Responder, type Stub } from './stub-server.js';

export const anAccount = (overrides: Partial<CloudAccount> = {}): CloudAccount => ({
  credentialId: 'credential-1',
  version: 1,
  secretId: 'AKIDEXAMPLE0000000000000000000000001',
  secretKey: 'planted-secret-key-0123456789',
  site: 'china',
  ...overrides,
});

export interface TestRequest {
  scope: Scope;
  context: RequestContext;
  /** The caller closes its connection. */
  goAway(): void;
}

export function aRequest({ deadlineMs = 10_000, callerId = 'admin' } = {}): TestRequest {
  const context = aRequestContext({
    deadlineAt: performance.now() + deadlineMs,
    caller: { id: callerId, role: 'admin', tenants: ['*'] },
  });
  const scope = Scope.of(context, { TenantUuid: 'tenant', ClusterUuid: 'cluster' });
  return { scope, context, goAway: () => context.cancellation.cancel(new CallerGone()) };
}

/** Gives what stands inside `Response`. */
type Send = <A extends DescribedAction<'cbs'>>(
  scope: Scope,
  account: CloudAccount,
  call: UpstreamCall<'cbs', A>,
) => Promise<ResponseOf<'cbs', A>>;

type Start = <A extends DescribedAction<'cbs'>>(
  scope: Scope,
  account: CloudAccount,
  call: UpstreamCall<'cbs', A>,
) => PendingCall<ResponseOf<'cbs', A>>;

export interface RealTimePipeline {
  calls: { send: Send; start: Start };
  transport: TencentTransport;
  registry: Registry;
  close(): Promise<void>;
}

export function aRealTimePipeline(overrides: Partial<AppConfig>): RealTimePipeline {
  const config = aConfig({ tencentTimeoutMs: 2_000, tencentRatePerSecond: 1_000_000, ...overrides });
  const transport = new TencentTransport(config);
  const registry = new Registry();
  const pipeline = new CallPipeline(config, transport, new TencentMetrics(registry));
  const start: Start = ({ context }, account, call) => pipeline.send(context, account, call);
  const send: Send = async (...call) => (await start(...call).reply).response;
  return { calls: { start, send }, transport, registry, close: () => transport.onApplicationShutdown() };
}

export interface Pipeline extends RealTimePipeline {
  server: Stub;
  clock: GivenClock;
  /** As `calls.send`, with the clock moving until the call has ended. */
  send: Send;
}

/** The pipeline, with a cloud that `respond` plays and a clock that only the test moves. */
export async function aPipeline(respond: Responder, overrides: Partial<AppConfig> = {}): Promise<Pipeline> {
  const server = await startStub(respond);
  let pipeline: RealTimePipeline | undefined;
  const clock = await GivenClock.start({
    inFlight: async () => Number(/^tencent_in_flight (\d+)$/m.exec(await pipeline!.registry.metrics())?.[1]),
    unanswered: server.unanswered,
  });
  pipeline = aRealTimePipeline({ tencentApiOrigin: server.origin, ...overrides });
  const close = async () => {
    await Promise.all([server.close(), pipeline.close()]);
    vi.useRealTimers();
  };
  const { calls } = pipeline;
  return { ...pipeline, server, clock, send: (...call) => clock.until(calls.send(...call)), close };
}

/** The rejection of a promise; fails when it resolves. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    () => ({ resolved: true as const, error: undefined }),
    (error: unknown) => ({ resolved: false as const, error }),
  );
  if (outcome.resolved) throw new Error('resolved, although a failure was expected');
  return outcome.error;
}
