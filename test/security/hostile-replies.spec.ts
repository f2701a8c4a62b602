import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, type Stub, startStub } from '../contract/tencent/stub-server.js';
import { type Neighbour, startNeighbour } from './neighbour.fixture.js';

const KIB = 1024;
const SECRET_ID = 'AKIDrelay00000000000000000000000001';
const PLACE = { TenantUuid: 'relay', ClusterUuid: 'c', Region: 'ap-guangzhou' };
const CREATE = { ...PLACE, Placement: { Zone: 'ap-guangzhou-3' }, DiskType: 'CLOUD_PREMIUM', DiskSize: 20 };

const refusal = (code: string) => `{"Response":{"Error":{"Code":"${code}","Message":"no"},"RequestId":"1"}}`;
const rows = (text: string) => `{"Response":{"TotalCount":20,"DiskSet":[${text}],"RequestId":"1"}}`;
const ids = Array.from({ length: 60_000 }, (_, i) => `"disk-${String(i).padStart(8, '0')}"`).join();
const times = (text: string, bytes: number) => Array(Math.floor(bytes / (text.length + 1))).fill(text);

const REPLIES: [title: string, route: string, body: object, reply: string][] = [
  ['an error code of 16 KB of dots', 'disk/list', PLACE, refusal('.'.repeat(16 * KIB))],
  ['an error code of 3.9 MB', 'disk/list', PLACE, refusal('A.'.repeat(1_950 * KIB))],
  ['an error code of 15 MB', 'disk/list', PLACE, refusal('.'.repeat(15_000 * KIB))],
  ['293 KiB of empty rows', 'disk/list', PLACE, rows(times('{}', 293 * KIB).join())],
  ['1.4 MiB of empty rows', 'disk/list', PLACE, rows(times('{}', 1_434 * KIB).join())],
  ['1.4 MiB of lists in lists', 'disk/list', PLACE, rows('['.repeat(717 * KIB) + ']'.repeat(717 * KIB))],
  ['60,000 ids of new disks', 'disk/create', CREATE, `{"Response":{"DiskIdSet":[${ids}],"RequestId":"1"}}`],
];

describe('a relay or a broken Tencent', () => {
  let stub: Stub;
  let neighbour: Neighbour;
  let reply = '';

  beforeAll(async () => {
    stub = await startStub((call, response: ServerResponse) => {
      if (!String(call.headers.authorization).includes(SECRET_ID)) return answer(response);
      response.setHeader('Content-Type', 'application/json');
      response.end(reply);
    });
    neighbour = await startNeighbour({
      TENCENT_API_ORIGIN: stub.origin,
      NODE_OPTIONS: '--max-old-space-size=256',
    });
    const secret = { SecretId: SECRET_ID, SecretKey: 'k'.repeat(32) };
    await neighbour.post('credential/create', { ...PLACE, ...secret });
  }, 60_000);
  afterAll(async () => {
    await neighbour.close();
    await stub.close();
  });

  it.each(REPLIES)(
    'that answers %s stalls no other tenant, and the answer is small',
    async (title, route, body, text) => {
      reply = text;
      const before = neighbour.memory();
      const [bad, other] = await Promise.all([neighbour.post(route, body), neighbour.measure(1)]);
      console.log(title, JSON.stringify({ ...other, growthMiB: Math.round(neighbour.memory() - before) }));
      expect([bad.status, bad.body.scode]).toEqual([502, 30054]);
      expect(bad.text.length).toBeLessThan(KIB);
      expect(other.failed).toBe(0);
      // Before, one of these stopped the event loop for 1.4 to 4.4 s, or ended the process.
      expect(other.slowest).toBeLessThan(900);
    },
    60_000,
  );

  it('makes no row of the trail large', async () => {
    const [{ bytes }] = await neighbour.database.dataSource.query<[{ bytes: number }]>(
      `SELECT max(pg_column_size(e.*)) AS bytes FROM audit_event e WHERE tenant_uuid = 'relay'`,
    );
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(4 * KIB);
  });
});
