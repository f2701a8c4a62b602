import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Service, startService } from '../e2e/service.fixture.js';
import { aCreate, amount, disksByName, figures } from './chaos.fixture.js';

/** 1000 for the full proof. */
const TRIES = amount('CHAOS_TRIES', 20);

describe('a create whose reply is lost after Tencent carried it out', () => {
  let service: Service;

  beforeAll(async () => {
    service = await startService();
  });
  beforeEach(() => service.sandbox.reset());
  afterAll(() => service.close());

  /** Creates one disk after the other, each with the fault in its way. */
  async function createAll(times: number): Promise<{ scodes: Map<number, number>; wrong: number }> {
    const scodes = new Map<number, number>();
    for (let index = 0; index < TRIES; index += 1) {
      service.sandbox.addFault({ Action: 'CreateDisks', Fault: 'drop-after-commit', Times: times });
      const { body } = await service.post('disk/create', aCreate(`lost-${index}`));
      scodes.set(body.scode, (scodes.get(body.scode) ?? 0) + 1);
      service.sandbox.clearFaults();
    }
    const disks = await disksByName(service.sandbox.origin);
    const wrong = Array.from({ length: TRIES }, (_, index) => disks.get(`lost-${index}`)?.length ?? 0).filter(
      (count) => count !== 1,
    );
    return { scodes, wrong: wrong.length };
  }

  it(`makes exactly one disk each, ${TRIES} of ${TRIES} times`, async () => {
    const { scodes, wrong } = await createAll(1);
    figures('commit-then-drop, once', { tries: TRIES, wrong, scodes: [...scodes] });
    expect(wrong).toBe(0);
    expect([...scodes]).toEqual([[0, TRIES]]);
  }, 600_000);

  it('makes exactly one disk each when the repetition is lost as well', async () => {
    const { scodes, wrong } = await createAll(2);
    figures('commit-then-drop, twice', { tries: TRIES, wrong, scodes: [...scodes] });
    expect(wrong).toBe(0);
  }, 600_000);
});
