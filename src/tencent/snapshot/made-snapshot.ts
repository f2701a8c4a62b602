import { Injectable } from '@nestjs/common';
import type { Snapshot as VendorSnapshot } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js';
import { RecentChanges } from '../../audit/recent-changes.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import { fromBeijing } from '../../common/time/beijing-time.js';
import { sleep } from '../../common/time/wait.js';
import type { CloudSession } from '../client/cloud-session.js';
import { readSnapshotsOf } from './snapshot-search.js';

/** Reads of Tencent lag by seconds, so the snapshots are read this long; and not in the last moments of the request. */
const LOOK_MS = 8_000;
const LEFT_MS = 1_000;
const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 2_000;
/** CreateTime has whole seconds, and an offset of up to two seconds between the clocks counts as none. */
const CLOCK_TOLERANCE_MS = 3_000;

export interface CreateSnapshotCall {
  diskId: string;
  name: string;
  /** Our time, before the call. */
  sentAt: number;
}

/**
 * CreateSnapshot has no token. Which snapshot a call made whose reply was lost is seen from the snapshots of the disk:
 * it has the name, was made since the call by Tencent's clock, and belongs to no policy and to no other request of this
 * service. The caller holds the lock of the disk.
 */
@Injectable()
export class MadeSnapshot {
  constructor(private readonly trail: RecentChanges) {}

  /** Its id; undefined when none is seen for a while, or several, as another one may have the name. Never rejects. */
  async find(session: CloudSession, call: CreateSnapshotCall): Promise<string | undefined> {
    const { cancellation, deadlineAt } = session.scope.context;
    const until = Math.min(performance.now() + LOOK_MS, deadlineAt - LEFT_MS);
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
      const found = await this.candidates(session, call).catch(() => []);
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
      if (cancellation.isCancelled || performance.now() + pauseMs > until) return undefined;
      await sleep(pauseMs, cancellation);
    }
  }

  private async candidates(session: CloudSession, call: CreateSnapshotCall): Promise<string[]> {
    const snapshots = await readSnapshotsOf(session, call.diskId);
    // After the read, which may have been the first call to tell Tencent's time.
    const since = call.sentAt + session.clockOffsetMs('cbs') - CLOCK_TOLERANCE_MS;
    const ids = snapshots.flatMap((snapshot) =>
      couldBe(snapshot, call, since) ? [snapshot.SnapshotId!] : [],
    );
    if (ids.length === 0) return ids;
    const refs = refsOf('snapshot', ids);
    const ofOthers = await this.trail.creationsOf(session.scope, 'snapshot/create', refs, new Date(since));
    return ids.filter((_, index) => !ofOthers.has(refs[index]!));
  }
}

const couldBe = (snapshot: VendorSnapshot, { diskId, name }: CreateSnapshotCall, since: number): boolean =>
  snapshot.DiskId === diskId &&
  snapshot.SnapshotName === name &&
  !snapshot.AutoSnapshotPolicyId &&
  !snapshot.CopyFromRemote &&
  fromBeijing(snapshot.CreateTime ?? '') >= since;
