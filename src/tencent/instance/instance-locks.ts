import { Injectable } from '@nestjs/common';
import type { Write } from '../../common/request/write.js';
import { AdvisoryLocks, type LockRequest } from '../../database/advisory-locks.js';
import type { CloudSession } from '../client/cloud-session.js';

/**
 * Keeps calls that touch one instance from overlapping, in this process and others: Tencent refuses the
 * second with ResourceBusy. A detach that names no instance could touch any, so it waits for all of its
 * region and holds all back.
 */
@Injectable()
export class InstanceLocks {
  constructor(private readonly locks: AdvisoryLocks) {}

  /** Holds the instance until all that `work` sent is settled, which may be after its reply. */
  hold<T>(
    session: CloudSession,
    instanceId: string | undefined,
    work: () => Promise<Write<T>>,
  ): Promise<Write<T>> {
    const owner = session.credentialId;
    const region = `${owner}/${session.scope.region}`;
    const locks: LockRequest[] =
      instanceId === undefined
        ? [{ key: region, mode: 'exclusive' }]
        : [
            { key: region, mode: 'shared' },
            { key: `${region}/${instanceId}`, mode: 'exclusive' },
          ];
    const { cancellation, deadlineAt } = session.scope.context;
    return this.locks.hold(locks, { owner, cancellation, deadlineAt }, work);
  }
}
