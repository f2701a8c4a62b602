import { median, ratio } from './statistics.mjs';

/**
 * One figure of one subject, round by round.
 * @param {import('./run.mjs').Measurements} measured @param {string} id @param {string} subject
 * @param {'p50' | 'p95' | 'p99' | 'perSecond' | 'processorMs'} field
 */
export const series = ({ lists }, id, subject, field) =>
  (lists[id]?.[subject] ?? []).map((figures) => figures[field]);

/** @typedef {{ text: string, value: number, limit: number, kind: 'most' | 'least', unit: string, met: boolean }} Target */

/**
 * The targets, compared with what was measured.
 * @param {import('./run.mjs').Measurements} measured @returns {Target[]}
 */
export function targets(measured) {
  const { distribution, memory, startUp } = measured;
  /** @param {string} id @param {string} subject @param {'p50' | 'perSecond'} field */
  const of = (id, subject, field) => series(measured, id, subject, field);
  /** @param {string} text @param {number} value @param {number} limit @param {string} [unit] @returns {Target} */
  const most = (text, value, limit, unit = '×') => ({
    ...{ text, value, limit, unit, kind: 'most', met: value <= limit },
  });
  /** @param {string} text @param {number} value @param {number} limit @param {string} [unit] @returns {Target} */
  const least = (text, value, limit, unit = '×') => ({
    ...{ text, value, limit, unit, kind: 'least', met: value >= limit },
  });
  return [
    ...[20, 100].map((rows) => {
      const id = `one-caller-${rows}`;
      return most(
        `list, ${rows} rows, one caller: p50 against the bare wrapper`,
        ratio(of(id, 'service', 'p50'), of(id, 'wrapper', 'p50')),
        1,
      );
    }),
    ...[20, 100].flatMap((rows) => {
      const id = `32-callers-${rows}`;
      const ours = of(id, 'service', 'perSecond');
      return [
        least(
          `list, ${rows} rows, 32 callers: throughput against the bare wrapper`,
          ratio(ours, of(id, 'wrapper', 'perSecond')),
          1.5,
        ),
        least(
          `list, ${rows} rows, 32 callers: throughput against the SDK alone`,
          ratio(ours, of(id, 'sdk', 'perSecond')),
          1,
        ),
      ];
    }),
    most(
      'distributed/inspect against its slowest region alone',
      ratio(distribution.all, distribution.slowest),
      1.3,
    ),
    least(
      '2,000 tenants against 16: throughput, 32 callers',
      ratio(of('tenants-2000', 'service', 'perSecond'), of('tenants-16', 'service', 'perSecond')),
      0.85,
    ),
    most('resident memory after all of it', memory.afterMib, 220, 'MiB'),
    most('ready with a fresh embedded database', median(startUp.freshEmbedded), 4, 's'),
    most('ready with a running Postgres', median(startUp.runningPostgres), 1.5, 's'),
  ];
}
