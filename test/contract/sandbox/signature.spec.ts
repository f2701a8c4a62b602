import { describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';
import { type RawCall, rawCall } from './raw-call.js';
import { expectUnsigned, useSandbox } from './sandbox.fixture.js';
import { rejection } from './sdk-clients.js';

/** 00:30 in Beijing is the day before in UTC. */
const CLOCK_MS = Date.UTC(2026, 2, 9, 16, 30, 0);
const NOW = CLOCK_MS / 1000;

const TEMPORARY = { secretId: 'AKIDtemporary', secretKey: 'temporary-key', token: 'session-token' };

describe('the TC3-HMAC-SHA256 check', () => {
  const context = useSandbox({ now: () => CLOCK_MS, accounts: [DEFAULT_ACCOUNT, TEMPORARY] });
  const call = (request: RawCall) => rawCall(context.sandbox.port, { timestamp: NOW, ...request });

  const accepted: [string, RawCall][] = [
    ['the host without its port', {}],
    ['the host with its port', { signPort: true }],
    ['a content type with a charset', { contentType: 'application/json; charset=utf-8' }],
    ['more signed headers', { alsoSign: ['x-tc-action', 'x-tc-region', 'x-tc-timestamp'] }],
    [
      'header values in lower case, as in the description',
      { alsoSign: ['x-tc-action'], lowerCaseValues: true },
    ],
    ['an unsigned payload', { unsignedPayload: true }],
    ['a clock 300 s behind', { timestamp: NOW - 300 }],
    ['a clock 300 s ahead', { timestamp: NOW + 300 }],
    ['an empty body', { body: '' }],
    ['temporary keys with their token', { ...TEMPORARY, headers: { 'x-tc-token': 'session-token' } }],
  ];
  it.each(accepted)('accepts %s', async (_, request) => {
    const answer = await call(request);
    expect(answer.response.Error).toBeUndefined();
    expect(answer.response).toMatchObject({ TotalCount: 2 });
  });

  const FAILURE = 'AuthFailure.SignatureFailure';
  const FORMAT = 'AuthFailure.InvalidAuthorization';
  const setAuthorization =
    (change: (text: string) => string): RawCall['tamper'] =>
    ({ headers }) => {
      headers['authorization'] = change(headers['authorization'] ?? '');
    };
  const refused: [string, string, RawCall][] = [
    ['a body changed after signing', FAILURE, { tamper: (request) => void (request.body = '{"Limit":1}') }],
    [
      'a signed header changed after signing',
      FAILURE,
      {
        alsoSign: ['x-tc-action'],
        tamper: ({ headers }) => void (headers['x-tc-action'] = 'TerminateDisks'),
      },
    ],
    [
      'another content type',
      FAILURE,
      { tamper: ({ headers }) => void (headers['content-type'] = 'application/json;x') },
    ],
    [
      'another host',
      FAILURE,
      { tamper: ({ headers }) => void (headers['host'] = 'cvm.tencentcloudapi.com') },
    ],
    ['the local date instead of the UTC date in the scope', FAILURE, { date: '2026-03-10' }],
    [
      'a date in the scope that was not signed',
      FAILURE,
      { tamper: setAuthorization((text) => text.replace('2026-03-09', '2026-03-10')) },
    ],
    ['the scope of another service', FAILURE, { service: 'cvm' }],
    ['a wrong key', FAILURE, { secretKey: 'wrong' }],
    ['the key of another account', FAILURE, { secretKey: TEMPORARY.secretKey }],
    ['a clock 301 s behind', 'AuthFailure.SignatureExpire', { timestamp: NOW - 301 }],
    ['a clock 301 s ahead', 'AuthFailure.SignatureExpire', { timestamp: NOW + 301 }],
    ['an unknown SecretId', 'AuthFailure.SecretIdNotFound', { secretId: 'AKIDunknown' }],
    [
      'the text null that an SDK sends for a missing SecretId',
      'AuthFailure.SecretIdNotFound',
      { secretId: 'null' },
    ],
    ['an empty SecretId', 'AuthFailure.SecretIdNotFound', { secretId: '' }],
    ['a SecretId that is not an API key', 'AuthFailure.InvalidSecretId', { secretId: 'user@example.com' }],
    ['a token of an account without one', 'AuthFailure.TokenFailure', { headers: { 'x-tc-token': 'x' } }],
    ['a missing token', 'AuthFailure.TokenFailure', { ...TEMPORARY }],
    ['a wrong token', 'AuthFailure.TokenFailure', { ...TEMPORARY, headers: { 'x-tc-token': 'other' } }],
    [
      'a call without authorization',
      FORMAT,
      { tamper: ({ headers }) => void delete headers['authorization'] },
    ],
    ['an anonymous call', FORMAT, { tamper: setAuthorization(() => 'SKIP') }],
    ['another algorithm', FORMAT, { tamper: setAuthorization((text) => text.replace('TC3-', 'TC4-')) }],
    ['a short signature', FORMAT, { tamper: setAuthorization((text) => text.slice(0, -1)) }],
    ['a scope without date', FORMAT, { date: 'today' }],
    [
      'a host that is not signed',
      FORMAT,
      { tamper: setAuthorization((text) => text.replace(';host', ';hosts')) },
    ],
    [
      'unsorted header names',
      FORMAT,
      { tamper: setAuthorization((text) => text.replace('content-type;host', 'host;content-type')) },
    ],
    [
      'a call without a timestamp',
      'MissingParameter',
      { tamper: ({ headers }) => void delete headers['x-tc-timestamp'] },
    ],
    [
      'a timestamp that is not a number',
      'InvalidParameterValue',
      { headers: { 'x-tc-timestamp': '2026-03-10' } },
    ],
  ];
  it.each(refused)('refuses %s with %s', async (_, code, request) => {
    const answer = await call(request);
    expectUnsigned(context, answer, code);
  });

  it('has tests for accepted and refused signatures', () => {
    expect(accepted.length).toBeGreaterThan(5);
    expect(new Set(refused.map(([, code]) => code)).size).toBe(8);
  });

  it('answers with the date of its own clock', async () => {
    const answer = await call({});
    expect(answer.headers).toMatchObject({ server: 'nginx', date: new Date(CLOCK_MS).toUTCString() });
    expect(answer.headers['content-type']).toBe('application/json');
  });

  it('refuses a wrong key in the requested language', async () => {
    const english = await call({ secretKey: 'wrong' });
    expect(english.response.Error?.Message).toBe(
      'The provided credentials could not be validated. Please check your signature is correct.',
    );
    const chinese = await call({ secretKey: 'wrong', language: 'zh-CN' });
    expect(chinese.response.Error?.Message).toBe('请求签名验证失败，请检查您的签名计算是否正确。');
  });
});

describe('a GET call', () => {
  const context = useSandbox();

  it('has nested and typed parameters in its query', async () => {
    const client = context.sdk.cbs({ method: 'GET', region: 'ap-shanghai' });
    const found = await client.DescribeDisks({
      Filters: [{ Name: 'disk-usage', Values: ['SYSTEM_DISK'] }],
      Limit: 5,
      ReturnBindAutoSnapshotPolicy: true,
    });
    expect(found).toMatchObject({
      TotalCount: 1,
      DiskSet: [{ DiskUsage: 'SYSTEM_DISK', AutoSnapshotPolicyIds: [] }],
    });
  });

  it('is refused when a parameter has the wrong type', async () => {
    const contentType = 'application/x-www-form-urlencoded';
    const good = await rawCall(context.sandbox.port, { method: 'GET', path: '/?Limit=1', contentType });
    expect(good.response).toMatchObject({ TotalCount: 2 });
    const { code } = await rejection(
      context.sdk.cbs({ method: 'GET' }).DescribeDisks({ Limit: 'many' as unknown as number }),
    );
    expect(code).toBe('InvalidParameter');
  });
});
