import { Injectable } from '@nestjs/common';
import type { Write } from '../../common/request/write.js';
import { AdvisoryLocks } from '../../database/advisory-locks.js';
import type { CloudSession } from './cloud-session.js';

/** Locks on resources of one cloud account. They hold in every replica, for every tenant that uses the account. */
@Injectable()
export class ResourceLocks {
  constructor(private readonly locks: AdvisoryLocks) {}

  /**
   * Holds the locks of all the resources (`instance:ins-1`, `disk:disk-1`) until everything that `work` sent is
   * settled, which may be after the reply. Without a resource nothing is locked.
   */
  hold<T>(session: CloudSession, refs: readonly string[], work: () => Promise<Write<T>>): Promise<Write<T>> {
    if (refs.length === 0) return work();
    const { region, tenantUuid, context } = session.scope;
    // Several tenants may have one account, and one tenant several keys of an account.
    const names = [session.accountKey, tenantUuid];
    const keys = refs.flatMap((ref) => names.map((name) => `${name}/${region}/${ref}`));
    const { cancellation, deadlineAt, phases } = context;
    return this.locks.hold(keys, { owner: tenantUuid, cancellation, deadlineAt, phases }, work);
  }
}
