import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { examples } from './model/law-examples.js';
import { carryOut } from './model/law-run.js';
import { sequencesOf, type Step } from './model/law-steps.js';
import { repeatEagerly, World } from './model/law-world.js';

/** The whole proof: `LAW_RUNS=10000 npx vitest run test/e2e/deletion-law.spec.ts`. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 50);
const SEED = Number(process.env['LAW_SEED'] ?? 20210827);

/**
 * The law: no requests without `disk/recycle/delete` make a prepaid disk irrecoverable, none pays twice, and every reply
 * of success is true of the cloud.
 */
describe('the law of deletion', () => {
  let world: World;
  beforeAll(async () => {
    repeatEagerly();
    world = await World.start();
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await world.close();
  });

  const expectToHold = async (step: Step): Promise<void> => {
    const broken = await carryOut(world, step);
    expect(broken, world.story.join('\n')).toEqual([]);
  };

  it.each(examples)('holds when %s', async (_, steps) => {
    await world.begin();
    for (const step of steps) await expectToHold(step);
  });

  it(
    `holds for any requests and any trouble of the cloud (LAW_SEED=${SEED})`,
    async () => {
      const counts: Record<string, number> = {};
      const startedAt = performance.now();
      const counted = async (step: Step): Promise<void> => {
        counts[step.route] = (counts[step.route] ?? 0) + 1;
        await expectToHold(step);
      };
      await fc.assert(
        fc.asyncProperty(sequencesOf(counted), async (commands) => {
          await world.begin();
          await fc.asyncModelRun(() => ({ model: {}, real: {} }), commands);
        }),
        { seed: SEED, numRuns: RUNS },
      );
      const seconds = (performance.now() - startedAt) / 1_000;
      if (process.env['LAW_RUNS']) console.log(`LAW_SEED=${SEED}`, { RUNS, seconds, counts });
      expect(counts['delete']).toBeGreaterThan(RUNS / 2);
      for (const route of ['renew', 'recycle/restore', 'recycle/delete', 'charge_type/update'])
        expect(counts[route], route).toBeGreaterThan(RUNS / 20);
    },
    60_000 + RUNS * 2_000,
  );
});
