import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { callsOf } from '../e2e/upstream.js';
import { aCreate, amount, figures } from './chaos.fixture.js';

/** 500 for the full proof. */
const TRIES = amount('CHAOS_TRIES', 10);
const PATIENCE_MS = 600_000;
const MONTH = { Period: 1 };

describe('a renewal whose reply is lost after Tencent carried it out', () => {
  let service: Service;
  let disk: string;
  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(async () => {
    service.sandbox.reset();
    const prepaid = { DiskChargeType: 'PREPAID', DiskChargePrepaid: MONTH };
    disk = (await service.post('disk/create', aCreate('paid', prepaid))).body.data.DiskIdSet[0];
  });
  afterAll(() => service.close());

  const deadlineOf = async (): Promise<string> =>
    (await service.post('disk/inspect', { ...SCOPE, DiskId: disk })).body.data.DeadlineTime;
  const renew = (ExpectedDeadlineTime: string) =>
    service.post('disk/renew', { ...SCOPE, DiskId: disk, DiskChargePrepaid: MONTH, ExpectedDeadlineTime });
  const restore = () =>
    service.post('disk/recycle/restore', { ...SCOPE, DiskId: disk, DiskChargePrepaid: MONTH });
  const payments = () => callsOf(service, 'RenewDisk').length;
  /** Months between two times of the sandbox, which adds whole ones. */
  const months = (from: string, to: string) => {
    const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
    return month(to) - month(from);
  };

  it.each(['drop-after-commit', 'error-after-commit'] as const)(
    `pays once each, ${TRIES} of ${TRIES} times, also when the caller repeats it (%s)`,
    async (Fault) => {
      const scodes: Record<string, number> = {};
      let wrong = 0;
      for (let index = 0; index < TRIES; index += 1) {
        service.sandbox.clearCalls();
        const before = await deadlineOf();
        service.sandbox.addFault({ Action: 'RenewDisk', Fault, Times: 9 });
        const { scode } = (await renew(before)).body;
        // Whoever got no reply asks again, at once and at the same moment.
        const again = await Promise.all([renew(before), renew(before)]);
        service.sandbox.clearFaults();
        scodes[scode] = (scodes[scode] ?? 0) + 1;
        const isPaidOnce = payments() === 1 && months(before, await deadlineOf()) === 1;
        if (!isPaidOnce || again.some(({ status }) => status !== 409)) wrong += 1;
      }
      figures(`renewal, ${Fault}`, { tries: TRIES, wrong, scodes });
      expect({ wrong, scodes }).toEqual({ wrong: 0, scodes: { 0: TRIES } });
    },
    PATIENCE_MS,
  );

  it(
    `brings a disk back by one payment each, ${TRIES} of ${TRIES} times`,
    async () => {
      const scodes: Record<string, number> = {};
      let wrong = 0;
      for (let index = 0; index < TRIES; index += 1) {
        await service.post('disk/delete', { ...SCOPE, DiskId: disk });
        service.sandbox.clearCalls();
        const before = await deadlineOf();
        service.sandbox.addFault({ Action: 'RenewDisk', Fault: 'drop-after-commit', Times: 9 });
        const replies = await Promise.all([restore(), restore()]);
        service.sandbox.clearFaults();
        const all = replies
          .map(({ body }) => body.scode)
          .sort()
          .join();
        scodes[all] = (scodes[all] ?? 0) + 1;
        if (payments() !== 1 || months(before, await deadlineOf()) !== 1) wrong += 1;
      }
      figures('restoration, drop-after-commit', { tries: TRIES, wrong, scodes });
      expect({ wrong, scodes }).toEqual({ wrong: 0, scodes: { '0,30012': TRIES } });
    },
    PATIENCE_MS,
  );
});
