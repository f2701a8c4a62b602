import { Registry } from 'prom-client';
import { Cancellation } from '../../../src/common/request/cancellation.js';
import { CallerGone, type RequestContext } from '../../../src/common/request/request-context.js';
import { Scope } from '../../../src/common/request/scope.js';
import { AppConfig } from '../../../src/config/app-config.js';
import type { CloudAccount } from '../../../src/tencent/client/pipeline/cloud-account.js';
import { TencentCall } from '../../../src/tencent/client/pipeline/tencent-call.js';
import { TencentMetrics } from '../../../src/tencent/client/pipeline/tencent-metrics.js';
import { TencentTransport } from '../../../src/tencent/client/transport/transport.js';

export const anAccount = (overrides: Partial<CloudAccount> = {}): CloudAccount => ({
  credentialId: 'credential-1',
  version: 1,
  secretId: 'AKIDEXAMPLE0000000000000000000000001',
  secretKey: 'planted-secret-key-0123456789',
  ...overrides,
});

export const aConfig = (overrides: Partial<AppConfig> = {}): AppConfig =>
  new AppConfig({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: undefined,
    dataDir: '.data',
    credentialKeys: [],
    authMode: 'none',
    adminApiKey: undefined,
    authJwksUrl: undefined,
    authJwtIssuer: undefined,
    authJwtAudience: undefined,
    tencentApiOrigin: undefined,
    tencentProxy: undefined,
    tencentTimeoutMs: 2_000,
    requestTimeoutMs: 10_000,
    tencentRatePerSecond: 1_000_000,
    httpStatusMode: 'semantic',
    exposeStack: false,
    corsOrigins: [],
    logLevel: 'silent',
    ...overrides,
  });

export interface TestRequest {
  scope: Scope;
  context: RequestContext;
  /** The caller closes its connection. */
  goAway(): void;
}

export function aRequest({ deadlineMs = 10_000, callerId = 'admin' } = {}): TestRequest {
  const cancellation = new Cancellation();
  const context: RequestContext = {
    requestId: 'request-1',
    startedAt: performance.now(),
    deadlineAt: performance.now() + deadlineMs,
    cancellation,
    caller: { id: callerId, role: 'admin', tenants: ['*'] },
    tenantUuid: undefined,
    tencentRequestId: undefined,
    tencentErrorCode: undefined,
    upstreamCalls: 0,
    secrets: [],
    staleCredentialSeconds: undefined,
  };
  const scope = Scope.of(context, { TenantUuid: 'tenant', ClusterUuid: 'cluster' });
  return { scope, context, goAway: () => cancellation.cancel(new CallerGone()) };
}

export interface TestFunnel {
  calls: TencentCall;
  transport: TencentTransport;
  registry: Registry;
  close(): Promise<void>;
}

export function aFunnel(overrides: Partial<AppConfig>): TestFunnel {
  const config = aConfig(overrides);
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
