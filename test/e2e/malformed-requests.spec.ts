import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from './document/base-requests.js';
import { ROUTES } from './document/parameters.js';
import { MALFORMED_BODIES } from './malformed/bodies.js';
import { MALFORMED_ORDERS } from './malformed/create-fields.js';
import { MALFORMED_DISK_FIELDS } from './malformed/disk-fields.js';
import { type MalformedField, TYPED } from './malformed/malformed-field.js';
import { MALFORMED_SCOPES } from './malformed/scope-fields.js';
import { UNKNOWN_FIELDS } from './malformed/unknown-fields.js';
import { rawRequest } from './raw-request.js';
import { type Reply, type Service, startService } from './service.fixture.js';

const FIELDS = [...MALFORMED_SCOPES, ...MALFORMED_ORDERS, ...MALFORMED_DISK_FIELDS];
const requestsOf = (fields: MalformedField[]) => fields.flatMap((field) => field.changes).length;
/** The names of a reply's faults. */
const faultsIn = ({ data }: Reply['body']) => (data.Fields as { Field: string }[]).map(({ Field }) => Field);

describe('malformed requests', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  it('are many, and of every route', () => {
    expect(requestsOf(FIELDS)).toBeGreaterThan(800);
    expect(requestsOf(UNKNOWN_FIELDS)).toBeGreaterThan(140);
    expect(MALFORMED_BODIES.length).toBeGreaterThan(70);
    expect(new Set(FIELDS.map((field) => field.route))).toEqual(new Set(ROUTES));
    expect(new Set(UNKNOWN_FIELDS.map((field) => field.route))).toEqual(new Set(ROUTES));
  });

  it.each(ROUTES)('%s accepts what they were made from', async (route) => {
    expect((await service.post(`disk/${route}`, BASE_REQUESTS[route].body)).status).toBe(200);
  });

  const refuses = async (
    { route, changes }: MalformedField,
    check: (body: Reply['body'], change: object) => void,
  ) => {
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      const sent = JSON.stringify(change);
      const reply = await service.post(`disk/${route}`, { ...BASE_REQUESTS[route].body, ...change });
      expect(reply.status, sent).toBe(400);
      expectEnvelope(reply.text, { scode: 10001, message: 'Invalid parameter', message_cn: '参数错误' });
      check(reply.body, change);
    }
    expect(service.sandbox.calls()).toEqual([]);
  };

  it.each(FIELDS)('$route names $field and repeats no value', (malformed) =>
    refuses(malformed, (body, change) => {
      const { desc } = body;
      const faults = faultsIn(body);
      const parent = (name: string) => name === malformed.field || name.startsWith(`${malformed.field}.`);
      expect(faults.some(parent), `${desc} of ${JSON.stringify(change)}`).toBe(true);
      // A key of the caller's is named; that is how he finds it.
      const keys = JSON.stringify(change).includes(`"${TYPED}":`);
      if (!keys) expect(desc).not.toContain(TYPED);
      expect(desc).not.toContain('987654321');
    }),
  );

  it.each(UNKNOWN_FIELDS)('$route does not know $field', (malformed) =>
    refuses(malformed, ({ desc }) => expect(desc).toContain(`${malformed.field}: unknown field`)),
  );

  it.each(MALFORMED_BODIES)('$title: $status', async ({ body, headers, query = '', status, scode, desc }) => {
    const url = `${service.origin}/v1/tencent/disk/list${query}`;
    const reply = await rawRequest(url, { body, headers: headers ?? {} });
    expect(reply.status).toBe(status);
    expectEnvelope(reply.text, { scode });
    expect(JSON.parse(reply.text).desc).toMatch(desc);
    expect(service.sandbox.calls()).toEqual([]);
  });

  it('name at most ten faults, and no long name in full', async () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`Surplus${i}`, 1]));
    const reply = await service.post('disk/list', { ...BASE_REQUESTS.list.body, ...many });
    expect(faultsIn(reply.body)).toHaveLength(10);
    const long = await service.post('disk/list', {
      ...BASE_REQUESTS.list.body,
      ['K'.repeat(5000)]: 1,
      ['\u001b[31m\r\n']: 1,
    });
    expect(long.body.desc.length).toBeLessThan(300);
    expect(long.body.desc).not.toMatch(/\p{Cc}/u);
  });

  it.each(['1e2', '1.0', '100.0e0'])('are not those that write a whole number as %s', async (number) => {
    const text = JSON.stringify(BASE_REQUESTS.resize.body).replace('"DiskSize":80', `"DiskSize":${number}`);
    expect(text).toContain(number);
    const reply = await service.post('disk/resize', text);
    expect(reply.status).toBe(number === '1.0' ? 400 : 200);
  });

  it.each([
    'application/json; charset=utf8',
    'application/json; charset="UTF-8"',
    'application/json; version=1',
    'Application/JSON; profile="https://portal.example/;x"; charset=UTF-8; q=1',
  ])('are not those whose type is %s', async (type) => {
    const headers = { 'content-type': type };
    expect((await service.post('disk/list', BASE_REQUESTS.list.body, { headers })).status).toBe(200);
  });

  it('are not those that begin with a byte order mark', async () => {
    const reply = await rawRequest(`${service.origin}/v1/tencent/disk/list`, {
      body: `\ufeff${JSON.stringify(BASE_REQUESTS.list.body)}`,
    });
    expect(reply.status).toBe(200);
  });
});

function expectEnvelope(text: string, values: object): void {
  const envelope = JSON.parse(text) as Record<string, unknown>;
  expect(Object.keys(envelope)).toEqual(['scode', 'desc', 'message', 'message_cn', 'stack', 'data']);
  expect(envelope).toMatchObject({ ...values, stack: null });
  const data = envelope['data'] as { Fields: unknown[] } | null;
  if (envelope['scode'] === 10001) expect(data!.Fields.length).toBeGreaterThan(0);
  else expect(data).toBeNull();
  expect(envelope['message']).not.toBe('');
  expect(envelope['message_cn']).not.toBe('');
}
