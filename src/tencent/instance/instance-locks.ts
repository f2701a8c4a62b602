import { Injectable } from '@nestjs/common';
import { AdvisoryLocks, type LockRequest } from '../../database/advisory-locks.js';
import type { CloudSession } from '../client/cloud-session.js';

/**
 * Keeps calls that touch one instance from overlapping, in this process and others: Tencent refuses the
 * second with ResourceBusy. A detach that names no instance could touch any, so it waits for all of its
 * region and holds all back. A call that its request no longer waits for keeps the instance until it ends.
 */
@Injectable()
export class InstanceLocks {
  constructor(private readonly locks: AdvisoryLocks) {}

  /** `work` has to call `ended` once its call upstream has really ended. */
  hold<T>(
    session: CloudSession,
    instanceId: string | undefined,
    work: (ended: () => void) => Promise<T>,
  ): Promise<T> {
    const owner = session.account.credentialId;
    const region = `${owner}/${session.scope.region}`;
    const locks: LockRequest[] =
      instanceId === undefined
        ? [{ key: region, mode: 'exclusive' }]
        : [
            { key: region, mode: 'shared' },
            { key: `${region}/${instanceId}`, mode: 'exclusive' },
          ];
    const { cancellation, deadlineAt } = session.scope.context;
    return this.locks.hold(locks, { owner, cancellation, deadlineAt }, (holdUntil) => {
      let ended: () => void;
      holdUntil(new Promise<void>((resolve) => (ended = resolve)));
      return work(() => ended());
    });
  }
}
