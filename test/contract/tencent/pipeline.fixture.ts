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
import type { ActionOf, ResponseOf } from '../../../src/tencent/client/transport/sdk-clients.js';
import { TencentTransport } from '../../../src/tencent/client/transport/transport.js';
import { aConfig } from '../../builders/a-config.js';
import { aRequestContext } from '../../builders/a-request-context.js';

export const anAccount = (overrides: Partial<CloudAccount> = {}): CloudAccount => ({
  credentialId: 'credential-1',
  version: 1,
  secretId: 'AKIDEXAMPLE0000000000000000000000001',
  secretKey: 'planted-secret-key-0123456789',
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

type ServedService = 'cbs';

/** The pipeline as a test uses it. */
export interface TestCalls {
  /** What stands inside `Response`. */
  send<A extends ActionOf<ServedService>>(
    scope: Scope,
    account: CloudAccount,
    call: UpstreamCall<ServedService, A>,
  ): Promise<ResponseOf<ServedService, A>>;
  start<A extends ActionOf<ServedService>>(
    scope: Scope,
    account: CloudAccount,
    call: UpstreamCall<ServedService, A>,
  ): PendingCall<ResponseOf<ServedService, A>>;
}

export interface TestPipeline {
  calls: TestCalls;
  transport: TencentTransport;
  registry: Registry;
  close(): Promise<void>;
}

export function aPipeline(overrides: Partial<AppConfig>): TestPipeline {
  const config = aConfig({ tencentTimeoutMs: 2_000, tencentRatePerSecond: 1_000_000, ...overrides });
  const transport = new TencentTransport(config);
  const registry = new Registry();
  const pipeline = new CallPipeline(config, transport, new TencentMetrics(registry));
  const calls: TestCalls = {
    start: (scope, account, call) => pipeline.send(scope.context, account, call),
    send: async (scope, account, call) => (await pipeline.send(scope.context, account, call).reply).response,
  };
  return { calls, transport, registry, close: () => transport.onApplicationShutdown() };
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
