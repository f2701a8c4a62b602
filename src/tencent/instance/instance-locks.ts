import { Injectable } from '@nestjs/common';
import type { Write } from '../../common/request/write.js';
import { AdvisoryLocks, type LockRequest } from '../../database/advisory-locks.js';
import type { CloudSession } from '../client/cloud-session.js';

/**
 * Prevents that two attachments or detachments run on one instance at the same time, in this process and others:
 * Tencent refuses the second with ResourceBusy. A detach without an instance could change any instance, so it waits for all calls of
 * its region and all calls wait for it.
 */
@Injectable()
export class InstanceLocks {
  constructor(private readonly locks: AdvisoryLocks) {}

  /** Holds the lock until everything that `work` sent is settled, which may be after the reply. */
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
