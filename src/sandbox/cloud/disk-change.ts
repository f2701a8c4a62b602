import type { Account } from './account.js';
import type { ChangePlan, Effects } from './change.js';
import type { Disk, DiskOperation, DiskState } from './disk.js';

/** Only `Detach disk timeout, please retry later` is documented. */
const ERROR_PROMPTS: Readonly<Record<DiskOperation, string>> = {
  CREATE: 'Create',
  ATTACH: 'Attach',
  DETACH: 'Detach',
  EXPAND: 'Expand',
  MIGRATE: 'Migrate',
  TERMINATE: 'Terminate',
  ROLLBACK: 'Rollback',
  RENEW: 'Renew',
  CHANGE_CHARGE: 'Change charge type of',
};

/** The call that begins a change. */
export interface ChangeCall {
  account: Account;
  requestId: string;
  effects: Effects;
}

type DiskChangePlan = Omit<ChangePlan<DiskState, DiskOperation>, 'before' | 'fail'> & {
  /** Runs after an injected asynchronous failure, which also sets `ErrorPrompt`. */
  undo?(): void;
};

/** Begins an asynchronous change of one disk, which appears in the operation log. */
export function beginDiskChange(
  { account, requestId, effects }: ChangeCall,
  disk: Disk,
  plan: DiskChangePlan,
): void {
  const { operation } = plan;
  const row = operation === 'ROLLBACK' ? undefined : account.operations.begin(operation, disk.diskId);
  disk.errorPrompt = '';
  account.changes.begin(disk, requestId, effects, {
    ...plan,
    before: () => account.history.keep(disk),
    finish: () => {
      plan.finish();
      row?.end('SUCCESS');
    },
    fail: () => {
      disk.errorPrompt = `${ERROR_PROMPTS[plan.operation]} disk timeout, please retry later`;
      plan.undo?.();
      row?.end('FAILED');
    },
  });
}
