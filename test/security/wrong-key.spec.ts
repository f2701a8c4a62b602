import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_ACCOUNT } from '../../src/sandbox/options.js';
import { ATTACKER, bound, type Neighbour, startNeighbour } from './neighbour.fixture.js';

/** More calls than this a second have to wait; the neighbour asks for fewer. */
const RATE = 60;
const CROWD = 8;

describe("a tenant that stores another one's SecretId with a wrong key", () => {
  let neighbour: Neighbour;
  beforeAll(async () => {
    neighbour = await startNeighbour({ TENCENT_RATE_PER_SECOND: String(RATE) });
    const wrong = { SecretId: DEFAULT_ACCOUNT.secretId, SecretKey: 'w'.repeat(32) };
    await neighbour.post('credential/create', { TenantUuid: ATTACKER, ClusterUuid: 'c', ...wrong });
  }, 60_000);
  afterAll(() => neighbour.close());

  it('takes neither its rate nor its circuit', async () => {
    const own = { TenantUuid: ATTACKER, ClusterUuid: 'c', Region: 'ap-guangzhou' };
    const statuses = new Set<number>();
    const crowdIs = { over: false };
    const crowd = async () => {
      for (let page = 0; !crowdIs.over; page += 1) {
        const reply = await neighbour.post('disk/list', { ...own, PageNum: page }, neighbour.readerToken);
        statuses.add(reply.status);
      }
    };
    const attack = () => {
      for (let i = 0; i < CROWD; i += 1) void crowd();
      return () => (crowdIs.over = true);
    };
    const { quiet, attacked } = await neighbour.under('a wrong key', attack);
    expect([...statuses]).toContain(502);
    expect(attacked.failed).toBe(0);
    // Before, 5 ms became 8.1 s.
    expect(attacked.p50).toBeLessThan(bound(quiet.p50));
  }, 60_000);
});
