import { median } from '../parts/statistics.mjs';

/** @param {number} value @param {number} [digits] */
export const number = (value, digits = 2) =>
  Number.isFinite(value)
    ? value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    : '–';

/** @param {number} value */
const digitsOf = (value) => (value >= 100 ? 0 : 2);

/** Their median, and the lowest and the highest where they differ. @param {readonly number[]} values @param {string} [unit] */
export function spread(values, unit = '') {
  if (values.length === 0) return 'not measured';
  const digits = unit === 'calls' ? 0 : digitsOf(Math.abs(median(values)));
  const text = `${number(median(values), digits)}${unit && ` ${unit}`}`;
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => number(value, digits));
  return least === most ? text : `${text} (${least} to ${most})`;
}

/** @param {import('../parts/targets.mjs').Target} target */
export const limitOf = ({ kind, limit, unit }) =>
  `${kind === 'most' ? '≤' : '≥'} ${number(limit, limit % 1 ? 2 : 0)} ${unit}`;

/** @param {import('../parts/targets.mjs').Target} target */
export const verdictOf = ({ values, met }) => (values.length > 0 && met ? 'PASS' : 'MISS');

/** @param {string[][]} rows the first is the head */
export function markdownTable(rows) {
  const [head, ...body] = rows.map((row) => `| ${row.join(' | ')} |`);
  return [head, `|${' --- |'.repeat(rows[0]?.length ?? 0)}`, ...body].join('\n');
}

/** For a terminal. @param {string[][]} rows */
export function textTable(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
