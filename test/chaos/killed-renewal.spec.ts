import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPE } from '../e2e/service.fixture.js';
import { aCreate, amount, figures } from './chaos.fixture.js';
import { KilledService } from './killed-service.fixture.js';

const KILLS = amount('CHAOS_KILLS', 2);
const DISKS = 4;
const LATEST_KILL_MS = 400;
const MONTH = { Period: 1 };

describe('a service killed in the middle of its renewals', () => {
  let service: KilledService;
  let disks: string[];

  beforeAll(async () => {
    service = await KilledService.start();
    const prepaid = { DiskChargeType: 'PREPAID', DiskChargePrepaid: MONTH, DiskCount: DISKS };
    disks = (await service.post('disk/create', aCreate('killed', prepaid))).body.data.DiskIdSet;
  });
  afterAll(() => service.close());

  const deadlines = async (): Promise<string[]> => {
    const { body } = await service.post('disk/inspect', { ...SCOPE, DiskIds: disks });
    return body.data.List.map((disk: { DeadlineTime: string }) => disk.DeadlineTime);
  };
  const renew = (DiskId: string, ExpectedDeadlineTime: string) =>
    service.post('disk/renew', { ...SCOPE, DiskId, DiskChargePrepaid: MONTH, ExpectedDeadlineTime });
  const control = (method: string, route: string, body?: object) =>
    fetch(`${service.sandbox.origin}/_sandbox/${route}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const payments = async (): Promise<string[]> => {
    const response = await control('GET', 'calls');
    const { Calls } = (await response.json()) as { Calls: { Action: string; Params: { DiskId: string } }[] };
    return Calls.filter(({ Action }) => Action === 'RenewDisk').map(({ Params }) => Params.DiskId);
  };

  it(
    `${KILLS} times pays at most once for one deadline, whoever asks the next process again`,
    async () => {
      let unanswered = 0;
      let paidByTheDead = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        await control('DELETE', 'calls');
        const before = await deadlines();
        // So that one of them is under way at any moment.
        await control('POST', 'faults', { Action: 'RenewDisk', Fault: 'hang-after-commit' });
        const working = disks.map((id, at) =>
          renew(id, before[at]!).then(
            () => 0,
            () => 1,
          ),
        );
        await sleep(Math.random() * LATEST_KILL_MS);
        await service.kill();
        unanswered += (await Promise.all(working)).reduce((sum, one) => sum + one, 0);
        await control('DELETE', 'faults');
        paidByTheDead += (await payments()).length;
        await service.startAgain();
        await Promise.all(disks.map((id, at) => renew(id, before[at]!)));
        const paid = await payments();
        expect(paid.length).toBe(new Set(paid).size);
        // What was not paid by then was noted and not sent, or not asked for: it is refused for a while, never paid twice.
        const after = await deadlines();
        for (const [at, id] of disks.entries()) expect(after[at] !== before[at]).toBe(paid.includes(id));
        await service.database.dataSource.query('TRUNCATE disk_sent_call');
      }
      figures('renewals, kill -9', { kills: KILLS, unanswered, paidByTheDead });
      expect(unanswered).toBeGreaterThan(0);
    },
    KILLS * 15_000 + 60_000,
  );
});
