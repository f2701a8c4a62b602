import { Injectable } from '@nestjs/common';
import { RecentChanges } from '../../audit/recent-changes.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import { fromBeijing } from '../../common/time/beijing-time.js';
import type { CloudSession } from './cloud-session.js';
import { readForAWhile } from './read-for-a-while.js';

/** CreateTime has whole seconds, and an offset of up to two seconds between the clocks counts as none. */
const CLOCK_TOLERANCE_MS = 3_000;
/** The clocks of the replicas and of Postgres differ by less. */
const TRAIL_TOLERANCE_MS = 60_000;

export interface CreationCall {
  /** The route in the trail, and the type of what it makes there. */
  action: string;
  type: string;
  /** Our time, before the call. */
  sentAt: number;
}

export interface Candidate {
  id: string;
  /** Beijing time, by Tencent's clock. */
  createTime: string;
}

/** Finds what a call of CBS made that has no token and whose reply was lost. */
@Injectable()
export class LostCreation {
  constructor(private readonly trail: RecentChanges) {}

  /**
   * The id of the only candidate that was made since the call, and by no other request of this service. Undefined when
   * none is seen for a while, or several. Never rejects.
   */
  async find(
    session: CloudSession,
    call: CreationCall,
    readCandidates: () => Promise<Candidate[]>,
  ): Promise<string | undefined> {
    const found = await readForAWhile(session, async () => {
      const candidates = await readCandidates();
      // After the read, which may have been the first call to tell Tencent's time.
      const since = call.sentAt + session.clockOffsetMs('cbs') - CLOCK_TOLERANCE_MS;
      const made = candidates.filter(({ createTime }) => fromBeijing(createTime) >= since);
      const ids = await this.withoutOthers(
        session,
        call,
        made.map(({ id }) => id),
      );
      return ids.length > 0 ? ids : undefined;
    });
    return found?.length === 1 ? found[0] : undefined;
  }

  private async withoutOthers(session: CloudSession, call: CreationCall, ids: string[]): Promise<string[]> {
    if (ids.length === 0) return ids;
    const refs = refsOf(call.type, ids);
    const since = new Date(call.sentAt - TRAIL_TOLERANCE_MS);
    const ofOthers = await session.scope.context.phases.measure('database', () =>
      this.trail.creationsOf(session.scope, call.action, refs, since),
    );
    return ids.filter((_, index) => !ofOthers.has(refs[index]!));
  }
}
