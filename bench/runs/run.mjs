import { nodesToMeasure } from '../parts/nodes.mjs';
import { Postgres } from '../parts/postgres.mjs';
import { Program } from '../parts/processes.mjs';
import { measureStartUp, temporaryFolder } from '../parts/start-up.mjs';
import { measureCost } from './cost.mjs';
import { measureScale } from './scale.mjs';
import { measureWaiting } from './waiting.mjs';

/**
 * Where the parts of a run take place.
 * @typedef {object} Place
 * @property {import('../parts/nodes.mjs').Node[]} nodes
 * @property {number} rounds
 * @property {boolean} quick
 * @property {(text: string) => void} say
 * @property {string} folder temporary
 * @property {Postgres} postgres
 * @property {Program} load the callers
 * @property {(end: () => unknown) => void} onEnd what has to be done even after a failure, the last first
 *
 * @typedef {object} Measurements
 * @property {string} postgres its version
 * @property {Record<string, import('../parts/start-up.mjs').StartUp>} startUp by the version of Node
 * @property {Record<string, import('./cost.mjs').Cost>} cost by the version of Node
 * @property {import('./waiting.mjs').Waiting} waiting
 * @property {import('./scale.mjs').Scale} [scale] absent where there is no HAProxy
 */

/**
 * @param {Pick<Place, 'rounds' | 'quick' | 'say'>} options
 * @returns {Promise<Measurements>}
 */
export async function run(options) {
  const { folder, remove } = temporaryFolder();
  /** @type {(() => unknown)[]} */
  const ending = [remove];
  const onEnd = (/** @type {() => unknown} */ end) => void ending.push(end);
  try {
    const postgres = await Postgres.start(folder);
    onEnd(() => postgres.stop());
    const load = await Program.start('load.mjs');
    onEnd(() => load.stop());
    /** @type {Place} */
    const place = { ...options, nodes: nodesToMeasure(), folder, postgres, load, onEnd };
    return {
      postgres: postgres.version,
      startUp: await measureStartUp(place),
      cost: await measureCost(place),
      waiting: await measureWaiting(place),
      scale: await measureScale(place),
    };
  } finally {
    for (const end of ending.toReversed()) await end();
  }
}
