import { spawnSync } from 'node:child_process';

/** @typedef {{ version: string, path: string }} Node */

/**
 * The Node that runs the benchmark, and the one of BENCH_NODE. What people wait for is measured on the last one: set
 * BENCH_NODE to the version of the image.
 * @returns {Node[]}
 */
export function nodesToMeasure() {
  const present = { version: process.versions.node, path: process.execPath };
  const other = process.env.BENCH_NODE;
  if (!other) return [present];
  const { stdout } = spawnSync(other, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  if (!stdout) throw new Error(`BENCH_NODE: ${other} is no Node`);
  return [present, { version: stdout.trim(), path: other }];
}
