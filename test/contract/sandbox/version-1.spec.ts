import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';
import { createDisks } from './orders.js';
import { expectUnsigned, useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';
import { type Version1Call, version1Call } from './version-1-call.js';

const CLOCK_MS = Date.UTC(2026, 2, 9, 16, 30, 0);
const NOW = CLOCK_MS / 1000;

const TEMPORARY = { secretId: 'AKIDtemporary', secretKey: 'temporary-key', token: 'session-token' };
const BY_TEMPORARY = { SecretId: TEMPORARY.secretId, Token: TEMPORARY.token };

describe('the check of signature version 1', () => {
  const context = useSandbox({ now: () => CLOCK_MS, accounts: [DEFAULT_ACCOUNT, TEMPORARY] });
  const call = ({ params, ...rest }: Version1Call) =>
    version1Call(context.sandbox.port, { ...rest, params: { Timestamp: `${NOW}`, ...params } });

  const accepted: [string, Version1Call][] = [
    ['a query', {}],
    ['a form', { method: 'POST' }],
    [
      'a form with a charset',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' } },
    ],
    ['HmacSHA1 by name', { params: { SignatureMethod: 'HmacSHA1' } }],
    ['HmacSHA256', { params: { SignatureMethod: 'HmacSHA256' } }],
    ['HmacSHA256 in a form', { method: 'POST', params: { SignatureMethod: 'HmacSHA256' } }],
    ['any other method as HmacSHA1', { params: { SignatureMethod: 'HmacMD5' } }],
    ['the host with its port', { signPort: true }],
    ['the host of the international site', { host: 'cbs.intl.tencentcloudapi.com' }],
    ['a clock 300 s behind', { params: { Timestamp: `${NOW - 300}` } }],
    ['a clock 300 s ahead', { params: { Timestamp: `${NOW + 300}` } }],
    ['the longest nonce of the Python SDK', { params: { Nonce: '9223372036854775807' } }],
    ['the name and version of an SDK', { params: { RequestClient: 'SDK_GO_1.0' } }],
    ['temporary keys with their token', { secretKey: TEMPORARY.secretKey, params: BY_TEMPORARY }],
    ['nested and typed parameters', { params: { 'DiskIds.0': 'disk-giys4n0i', Limit: '1' } }],
    [
      'values that are encoded in a URL, as they are before it',
      {
        params: {
          'Filters.0.Name': 'disk-name',
          'Filters.0.Values.0': '123',
          'Filters.0.Values.1': 'a b+&=云',
        },
      },
    ],
  ];
  it.each(accepted)('accepts %s', async (_, request) => {
    const answer = await call(request);
    expect(answer.response.Error).toBeUndefined();
    // Names with a dot narrow the search to one disk.
    const narrowed = Object.keys(request.params ?? {}).some((name) => name.includes('.'));
    expect(answer.response).toMatchObject({ TotalCount: narrowed ? 1 : 2 });
  });

  const FAILURE = 'AuthFailure.SignatureFailure';
  const set =
    (name: string, value: string): Version1Call['tamper'] =>
    (params) =>
      void (params[name] = value);
  const refused: [string, string, Version1Call][] = [
    ['a parameter added after signing', FAILURE, { tamper: set('Limit', '1') }],
    ['a parameter removed after signing', FAILURE, { tamper: (params) => void delete params['Language'] }],
    ['an action changed after signing', FAILURE, { tamper: set('Action', 'TerminateDisks') }],
    ['a region changed after signing', FAILURE, { tamper: set('Region', 'ap-shanghai') }],
    ['a nonce changed after signing', FAILURE, { tamper: set('Nonce', '1') }],
    [
      'HmacSHA1 that calls itself HmacSHA256',
      FAILURE,
      { params: { SignatureMethod: 'HmacSHA256' }, algorithm: 'sha1' },
    ],
    ['HmacSHA256 that does not call itself so', FAILURE, { algorithm: 'sha256' }],
    ['another method than it was signed for', FAILURE, { signedMethod: 'POST' }],
    ['a form that was signed for GET', FAILURE, { method: 'POST', signedMethod: 'GET' }],
    ['another host', FAILURE, { tamper: undefined, headers: { host: 'cvm.tencentcloudapi.com' } }],
    ['a wrong key', FAILURE, { secretKey: 'wrong' }],
    [
      'a wrong key with HmacSHA256',
      FAILURE,
      { secretKey: 'wrong', params: { SignatureMethod: 'HmacSHA256' } },
    ],
    ['the key of another account', FAILURE, { secretKey: TEMPORARY.secretKey }],
    ['a signature that is not base64', FAILURE, { tamper: set('Signature', 'x') }],
    [
      'a signature without its padding',
      FAILURE,
      { tamper: (params) => void (params['Signature'] = params['Signature']?.replace(/=+$/, '') ?? '') },
    ],
    [
      'a parameter that is sent twice, of which the first was signed',
      FAILURE,
      { params: { Limit: '1' }, encode: (params) => `${new URLSearchParams(params).toString()}&Limit=2` },
    ],
    ['a clock 301 s behind', 'AuthFailure.SignatureExpire', { params: { Timestamp: `${NOW - 301}` } }],
    ['a clock 301 s ahead', 'AuthFailure.SignatureExpire', { params: { Timestamp: `${NOW + 301}` } }],
    ['an unknown SecretId', 'AuthFailure.SecretIdNotFound', { params: { SecretId: 'AKIDunknown' } }],
    [
      'a SecretId that is not an API key',
      'AuthFailure.InvalidSecretId',
      { params: { SecretId: 'a@example.com' } },
    ],
    ['a token of an account without one', 'AuthFailure.TokenFailure', { params: { Token: 'x' } }],
    [
      'a missing token',
      'AuthFailure.TokenFailure',
      { secretKey: TEMPORARY.secretKey, params: { SecretId: TEMPORARY.secretId } },
    ],
    [
      'a wrong token',
      'AuthFailure.TokenFailure',
      { secretKey: TEMPORARY.secretKey, params: { ...BY_TEMPORARY, Token: 'x' } },
    ],
    ...['Action', 'Version', 'Nonce', 'Timestamp', 'SecretId'].map((name): [string, string, Version1Call] => [
      `a call without ${name}`,
      'MissingParameter',
      { params: { [name]: undefined } },
    ]),
    ['a call without Signature', 'MissingParameter', { tamper: (params) => void delete params['Signature'] }],
    ['a timestamp that is not a number', 'InvalidParameterValue', { params: { Timestamp: '2026-03-10' } }],
    ['a nonce that is not a number', 'InvalidParameterValue', { params: { Nonce: 'x' } }],
    [
      'a form over 1 MB',
      'RequestSizeLimitExceeded',
      { method: 'POST', params: { X: 'x'.repeat(1024 * 1024) } },
    ],
    ['a query over 32 KB', 'RequestSizeLimitExceeded', { params: { X: 'x'.repeat(32 * 1024) } }],
    ['a method other than GET and POST', 'UnsupportedProtocol', { method: 'PUT' }],
    [
      'a form of another media type',
      'InvalidRequest',
      { method: 'POST', headers: { 'content-type': 'text/plain' } },
    ],
  ];
  it.each(refused)('refuses %s with %s', async (_, code, request) => {
    const answer = await call(request);
    expectUnsigned(context, answer, code);
  });

  it('has tests for accepted and refused signatures', () => {
    expect(accepted.length).toBeGreaterThan(5);
    expect(new Set(refused.map(([, code]) => code)).size).toBe(10);
  });

  it('comes before the checks of version, action, region and parameters, which answer as for TC3', async () => {
    const answers: [Record<string, string | undefined>, string][] = [
      [{ Version: '2016-01-01' }, 'NoSuchVersion'],
      [{ Action: 'X', Region: undefined }, 'InvalidAction'],
      [{ Region: undefined }, 'MissingParameter'],
      [{ Region: 'ap-atlantis' }, 'InvalidParameterValue'],
      [{ Nope: '1' }, 'UnknownParameter'],
      [{ Limit: 'many' }, 'InvalidParameter'],
      [{ DiskIds: 'disk-giys4n0i' }, 'InvalidParameter'],
      [{ 'DiskIds.a': 'disk-giys4n0i' }, 'InvalidParameter'],
    ];
    for (const [params, code] of answers) {
      expect({ params, code: (await call({ params })).response.Error?.Code }).toEqual({ params, code });
      expect((await call({ params, secretKey: 'wrong' })).response.Error?.Code).toBe(FAILURE);
    }
  });

  it('records the parameters of the action only', async () => {
    await call({ params: { Limit: '1' } });
    expect(context.sandbox.calls().at(-1)).toMatchObject({
      Signed: true,
      Params: { Limit: '1' },
      Region: 'ap-guangzhou',
    });
  });

  it('answers in the language that the parameter names', async () => {
    const english = await call({ secretKey: 'wrong' });
    expect(english.response.Error?.Message).toMatch(/^The provided credentials could not be validated/);
    const chinese = await call({ secretKey: 'wrong', params: { Language: undefined } });
    expect(chinese.response.Error?.Message).toMatch(/^请求签名验证失败/);
  });
});

describe('the Node.js SDK with signature version 1', () => {
  const context = useSandbox({ delayMs: 0, rateLimits: false });
  const forms = (['HmacSHA1', 'HmacSHA256'] as const).flatMap((signMethod) =>
    (['GET', 'POST'] as const).map((method) => ({ signMethod, method })),
  );

  it.each(forms)('creates, changes, finds and deletes a disk by $signMethod and $method', async (form) => {
    const client = context.sdk.cbs(form);
    const [diskId = ''] = await createDisks(client, { DiskName: 'a b+&=云', DiskCount: 1 });
    await client.ModifyDiskAttributes({ DiskIds: [diskId], DeleteWithInstance: true, DiskName: 'renamed' });
    await client.ResizeDisk({ DiskId: diskId, DiskSize: 40 });
    const found = await client.DescribeDisks({
      Filters: [{ Name: 'disk-id', Values: [diskId] }],
      ReturnBindAutoSnapshotPolicy: true,
    });
    expect(found.DiskSet).toMatchObject([{ DiskName: 'renamed', DiskSize: 40, AutoSnapshotPolicyIds: [] }]);
    await client.TerminateDisks({ DiskIds: [diskId] });
    expect((await client.DescribeDisks({ DiskIds: [diskId] })).TotalCount).toBe(0);
    expect(
      new Set(
        context.sandbox
          .calls()
          .slice(-6)
          .map(({ Code }) => Code),
      ),
    ).toEqual(new Set(['']));
  });

  it.each(forms)('is refused with a wrong key by $signMethod and $method', async (form) => {
    const account = { ...DEFAULT_ACCOUNT, secretKey: 'wrong' };
    expect((await rejection(context.sdk.cbs({ ...form, account }).DescribeDisks({}))).code).toBe(
      'AuthFailure.SignatureFailure',
    );
  });

  it('calls the other services', async () => {
    const { RegionSet } = await context.sdk.cvm({ signMethod: 'HmacSHA1' }).DescribeRegions();
    expect(RegionSet).toHaveLength(19);
  });
});
