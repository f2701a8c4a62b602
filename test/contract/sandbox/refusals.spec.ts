import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { ATTACHMENT_REFUSALS } from './refusals/attachment-refusals.js';
import { CHANGE_REFUSALS } from './refusals/change-refusals.js';
import { CREATE_REFUSALS } from './refusals/create-refusals.js';
import { POLICY_REFUSALS } from './refusals/policy-refusals.js';
import { PRICE_REFUSALS } from './refusals/price-refusals.js';
import { PREPAID_REFUSALS } from './refusals/prepaid-refusals.js';
import { READ_REFUSALS } from './refusals/read-refusals.js';
import { SNAPSHOT_REFUSALS } from './refusals/snapshot-refusals.js';
import { IMMEDIATE, useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';

const GROUPS = [
  CREATE_REFUSALS,
  ATTACHMENT_REFUSALS,
  CHANGE_REFUSALS,
  PRICE_REFUSALS,
  READ_REFUSALS,
  SNAPSHOT_REFUSALS,
  POLICY_REFUSALS,
  PREPAID_REFUSALS,
];
const ALL = GROUPS.flatMap((group) => Object.entries(group));

/** Codes of the gateway, which gateway.spec.ts, signature.spec.ts and others test. */
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

describe('the sandbox', () => {
  const context = useSandbox(IMMEDIATE);
  beforeEach(() => context.sandbox.reset());

  describe.each(ALL)('refuses %s', (_, refusals) => {
    it.each(refusals)('with %s when %s', async (expected, _when, call) => {
      const { code, message, requestId } = await rejection(call(context));
      expect(code).toBe(expected);
      expect(message).not.toBe('');
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(context.sandbox.calls().at(-1)).toMatchObject({
        Code: code,
        RequestId: requestId,
        Signed: true,
      });
    });
  });

  it('has a test for every code in its source', () => {
    const tested = new Set([...ALL.flatMap(([, refusals]) => refusals.map(([code]) => code)), ...ELSEWHERE]);
    const given = codesInSource();
    expect(given.size).toBeGreaterThan(30);
    expect([...given].filter((code) => !tested.has(code))).toEqual([]);
    expect(ELSEWHERE.filter((code) => !given.has(code))).toEqual([]);
  });
});

function codesInSource(): Set<string> {
  const root = fileURLToPath(new URL('../../../src/sandbox/', import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const call = /\b(?:refusal|refusalTokenLast|gatewayError|diskRefusal|snapshotRefusal)\(\s*'([A-Za-z.]+)'/g;
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(root + file, 'utf8').matchAll(call)].map(([, code]) => code ?? ''),
    ),
  );
}
