import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Cancellation } from '../../common/request/cancellation.js';
import type { Settlement, Write } from '../../common/request/write.js';
import { sleep } from '../../common/time/wait.js';
import type { CloudSession } from '../client/cloud-session.js';
import { readDisks } from '../disk/disk-search.js';

/** A rollback takes minutes. A lock takes a connection of Postgres, so none is held for longer than this. */
const MOST_MS = 10 * 60_000;
/** A rollback that no read shows for this long has not begun or is over: reads lag by seconds. */
const UNSEEN_MS = 5_000;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;

/** Waits until a rollback has ended, for whoever must hold a lock until then; the request may be answered long before. */
@Injectable()
export class RollbackWatch implements BeforeApplicationShutdown {
  private readonly stop = new Cancellation();

  /** Settles as the write does, after the rollback. The plain key is in memory until then. */
  async ended(session: CloudSession, write: Write<unknown>, diskId: string): Promise<Settlement> {
    const settlement = await write.settled;
    if (settlement.outcome !== 'failed')
      // Whatever goes wrong here must not keep the lock.
      await this.untilRolledBack(session.inBackground(MOST_MS, this.stop), diskId).catch(() => undefined);
    return settlement;
  }

  /** Before the connections of the locks are closed. */
  beforeApplicationShutdown(): void {
    this.stop.cancel();
  }

  private async untilRolledBack(session: CloudSession, diskId: string): Promise<void> {
    const { deadlineAt } = session.scope.context;
    let wasSeen = false;
    const unseenUntil = performance.now() + UNSEEN_MS;
    for (
      let pauseMs = FIRST_PAUSE_MS;
      performance.now() < deadlineAt;
      pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)
    ) {
      const isRollingBack = await isRollingBackNow(session, diskId);
      if (isRollingBack === false && (wasSeen || performance.now() > unseenUntil)) return;
      wasSeen ||= isRollingBack === true;
      await sleep(pauseMs, this.stop);
      if (this.stop.isCancelled) return;
    }
  }
}

/** Undefined when the disk could not be read. One that is gone rolls back no more. */
async function isRollingBackNow(session: CloudSession, diskId: string): Promise<boolean | undefined> {
  try {
    const disk = (await readDisks(session, [diskId])).get(diskId);
    return disk !== undefined && (disk.DiskState === 'ROLLBACKING' || disk.Rollbacking === true);
  } catch {
    return undefined;
  }
}
