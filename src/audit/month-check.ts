import type { QueryRunner } from 'typeorm';
import type { AuditMonth } from './audit-month.js';
import { shareOut } from './audit-snapshot.js';
import { digestOf, type SealedMonths } from './checkpoints.js';

export interface MonthReport {
  month: AuditMonth;
  /** `detached`: its rows were exported and taken out. */
  state: 'sealed' | 'detached';
  rows: number;
  chains: number;
  file: string | undefined;
  damage: string | null;
}

/** Whether the checkpoints of each sealed month are those that were sealed. */
export function damageOfMonths(
  runners: readonly QueryRunner[],
  { sealed, detached, damage }: SealedMonths,
): Promise<MonthReport[]> {
  return shareOut(runners, sealed, async (runner, { month, rows, chains, digest }) => {
    const file = detached.find((one) => one.month === month)?.file;
    const found = damage.has(month) ? undefined : await digestOf(runner, month);
    const isSame = !found || (found.digest === digest && found.rows === rows && found.chains === chains);
    return {
      month,
      state: file === undefined ? ('sealed' as const) : ('detached' as const),
      rows,
      chains,
      file,
      damage: damage.get(month) ?? (isSame ? null : 'its checkpoints are not those that were sealed'),
    };
  });
}
