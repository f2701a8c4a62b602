import { cases } from '../parts/cases.mjs';
import { memoryOf, Program } from '../parts/processes.mjs';
import { NO_RATE_LIMIT } from '../parts/service.mjs';
import { Subjects } from '../parts/subjects.mjs';

/**
 * The cost of a request on one Node: an upstream without latency over plain HTTP.
 * @typedef {object} Cost
 * @property {Record<string, Record<string, import('../parts/subjects.mjs').Measured[]>>} lists case → subject → one a round
 * @property {{ beforeMib: number, afterMib: number, peakMib: number }} memory of the service's process
 */

/**
 * All subjects on each Node are started once and measured in turn, round after round.
 * @param {import('./run.mjs').Place} place
 * @returns {Promise<Record<string, Cost>>} by the version of Node
 */
export async function measureCost({ nodes, rounds, quick, say, postgres, load, onEnd }) {
  const standIn = await Program.start('stand-in.mjs');
  onEnd(() => standIn.stop());
  /** @type {{ version: string, subjects: Subjects, cost: Cost }[]} */
  const all = [];
  for (const node of nodes) {
    const serviceEnv = { DATABASE_URL: postgres.url, ...NO_RATE_LIMIT };
    const subjects = await Subjects.start({ node, standIn, load, env: {}, serviceEnv });
    onEnd(() => subjects.stop());
    const memory = {
      beforeMib: memoryOf(subjects.service.pid).now,
      afterMib: Number.NaN,
      peakMib: Number.NaN,
    };
    all.push({ version: node.version, subjects, cost: { lists: {}, memory } });
  }
  say('credentials of 2,000 tenants');
  await all[0]?.subjects.service.storeCredentials(2_000);
  for (const { subjects } of all) subjects.apiKey = await subjects.service.createApiKey();

  say('warm-up');
  for (const { subjects } of all)
    for (const given of cases(quick).slice(0, 4))
      for (const subject of given.subjects)
        await subjects.measure(subject, { ...given, requests: Math.ceil(given.requests / 3) });
  for (let count = 1; count <= rounds; count += 1)
    for (const given of cases(quick)) {
      say(`cost of a request, round ${count} of ${rounds}: ${given.id}`);
      for (const { subjects, cost } of all)
        for (const subject of given.subjects) {
          const ofCase = (cost.lists[given.id] ??= {});
          (ofCase[subject] ??= []).push(await subjects.measure(subject, given));
        }
    }
  for (const { subjects, cost } of all) {
    const memory = memoryOf(subjects.service.pid);
    cost.memory.afterMib = memory.now;
    cost.memory.peakMib = memory.peak;
    await subjects.stop();
  }
  return Object.fromEntries(all.map(({ version, cost }) => [version, cost]));
}
