import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BASE_REQUESTS } from '../document/base-requests.js';
import { type Reply, SCOPE, type Service, startService } from '../service.fixture.js';
import { callsOf, dataOf } from '../upstream.js';

const ORDER = BASE_REQUESTS.create.body;
/** More than a creation is ever tried. */
const ALWAYS = { Action: 'CreateDisks', Times: 100 };

describe('the ClientToken of a creation', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ config: { requestTimeoutMs: 3_000 } });
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const create = (fields: object = {}) => service.post('disk/create', { ...ORDER, ...fields });
  const sentTokens = () => [
    ...new Set(callsOf(service, 'CreateDisks').map(({ Params }) => Params['ClientToken'])),
  ];
  const headerOf = ({ headers }: Reply) => headers.get('x-client-token');

  it('stands in the header of a success, made here or given', async () => {
    const made = await create();
    expect(headerOf(made)).toMatch(/^[\x21-\x7e]{1,64}$/);
    expect(sentTokens()).toEqual([headerOf(made)]);
    for (const ClientToken of ['order-1', `~! "#$%&'()*+,-./:;<=>?@[\\]^_\`{|}`.padEnd(64, 'x')])
      expect(headerOf(await create({ ClientToken }))).toBe(ClientToken);
  });

  it.each(['InvalidAccount.InsufficientBalance', 'RequestLimitExceeded', 'TradeDealConflict'])(
    'stands in the header of a refusal, whose data is null: %s',
    async (Code) => {
      service.sandbox.addFault({ ...ALWAYS, Fault: 'error', Code });
      const reply = await create();
      expect(reply.body.data).toBeNull();
      expect(sentTokens()).toEqual([headerOf(reply)]);
    },
  );

  it.each([
    ['an error of Tencent after the disk was made', { Fault: 'error-after-commit', Code: 'InternalError' }],
    ['a connection that closes', { Fault: 'drop-after-commit' }],
    ['half an answer', { Fault: 'truncate' }],
    ['no answer until the deadline', { Fault: 'hang-after-commit' }],
  ] as const)('is told after %s, and repeating the request with it makes one disk', async (_, fault) => {
    service.sandbox.addFault({ ...ALWAYS, ...fault });
    const lost = await create();
    expect(lost.status).toBeGreaterThanOrEqual(500);
    const [token] = sentTokens();
    expect(sentTokens()).toHaveLength(1);
    expect(lost.body.data).toEqual({ ClientToken: token });
    expect(headerOf(lost)).toBe(token);
    expect(lost.body.desc).toContain(`Repeat the request with ClientToken "${token}"`);
    service.sandbox.clearFaults();
    const again = await create(lost.body.data);
    expect(again.body.scode).toBe(0);
    expect((await dataOf(service, 'list', SCOPE)).TotalCount).toBe(3);
  });

  it('is not told of a request that was not sent, nor of another route', async () => {
    const replies = await Promise.all([
      create({ DiskSize: 1, ClientToken: 'order-1' }),
      create({ TenantUuid: 'nobody', ClientToken: 'order-1' }),
      service.post('disk/list', SCOPE),
      service.post('disk/resize', BASE_REQUESTS.resize.body),
    ]);
    expect(replies.map(headerOf)).toEqual([null, null, null, null]);
    expect(callsOf(service, 'CreateDisks')).toEqual([]);
  });
});
