import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../src/auto-snapshot-policy/dto/document-examples.js';
import { SCOPE, type Service, startService } from '../e2e/service.fixture.js';
import { callsOf, createDisks } from '../e2e/upstream.js';
import { amount, figures } from './chaos.fixture.js';

/** 125 for the full proof, which is 500 of them in all. */
const TRIES = amount('CHAOS_TRIES', 5);
const PATIENCE_MS = 600_000;
const FAULTS = ['drop-after-commit', 'html-after-commit', 'error-after-commit', 'hang-after-commit'] as const;

describe('what has no token and whose reply is lost after Tencent made it', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService({ config: { tencentTimeoutMs: 400 } });
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  const idsIn = async (route: string, idField: string, conditions: object): Promise<string[]> => {
    const { body } = await service.post(route, { ...SCOPE, PageSize: 100, ...conditions });
    return body.data.List.map((row: Record<string, string>) => row[idField]);
  };

  const tries = async (
    Action: string,
    Fault: (typeof FAULTS)[number],
    once: () => Promise<{ scode: number; isRight: boolean }>,
  ): Promise<{ scodes: Record<number, number>; wrong: number; calls: number }> => {
    const scodes: Record<number, number> = {};
    let wrong = 0;
    for (let index = 0; index < TRIES; index += 1) {
      service.sandbox.addFault({ Action, Fault, Times: 1 });
      const { scode, isRight } = await once();
      scodes[scode] = (scodes[scode] ?? 0) + 1;
      if (!isRight) wrong += 1;
    }
    figures(`lost reply of ${Action}, ${Fault}`, { tries: TRIES, wrong, scodes });
    return { scodes, wrong, calls: callsOf(service, Action).length };
  };

  const ALL_RIGHT = { scodes: { 0: TRIES }, wrong: 0, calls: TRIES };

  it.each(FAULTS)(
    `is the answer, and no second snapshot is made: %s`,
    async (Fault) => {
      const once = async () => {
        const [DiskId] = await createDisks(service, 1);
        const { body } = await service.post('snapshot/create', { ...SCOPE, DiskId, SnapshotName: 'daily' });
        const made = await idsIn('snapshot/list', 'SnapshotId', { DiskId });
        const isRight = made.length === 1 && (body.scode !== 0 || body.data.SnapshotIdSet[0] === made[0]);
        return { scode: body.scode, isRight };
      };
      expect(await tries('CreateSnapshot', Fault, once)).toEqual(ALL_RIGHT);
    },
    PATIENCE_MS,
  );

  it.each(FAULTS)(
    `is the answer, and no second policy is made: %s`,
    async (Fault) => {
      const once = async () => {
        const list = () => idsIn('auto_snapshot/policy/list', 'AutoSnapshotPolicyId', {});
        const before = await list();
        const { body } = await service.post('auto_snapshot/policy/create', EXAMPLES.create.request);
        const made = (await list()).filter((id) => !before.includes(id));
        const isRight = made.length === 1 && (body.scode !== 0 || body.data.AutoSnapshotPolicyId === made[0]);
        // Tencent allows about thirty.
        await service.post('auto_snapshot/policy/delete', { ...SCOPE, AutoSnapshotPolicyIds: made });
        return { scode: body.scode, isRight };
      };
      expect(await tries('CreateAutoSnapshotPolicy', Fault, once)).toEqual(ALL_RIGHT);
    },
    PATIENCE_MS,
  );
});
