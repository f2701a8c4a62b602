import type { DiskOperation } from './disk.js';
import { beijingTime } from './time.js';

export interface OperationRow {
  Operator: string;
  Operation: string;
  DiskId: string;
  OperationState: 'SUCCESS' | 'FAILED' | 'PROCESSING';
  StartTime: string;
  EndTime: string;
}

/** A rollback is not among the documented operations. */
type LoggedOperation = Exclude<DiskOperation, 'ROLLBACK'> | 'MODIFY' | 'BIND' | 'UNBIND';

const LOGGED: Record<LoggedOperation, string> = {
  CREATE: 'CBS_OPERATION_CREATE',
  ATTACH: 'CBS_OPERATION_ATTACH',
  DETACH: 'CBS_OPERATION_DETACH',
  EXPAND: 'CBS_OPERATION_EXPAND',
  MIGRATE: 'CBS_OPERATION_MODIFY',
  RENEW: 'CBS_OPERATION_RENEW',
  CHANGE_CHARGE: 'CBS_OPERATION_MODIFY',
  MODIFY: 'CBS_OPERATION_MODIFY',
  TERMINATE: 'CBS_OPERATION_ISOLATE',
  BIND: 'ASP_OPERATION_BIND',
  UNBIND: 'ASP_OPERATION_UNBIND',
};

const KEPT = 20_000;

/** The rows that DescribeDiskOperationLogs answers. */
export class OperationLog {
  private rows: OperationRow[] = [];

  constructor(
    private readonly operator: string,
    private readonly now: () => number,
  ) {}

  /** The row is `PROCESSING` and has no end time until `end` is called. */
  begin(operation: LoggedOperation, diskId: string): { end(state: 'SUCCESS' | 'FAILED'): void } {
    const row = this.add(operation, diskId, this.now());
    row.OperationState = 'PROCESSING';
    row.EndTime = '';
    return {
      end: (state) => {
        row.OperationState = state;
        row.EndTime = beijingTime(this.now());
      },
    };
  }

  /** Adds an operation that succeeded at once. */
  add(operation: LoggedOperation, diskId: string, atMs: number): OperationRow {
    const time = beijingTime(atMs);
    const row: OperationRow = {
      Operator: this.operator,
      Operation: LOGGED[operation],
      DiskId: diskId,
      OperationState: 'SUCCESS',
      StartTime: time,
      EndTime: time,
    };
    this.rows.push(row);
    if (this.rows.length > KEPT) this.rows.shift();
    return row;
  }

  /** The latest that have ended, oldest first. */
  latest(count: number): OperationRow[] {
    return this.rows.filter(({ OperationState }) => OperationState !== 'PROCESSING').slice(-count);
  }

  restore(rows: readonly OperationRow[]): void {
    this.rows = [...rows];
  }

  newestFirst(): OperationRow[] {
    return this.rows.toReversed();
  }
}
