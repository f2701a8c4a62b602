import { Injectable, Logger } from '@nestjs/common';
import type { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import type { Settlement, Write } from '../common/request/write.js';
import type { Done } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { AppError } from '../errors/app.error.js';
import type { CloudWriteSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { ResourceLocks } from '../tencent/client/resource-locks.js';
import { type Disk, instancesOf, isPostpaid } from '../tencent/disk/disk-mapping.js';
import { DiskTerminations, type Termination } from '../tencent/disk/disk-terminations.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { SentDiskCalls } from '../tencent/disk/sent-disk-calls.js';
import { diskNotFound } from './disk-not-found.js';
import { justRenewed } from './disk-refusals.js';
import { about, batchOf } from './disk-write.js';
import { RecentDisksService } from './recent-disks.service.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import type { DeleteDisksDto } from './dto/write-disk.dto.js';

/**
 * Deletes disks so that a prepaid one is never purged: the first TerminateDisks moves it to the recycle bin, a second
 * one destroys it. So the disks are read under locks that hold in every replica, and a call that was sent, with success
 * or unknown outcome, is not sent again.
 */
@Injectable()
export class DiskDeletionService {
  private readonly logger = new Logger(DiskDeletionService.name);

  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly locks: ResourceLocks,
    private readonly terminations: DiskTerminations,
    private readonly sent: SentDiskCalls,
    private readonly recent: RecentDisksService,
  ) {}

  delete(scope: Scope, dto: DeleteDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.recent.explain(
      scope,
      ids,
      this.sessions.write(scope, about(ids, {}), (session) =>
        this.locks.hold(session, refsOf('disk', ids), () => this.deleteLocked(session, ids)),
      ),
    );
  }

  private async deleteLocked(session: CloudWriteSession, ids: string[]): Promise<Write<Answer<Done>>> {
    const [disks, sentBefore, renewedLast] = await Promise.all([
      this.disks.find(session, ids),
      this.terminations.recent(session, ids),
      this.sent.renewedLast(session, ids),
    ]);
    const batch = batchOf(ids);
    const rest: Disk[] = [];
    const refused = new Map<string, AppError>();
    for (const id of ids) {
      const disk = disks.get(id);
      const before = sentBefore.get(id);
      // Whether it came back from the recycle bin is not known: the outcome is unknown, or the read is late.
      if (renewedLast.has(id) && (before || disk?.DiskState === 'TORECYCLE'))
        refused.set(id, justRenewed(id));
      else if (before && isDone(before, disk))
        batch.addDone(id, {
          en: `its deletion was sent ${before.secondsAgo} s ago, not sent again`,
          zh: `${before.secondsAgo} 秒前已发出删除请求，不再重复发送`,
        });
      else if (!disk) refused.set(id, diskNotFound(id));
      else if (disk.DiskState === 'TORECYCLE')
        batch.addDone(id, { en: 'is in the recycle bin already', zh: '已在回收站中' });
      else if (isAttached(disk)) refused.set(id, stillAttached(disk));
      else rest.push(disk);
    }
    const restIds = rest.map((disk) => disk.DiskId);
    if (refused.size > 0) return batch.refuseAll(refused, restIds);
    if (rest.length === 0) return batch;

    // Noted until the outcome is known to be a refusal, also when this process dies meanwhile.
    await this.terminations.note(session, rest);
    await batch.add(restIds, this.disks.delete(session, restIds, disks));
    return { reply: batch.reply, settled: this.settled(session, restIds, batch.settled) };
  }

  private async settled(
    session: CloudWriteSession,
    ids: string[],
    ending: Promise<Settlement>,
  ): Promise<Settlement> {
    const end = await ending;
    if (end.outcome === 'failed')
      await this.terminations.forget(session, ids).catch((error: unknown) => {
        this.logger.warn(`a refused deletion of ${ids.join(', ')} could not be forgotten: ${String(error)}`);
      });
    return end;
  }
}

/**
 * Whether a call that was sent before counts as done, whatever a late read still shows. A postpaid disk cannot be purged,
 * unless it has become prepaid.
 */
const isDone = ({ wasPostpaid }: Termination, disk: Disk | undefined): boolean =>
  !wasPostpaid || (disk !== undefined && !isPostpaid(disk));

const isAttached = (disk: Disk): boolean =>
  disk.DiskState !== 'UNATTACHED' &&
  (disk.Attached || instancesOf(disk).length > 0 || ATTACHED_STATES.has(disk.DiskState));

const ATTACHED_STATES = new Set(['ATTACHING', 'ATTACHED', 'DETACHING']);

const stillAttached = (disk: Disk): AppError =>
  new AppError('TENCENT_STATE_CONFLICT', {
    en: `${disk.DiskId}: is attached to ${instancesOf(disk).join(', ') || 'an instance'}; detach it first`,
    zh: `${disk.DiskId}：已挂载到${nameInChinese(instancesOf(disk))}，请先卸载`,
  });

const nameInChinese = (instanceIds: string[]): string =>
  instanceIds.length > 0 ? ` ${instanceIds.join('、')}` : '云服务器';
