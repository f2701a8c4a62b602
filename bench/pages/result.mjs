import { round } from '../parts/statistics.mjs';

/**
 * What benchmarks/latest.json holds.
 * @typedef {object} Result
 * @property {string} date
 * @property {number} rounds
 * @property {number} [minutes] that the run took
 * @property {{ processor: string, cores: number, memoryGib: number, system: string, pinned: boolean }} machine
 * @property {Record<string, string>} versions
 * @property {{ before: number[], after: number[] }} loadAverage
 * @property {import('../runs/run.mjs').Measurements} measurements
 * @property {import('../parts/targets.mjs').Target[]} targets
 */

/** When, where and with what. @param {Result} result */
export function conditionsOf({ date, rounds, minutes, machine, versions, loadAverage, measurements }) {
  const load = (/** @type {number[]} */ values) => values.map((value) => round(value, 1)).join(', ');
  const nodes = Object.keys(measurements.cost).map((version) => `Node ${version}`);
  const others = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `Measured ${date.slice(0, 10)}, ${rounds} rounds${minutes === undefined ? '' : ` in ${round(minutes, 0)} minutes`}, on ${machine.processor}, ${machine.cores} cores,
${machine.memoryGib} GiB, ${machine.system}${machine.pinned ? '' : ', nothing pinned to a core'}; ${[...nodes, ...others].join(', ')}, Postgres ${measurements.postgres}.
Load average of the machine before ${load(loadAverage.before)}, after ${load(loadAverage.after)}.`;
}
