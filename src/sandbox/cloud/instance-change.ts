import type { ChangeCall } from './disk-change.js';
import type { Instance, InstanceOperation, InstanceState } from './instance.js';

const RULES: Readonly<
  Record<InstanceOperation, { action: string; transient: InstanceState; end: InstanceState }>
> = {
  STOP: { action: 'StopInstances', transient: 'STOPPING', end: 'STOPPED' },
  START: { action: 'StartInstances', transient: 'STARTING', end: 'RUNNING' },
};

/** Part of a rollback; nobody can call for it alone. Injected faults reach the rollback only. */
export function beginInstanceChange(
  { account, requestId }: ChangeCall,
  instance: Instance,
  operation: InstanceOperation,
): void {
  const { action, transient, end } = RULES[operation];
  instance.lastOperation = action;
  instance.lastRequestId = requestId;
  account.changes.begin(
    instance,
    requestId,
    { stuck: false, asyncFailure: false },
    {
      operation,
      transient,
      before: () => {},
      finish: () => {
        instance.state = end;
      },
      fail: () => {},
    },
  );
}
