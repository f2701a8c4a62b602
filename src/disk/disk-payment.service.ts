import { Injectable } from '@nestjs/common';
import type { Write } from '../common/request/write.js';
import type { CloudWriteSession } from '../tencent/client/cloud-session.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import { PrepaidDiskProvider, type PrepaidTerms } from '../tencent/disk/prepaid-disk.provider.js';
import { type SentCall, SentDiskCalls } from '../tencent/disk/sent-disk-calls.js';

/**
 * RenewDisk pays on every call and has no token. So from one deadline on it is sent once for a disk: what was sent, with
 * success or unknown outcome, is noted for every replica. Use it under the locks of the disks.
 */
@Injectable()
export class DiskPaymentService {
  constructor(
    private readonly prepaid: PrepaidDiskProvider,
    private readonly sent: SentDiskCalls,
  ) {}

  /** Answers the renewal of a disk from its deadline on that was sent lately, whatever a late read still shows. */
  async sentBefore(
    session: CloudWriteSession,
    ids: readonly string[],
  ): Promise<(disk: Disk) => SentCall | undefined> {
    const calls = await this.sent.recent(session, 'renew', ids);
    return ({ DiskId, DeadlineTime }) => calls.get(DiskId)?.find(({ detail }) => detail === DeadlineTime);
  }

  /** `disk` as it was read under its lock. */
  renew(session: CloudWriteSession, disk: Disk, terms: PrepaidTerms): Promise<Write<unknown>> {
    const call = { kind: 'renew', diskIds: [disk.DiskId], detail: disk.DeadlineTime } as const;
    return this.sent.sendNoted(session, call, () => this.prepaid.renew(session, disk, terms));
  }
}
