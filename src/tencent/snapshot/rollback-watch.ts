import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { FairSemaphore } from '../../common/concurrency/fair-semaphore.js';
import { Cancellation } from '../../common/request/cancellation.js';
import type { Settlement, Write } from '../../common/request/write.js';
import { sleep } from '../../common/time/wait.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { readDisks } from '../disk/disk-search.js';

/** A rollback takes minutes. A lock takes a connection of Postgres, so none is held for longer than this. */
const MOST_MS = 10 * 60_000;
/**
 * Rollbacks that may keep a lock at the same time in this replica: fewer than half of the connections of the locks, and
 * of those that one tenant can have, so that disks can always be attached and detached.
 */
const MAX_KEPT = 6;
const MAX_KEPT_PER_TENANT = 2;
/** About the shortest rollback. */
const RETRY_AFTER_SECONDS = 30;
/** A rollback that no read shows for this long has not begun or is over: reads lag by seconds. */
const UNSEEN_MS = 5_000;
const FIRST_PAUSE_MS = 250;
const MAX_PAUSE_MS = 5_000;

/** Waits until a rollback has ended, for whoever must hold a lock until then; the request may be answered long before. */
@Injectable()
export class RollbackWatch implements BeforeApplicationShutdown {
  private readonly stop = new Cancellation();
  private readonly kept = new FairSemaphore({
    overall: MAX_KEPT,
    perOwner: MAX_KEPT_PER_TENANT,
    waitingPerOwner: 0,
  });

  /**
   * A place for a rollback whose lock is kept until it has ended; resolves with the function that gives it back. Throws
   * OVERLOADED at once when there is none.
   */
  enter(session: CloudSession): Promise<() => void> {
    const { tenantUuid, context } = session.scope;
    const { cancellation } = context;
    return this.kept.acquire({ owner: tenantUuid, member: '', cancellation, overloaded });
  }

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

const overloaded = (): AppError =>
  new AppError(
    'OVERLOADED',
    {
      en: `not sent: each rollback with AutoStopInstance keeps its instance locked until it has ended, so only ${MAX_KEPT_PER_TENANT} of one tenant and ${MAX_KEPT} in all run at a time; send it again when one of them has ended, or stop the instance first and send it without AutoStopInstance`,
      zh: `未发送：带 AutoStopInstance 的回滚在结束前会一直锁定云服务器，因此每个租户最多同时进行 ${MAX_KEPT_PER_TENANT} 个，总共最多 ${MAX_KEPT} 个；请等其中一个结束后重试，或先关机，再不带 AutoStopInstance 发送`,
    },
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );

/** Undefined when the disk could not be read. One that is gone rolls back no more. */
async function isRollingBackNow(session: CloudSession, diskId: string): Promise<boolean | undefined> {
  try {
    const disk = (await readDisks(session, [diskId])).get(diskId);
    return disk !== undefined && (disk.DiskState === 'ROLLBACKING' || disk.Rollbacking === true);
  } catch {
    return undefined;
  }
}
