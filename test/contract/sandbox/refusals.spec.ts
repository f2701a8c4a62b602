import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../../../src/sandbox/sandbox.js';
import { ATTACHMENT_REFUSALS } from './refusals/attachment-refusals.js';
import { CHANGE_REFUSALS } from './refusals/change-refusals.js';
import { CREATE_REFUSALS } from './refusals/create-refusals.js';
import { READ_REFUSALS } from './refusals/read-refusals.js';
import type { Refusal, Stage } from './refusals/stage.js';
import { rejection, sdkClients } from './sdk-clients.js';

const ALL = [...CREATE_REFUSALS, ...ATTACHMENT_REFUSALS, ...CHANGE_REFUSALS, ...READ_REFUSALS];

/** Refused by the gateway before an action is reached: gateway.spec.ts, signature.spec.ts and others provoke these. */
const ELSEWHERE = [
  'AuthFailure.InvalidAuthorization',
  'AuthFailure.InvalidSecretId',
  'AuthFailure.SecretIdNotFound',
  'AuthFailure.SignatureExpire',
  'AuthFailure.SignatureFailure',
  'AuthFailure.TokenFailure',
  'InternalError',
  'InvalidAction',
  'InvalidRequest',
  'NoSuchProduct',
  'NoSuchVersion',
  'RequestLimitExceeded',
  'RequestSizeLimitExceeded',
  'UnknownParameter',
  'UnsupportedProtocol',
  'UnsupportedRegion',
];

describe('refusals', () => {
  let stage: Stage;

  beforeAll(async () => {
    const sandbox = await createSandbox({ delayMs: 0, rateLimits: false });
    const sdk = sdkClients(sandbox.port);
    stage = { sandbox, sdk, guangzhou: sdk.cbs(), shanghai: sdk.cbs({ region: 'ap-shanghai' }) };
  });
  beforeEach(() => stage.sandbox.reset());
  afterAll(async () => {
    stage.sdk.end();
    await stage.sandbox.close();
  });

  it.each(ALL)('$code: $when', async (refusal: Refusal) => {
    const { code, message, requestId } = await rejection(refusal.call(stage));
    expect(code).toBe(refusal.code);
    expect(message).not.toBe('');
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(stage.sandbox.calls().at(-1)).toMatchObject({ Code: code, RequestId: requestId, Signed: true });
  });

  it('covers every code that the source can give', () => {
    const provoked = new Set([...ALL.map(({ code }) => code), ...ELSEWHERE]);
    const given = codesInSource();
    expect(given.size).toBeGreaterThan(30);
    expect([...given].filter((code) => !provoked.has(code))).toEqual([]);
    expect(ELSEWHERE.filter((code) => !given.has(code))).toEqual([]);
  });
});

function codesInSource(): Set<string> {
  const root = fileURLToPath(new URL('../../../src/sandbox/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const call = /\b(?:refusal|refusalTokenLast|gatewayError|diskRefusal)\(\s*'([A-Za-z.]+)'/g;
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(root + file, 'utf8').matchAll(call)].map(([, code]) => code ?? ''),
    ),
  );
}
