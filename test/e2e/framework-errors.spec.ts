import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES, type ErrorCode } from '../../src/errors/error-codes.js';
import { expectFailure } from './envelope.js';
import { rawRequest, type RawRequest } from './raw-request.js';
import { ACCOUNT, SCOPE, type Service, startService } from './service.fixture.js';

const LIST = '/v1/tencent/disk/list';
const MIB = 1024 * 1024;

/** What the framework, its router or its parser refuses, not a route of ours. */
const REQUESTS: [title: string, path: string, code: ErrorCode, request?: RawRequest][] = [
  ['an unknown route', '/v1/tencent/disk/format', 'NO_SUCH_ROUTE'],
  ['an unknown route under an unknown prefix', '/v2/tencent/disk/list', 'NO_SUCH_ROUTE'],
  ['a POST to the root', '/', 'NO_SUCH_ROUTE', { method: 'POST' }],
  ['a route that only begins like one', `${LIST}ing`, 'NO_SUCH_ROUTE'],
  ['a deeper route', `${LIST}/all`, 'NO_SUCH_ROUTE'],
  ['a path outside', '/v1/tencent/disk/../../../etc/passwd', 'NO_SUCH_ROUTE'],
  ['GET', LIST, 'METHOD_NOT_ALLOWED', { method: 'GET' }],
  ['PUT', LIST, 'METHOD_NOT_ALLOWED', { method: 'PUT', body: '{}' }],
  ['PATCH', LIST, 'METHOD_NOT_ALLOWED', { method: 'PATCH', body: '{}' }],
  ['DELETE', LIST, 'METHOD_NOT_ALLOWED', { method: 'DELETE' }],
  ['a method that does not exist for it', LIST, 'METHOD_NOT_ALLOWED', { method: 'PROPFIND' }],
  ['an unknown route with a body that is no JSON', '/nowhere', 'NO_SUCH_ROUTE', { body: '{' }],
  [
    'an unknown route with a foreign body',
    '/nowhere',
    'NO_SUCH_ROUTE',
    { headers: { 'content-type': 'text/xml' } },
  ],
  ['a path that cannot be decoded', '/v1/tencent/disk/%', 'NO_SUCH_ROUTE'],
  ['a route that cannot be decoded', '/v1/tencent/disk/%ff%fe', 'NO_SUCH_ROUTE'],
  ['POST where GET is meant', '/healthz', 'METHOD_NOT_ALLOWED'],
  ['POST for a document', '/openapi.json', 'METHOD_NOT_ALLOWED'],
  ['bad JSON', LIST, 'MALFORMED_JSON', { body: '{"Region":' }],
  ['an empty body', LIST, 'MALFORMED_JSON', { body: '' }],
  ['too large a body', LIST, 'TOO_LARGE', { body: ' '.repeat(MIB + 1) }],
  ['a foreign media type', LIST, 'UNSUPPORTED_MEDIA_TYPE', { headers: { 'content-type': 'text/plain' } }],
  ['a compressed body', LIST, 'UNSUPPORTED_MEDIA_TYPE', { headers: { 'content-encoding': 'br' } }],
  ['no token', LIST, 'NOT_AUTHENTICATED', { headers: { authorization: undefined } }],
  ['a wrong token', LIST, 'NOT_AUTHENTICATED', { headers: { authorization: 'Bearer wrong' } }],
];

const BODY = JSON.stringify(SCOPE);

describe('errors of the framework', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it.each(REQUESTS)('%s is in the envelope', async (_, path, code, request = {}) => {
    service.sandbox.reset();
    const reply = await rawRequest(`${service.origin}${path}`, { body: BODY, ...request });
    expect(reply.status).toBe(ERROR_CODES[code].status);
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
    expectFailure(reply.text, code);
    expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(reply.headers).not.toHaveProperty('x-powered-by');
    if (code === 'METHOD_NOT_ALLOWED')
      expect(reply.headers['allow']).toBe(path === LIST ? 'POST' : 'GET, HEAD');
    expect(service.sandbox.calls()).toEqual([]);
  });

  it('a pair that has no credential is not found, and Tencent is not asked', async () => {
    service.sandbox.reset();
    for (const pair of [{ TenantUuid: 'nobody' }, { ClusterUuid: 'nowhere' }]) {
      const reply = await service.post('disk/list', { ...SCOPE, ...pair });
      expect(reply.status).toBe(404);
      expect(expectFailure(reply.text, 'CREDENTIAL_NOT_FOUND')).toMatch(/^TenantUuid, ClusterUuid: /);
    }
    expect(service.sandbox.calls()).toEqual([]);
  });
});

describe('HTTP_STATUS_MODE=always-200', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ config: { httpStatusMode: 'always-200' } });
  });
  afterAll(() => service.close());

  it.each(REQUESTS)('%s is 200 unless the route is unknown', async (_, path, code, request = {}) => {
    const reply = await rawRequest(`${service.origin}${path}`, { body: BODY, ...request });
    expect(reply.status).toBe(code === 'NO_SUCH_ROUTE' ? 404 : 200);
    expectFailure(reply.text, code);
  });

  it('answers 200 to a failure of Tencent and to half a success, with their scode', async () => {
    const missing = await service.post('disk/inspect', { ...SCOPE, DiskId: 'disk-aaaaaaaa' });
    expect([missing.status, missing.body.scode]).toEqual([200, 30003]);
    const DiskIds = ['disk-giys4n0i', 'disk-aaaaaaaa'];
    const half = await service.post('disk/resize', { ...SCOPE, DiskIds, DiskSize: 90 });
    expect([half.status, half.body.scode, half.body.data.Fail]).toEqual([200, 10012, 1]);
    const nobody = await service.post('disk/list', { ...SCOPE, TenantUuid: 'nobody' });
    expect([nobody.status, nobody.body.scode]).toEqual([200, 20001]);
    service.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'error', Code: 'ResourceInsufficient' });
    const soldOut = await service.post('disk/list', SCOPE);
    expect([soldOut.status, soldOut.headers.get('retry-after')]).toEqual([200, '300']);
  });

  it('leaves a success as it is', async () => {
    const reply = await service.post('disk/distributed/inspect', ACCOUNT);
    expect([reply.status, reply.body.scode, reply.body.stack]).toEqual([200, 0, null]);
  });
});

describe('EXPOSE_STACK=true', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ config: { exposeStack: true } });
  });
  afterAll(() => service.close());

  it('shows where a failure came from, line by line, and no secret', async () => {
    service.sandbox.addFault({ Action: 'DescribeDisks', Fault: 'error', Code: 'UnauthorizedOperation' });
    const reply = await service.post('disk/list', SCOPE);
    expect(reply.status).toBe(403);
    expect(Object.keys(reply.body)).toEqual(['scode', 'desc', 'message', 'message_cn', 'stack', 'data']);
    const { stack } = reply.body;
    expect(Array.isArray(stack)).toBe(true);
    expect(stack!.length).toBeGreaterThan(1);
    for (const line of stack!) expect(typeof line).toBe('string');
    expect(stack![0]).toContain('TENCENT_PERMISSION');
    expect(reply.text).not.toContain('sandboxsandbox');
  });

  it('has nothing to show of a success', async () => {
    expect((await service.post('disk/list', SCOPE)).body.stack).toBeNull();
  });
});
