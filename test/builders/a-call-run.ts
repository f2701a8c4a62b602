import { Phases } from '../../src/common/request/phases.js';
import { type CallPlan, CallRun } from '../../src/tencent/client/pipeline/call-run.js';
import type { CloudAccount } from '../../src/tencent/client/pipeline/cloud-account.js';

/** An account without a token. */
export const aCloudAccount = (overrides: Partial<CloudAccount> = {}): CloudAccount => ({
  credentialId: 'credential-1',
  version: 1,
  secretId: 'AKIDEXAMPLE0000000000000000000000001',
  secretKey: 'planted-secret-key-0123456789',
  site: 'china',
  ...overrides,
});

/** A read of the disks of one region. */
export const aCallPlan = (overrides: Partial<CallPlan> = {}): CallPlan => ({
  service: 'cbs',
  action: 'DescribeDisks',
  region: 'ap-guangzhou',
  params: { Limit: 20 },
  kind: 'read',
  account: aCloudAccount(),
  requestId: 'request-1',
  language: 'zh',
  callerId: 'admin',
  busyRetryMs: 0,
  confirm: undefined,
  doneCodes: [],
  ...overrides,
});

/** One that a single request waits for, for 30 seconds. */
export function aCallRun(
  overrides: Partial<CallPlan> & { deadlineMs?: number; origin?: { upstreamCalls: number } } = {},
): CallRun {
  const { deadlineMs = 30_000, origin = { upstreamCalls: 0 }, ...plan } = overrides;
  const deadlineAt = performance.now() + deadlineMs;
  const run = new CallRun(aCallPlan(plan), deadlineAt, Object.assign(origin, { phases: new Phases() }));
  run.join(deadlineAt);
  return run;
}
