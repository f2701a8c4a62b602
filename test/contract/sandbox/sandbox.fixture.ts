import { afterAll, beforeAll, expect } from 'vitest';
import type { SandboxOptions } from '../../../src/sandbox/options.js';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import type { RawAnswer } from './raw-call.js';
import { type CbsClient, type SdkClients, sdkClients } from './sdk-clients.js';

export interface SandboxFixture {
  sandbox: Sandbox;
  sdk: SdkClients;
  guangzhou: CbsClient;
  shanghai: CbsClient;
}

/** Changes complete within the call, and calls are not limited. */
export const IMMEDIATE: SandboxOptions = { delayMs: 0, rateLimits: false };

export const ACCOUNT_ONE = { secretId: 'AKIDone', secretKey: 'one' };
export const ACCOUNT_TWO = { secretId: 'AKIDtwo', secretKey: 'two' };

/** Runs a sandbox for the tests of the surrounding `describe`; the fields are set only while they run. */
export function useSandbox(options: SandboxOptions = {}): SandboxFixture {
  const fixture = {} as SandboxFixture;
  beforeAll(async () => {
    const sandbox = await createSandbox(options);
    const sdk = sdkClients(sandbox.port);
    const [guangzhou, shanghai] = [sdk.cbs(), sdk.cbs({ region: 'ap-shanghai' })];
    Object.assign(fixture, { sandbox, sdk, guangzhou, shanghai });
  });
  afterAll(async () => {
    fixture.sdk.end();
    await fixture.sandbox.close();
  });
  return fixture;
}

/** Refused for its signature: the call log has neither what was asked for nor whose account it was. */
export function expectUnsigned(context: SandboxFixture, answer: RawAnswer, code: string): void {
  expect(answer.status).toBe(200);
  expect(answer.response.Error?.Code).toBe(code);
  expect(context.sandbox.calls().at(-1)).toMatchObject({
    Signed: false,
    Params: null,
    Account: '',
    Code: code,
  });
}
