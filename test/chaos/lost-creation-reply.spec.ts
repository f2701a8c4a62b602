import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { callsOf, createDisks } from '../e2e/upstream.js';
import { amount, figures } from './chaos.fixture.js';

/** 125 for the full proof, which is 500 of them in all. */
const TRIES = amount('CHAOS_TRIES', 5);
const PATIENCE_MS = 600_000;

describe('a snapshot whose reply is lost after Tencent made it', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ config: { tencentTimeoutMs: 400 } });
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const idsOfDisk = async (DiskId: string): Promise<string[]> => {
    const { body } = await service.post('snapshot/list', { ...SCOPE, DiskId });
    return body.data.List.map((row: { SnapshotId: string }) => row.SnapshotId);
  };

  it.each(['drop-after-commit', 'html-after-commit', 'error-after-commit', 'hang-after-commit'] as const)(
    `is the answer, and no second one is made: %s`,
    async (Fault) => {
      const scodes: Record<number, number> = {};
      let wrong = 0;
      for (let index = 0; index < TRIES; index += 1) {
        const [DiskId] = await createDisks(service, 1);
        service.sandbox.addFault({ Action: 'CreateSnapshot', Fault, Times: 1 });
        const { body } = await service.post('snapshot/create', { ...SCOPE, DiskId, SnapshotName: 'daily' });
        scodes[body.scode] = (scodes[body.scode] ?? 0) + 1;
        const made = await idsOfDisk(DiskId!);
        const isRight = made.length === 1 && (body.scode !== 0 || body.data.SnapshotIdSet[0] === made[0]);
        if (!isRight) wrong += 1;
      }
      figures(`lost reply of CreateSnapshot, ${Fault}`, { tries: TRIES, wrong, scodes });
      expect({ scodes, wrong }).toEqual({ scodes: { 0: TRIES }, wrong: 0 });
      expect(callsOf(service, 'CreateSnapshot')).toHaveLength(TRIES);
    },
    PATIENCE_MS,
  );
});
