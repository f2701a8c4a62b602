import { afterAll, beforeAll } from 'vitest';
import type { SandboxOptions } from '../../../src/sandbox/options.js';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { type CbsClient, type SdkClients, sdkClients } from './sdk-clients.js';

export interface SandboxFixture {
  sandbox: Sandbox;
  sdk: SdkClients;
  guangzhou: CbsClient;
  shanghai: CbsClient;
}

/** Completes changes within the call and limits no rate. */
export const IMMEDIATE: SandboxOptions = { delayMs: 0, rateLimits: false };

/** For tests with accounts of their own. */
export const ACCOUNT_ONE = { secretId: 'AKIDone', secretKey: 'one' };
export const ACCOUNT_TWO = { secretId: 'AKIDtwo', secretKey: 'two' };

/** Runs a sandbox for the tests of the surrounding `describe`. The fields are set when the first test begins. */
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
