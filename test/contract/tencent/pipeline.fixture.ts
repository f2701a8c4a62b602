import { Registry } from 'prom-client';
import { CallerGone, type RequestContext } from '../../../src/common/request/request-context.js';
import { Scope } from '../../../src/common/request/scope.js';
import type { AppConfig } from '../../../src/config/app-config.js';
import type { CloudAccount } from '../../../src/tencent/client/pipeline/cloud-account.js';
import { TencentCall } from '../../../src/tencent/client/pipeline/tencent-call.js';
import { TencentMetrics } from '../../../src/tencent/client/pipeline/tencent-metrics.js';
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

export interface TestFunnel {
  calls: TencentCall;
  transport: TencentTransport;
  registry: Registry;
  close(): Promise<void>;
}

export function aFunnel(overrides: Partial<AppConfig>): TestFunnel {
  const config = aConfig({ tencentTimeoutMs: 2_000, tencentRatePerSecond: 1_000_000, ...overrides });
  const transport = new TencentTransport(config);
  const registry = new Registry();
  const calls = new TencentCall(config, transport, new TencentMetrics(registry));
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
