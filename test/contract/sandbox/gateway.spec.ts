import { describe, expect, it } from 'vitest';
import { type RawCall, rawCall } from './raw-call.js';
import { useSandbox } from './sandbox.fixture.js';

const without =
  (name: string): RawCall['tamper'] =>
  ({ headers }) =>
    void delete headers[name];
/** Shows whether another check comes before that of the signature. */
const unsigned: RawCall['tamper'] = ({ headers }) => void delete headers['authorization'];

const CASES: [string, RawCall, string, string][] = [
  [
    'a method other than GET and POST',
    { method: 'PUT' },
    'UnsupportedProtocol',
    'Only GET and POST are supported',
  ],
  ['a form', { contentType: 'application/x-www-form-urlencoded' }, 'InvalidRequest', 'Content-Type'],
  ['a multipart body', { contentType: 'multipart/form-data; boundary=x' }, 'InvalidRequest', 'Content-Type'],
  ['a body that is not JSON', { body: '{' }, 'InvalidParameter', 'not a valid JSON object'],
  ['a body that is not an object', { body: '[]' }, 'InvalidParameter', 'not a valid JSON object'],
  [
    'a wrong body before it checks the signature',
    { body: '{', tamper: unsigned },
    'InvalidParameter',
    'JSON',
  ],
  ['a body over 10 MB', { body: ' '.repeat(10 * 1024 * 1024 + 1) }, 'RequestSizeLimitExceeded', 'size limit'],
  ['a call without an action', { tamper: without('x-tc-action') }, 'MissingParameter', '`Action`'],
  ['a call without a version', { tamper: without('x-tc-version') }, 'MissingParameter', '`Version`'],
  ['a call without a timestamp', { tamper: without('x-tc-timestamp') }, 'MissingParameter', '`Timestamp`'],
  ['an unknown version', { version: '2016-01-01' }, 'NoSuchVersion', '2016-01-01'],
  [
    'an unknown action',
    { action: 'DescribeUnknown' },
    'InvalidAction',
    'action=`DescribeUnknown` is invalid or not found in service=`cbs` and version=`2017-03-12`',
  ],
  ['an action of another service', { action: 'LookUpEvents' }, 'InvalidAction', 'service=`cbs`'],
  [
    'an unknown action before it checks the region',
    { action: 'X', region: undefined },
    'InvalidAction',
    '`X`',
  ],
  [
    'a call without a region',
    { region: undefined },
    'MissingParameter',
    'The request is missing a required parameter `Region`.',
  ],
  ['an empty region', { region: '' }, 'InvalidParameterValue', '`X-TC-Region`'],
  ['an unknown region', { region: 'ap-atlantis' }, 'InvalidParameterValue', '`X-TC-Region`'],
  [
    'an unknown region before it checks the parameters',
    { region: 'ap-atlantis', body: '{"No":1}' },
    'InvalidParameterValue',
    'Region',
  ],
  [
    'an unknown parameter',
    { body: '{"Nope":1}' },
    'UnknownParameter',
    'The parameter `Nope` is not recognized.',
  ],
];

describe('the gateway', () => {
  const context = useSandbox({ rateLimits: false });

  it.each(CASES)('refuses %s', async (_, request, code, message) => {
    const answer = await rawCall(context.sandbox.port, request);
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.response)).toEqual(['Error', 'RequestId']);
    expect(answer.response.Error?.Code).toBe(code);
    expect(answer.response.Error?.Message).toContain(message);
    const chinese = await rawCall(context.sandbox.port, { ...request, language: 'zh-CN' });
    expect(chinese.response.Error?.Code).toBe(code);
    expect(chinese.response.Error?.Message).toMatch(/\p{Script=Han}/u);
    expect(context.sandbox.calls().at(-1)).toMatchObject({ Outcome: 'error', Code: code, Language: 'zh-CN' });
  });

  it('answers in Chinese unless English is requested', async () => {
    const answer = await rawCall(context.sandbox.port, {
      body: '{"Nope":1}',
      tamper: without('x-tc-language'),
    });
    expect(answer.response.Error?.Message).toMatch(/^未知参数/);
  });

  it('gives every answer a RequestId of its own', async () => {
    const [a, b] = await Promise.all([rawCall(context.sandbox.port), rawCall(context.sandbox.port)]);
    for (const { response } of [a, b]) {
      expect(response.RequestId).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
    expect(a.response.RequestId).not.toBe(b.response.RequestId);
  });

  it('puts the last segment of the RequestId into the messages of the block storage', async () => {
    const body = '{"DiskId":"disk-00000000","DiskSize":50}';
    const { response } = await rawCall(context.sandbox.port, { action: 'ResizeDisk', body });
    const token = response.RequestId.split('-').at(-1);
    expect(response.Error?.Message).toBe(`(${token})DiskId: disk-00000000, disk not found`);
  });

  it('answers 404 with HTML at any other path', async () => {
    const answer = await rawCall(context.sandbox.port, { path: '/v1' });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html');
  });

  it('answers 404 to a request target that is not a path', async () => {
    const answer = await rawCall(context.sandbox.port, { method: 'OPTIONS', path: '*' });
    expect(answer.status).toBe(404);
    expect((await rawCall(context.sandbox.port, { path: '//' })).status).toBe(404);
  });
});
