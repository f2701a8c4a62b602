import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import { defined } from '../common/json/defined.js';
import type { Scope } from '../common/request/scope.js';
import type { Write } from '../common/request/write.js';
import type { Done } from '../common/resource/batch.js';
import { idsOf, sentField } from '../common/resource/id-choice.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { AppError } from '../errors/app.error.js';
import type { CloudWriteSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { explainedBy, type Rows } from '../tencent/client/write-confirmation.js';
import { DiskInstanceLock } from '../tencent/disk/disk-instance-lock.js';
import { type Disk, instancesOf } from '../tencent/disk/disk-mapping.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { InstanceProvider } from '../tencent/instance/instance.provider.js';
import { RollbackWatch } from '../tencent/snapshot/rollback-watch.js';
import type { Snapshot } from '../tencent/snapshot/snapshot-mapping.js';
import { type Rollback, SnapshotProvider } from '../tencent/snapshot/snapshot.provider.js';
import type { ApplySnapshotDto } from './dto/write-snapshot.dto.js';
import { explainRollback, instanceRuns, rollbackRefusal, snapshotNotFound } from './snapshot-rules.js';

/** Rolls a disk back to one of its snapshots. What was written to the disk since then is lost. */
@Injectable()
export class RollbackService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly snapshots: SnapshotProvider,
    private readonly disks: DiskProvider,
    private readonly instances: InstanceProvider,
    private readonly instanceLock: DiskInstanceLock,
    private readonly watch: RollbackWatch,
  ) {}

  /** What stands in the way is said before anything is sent, as far as it can be seen. */
  apply(scope: Scope, dto: ApplySnapshotDto): Promise<Answer<Done>> {
    const [snapshotId, diskId] = [idsOf(dto, 'SnapshotId')[0]!, idsOf(dto, 'DiskId')[0]!];
    const { AutoStopInstance, AutoStartInstance } = dto;
    const intent = {
      resources: [...refsOf('snapshot', [snapshotId]), ...refsOf('disk', [diskId])],
      request: defined({ AutoStopInstance, AutoStartInstance }),
    };
    return this.sessions.write(scope, intent, async (session) => {
      const [snapshots, disks] = await Promise.all([
        this.snapshots.find(session, [snapshotId]),
        this.disks.find(session, [diskId]),
      ]);
      const snapshot = snapshots.get(snapshotId);
      if (!snapshot) throw snapshotNotFound(snapshotId);
      const refusal = rollbackRefusal(snapshot, diskId, sentField(dto, 'DiskId'));
      if (refusal) throw refusal;
      if (!disks.has(diskId))
        throw new AppError('TENCENT_DISK_NOT_FOUND', {
          en: `${diskId}: not found`,
          zh: `${diskId}：不存在`,
        });
      const rollback = {
        snapshotId,
        diskId,
        autoStopInstance: AutoStopInstance,
        autoStartInstance: AutoStartInstance,
      };
      const { reply, settled } = await this.applyLocked(session, snapshot, rollback, disks);
      return { reply: reply.then(() => new Answer<Done>({}, '')), settled };
    });
  }

  /**
   * Tencent stops the instance, rolls back and starts it again, which goes on after the reply. Nothing else may be done
   * with the instance meanwhile, so its lock is held until the rollback has ended; the caller and the trail wait for the
   * call alone. Few may keep a lock so long: throws OVERLOADED before anything is sent.
   */
  private async applyLocked(
    session: CloudWriteSession,
    snapshot: Snapshot,
    rollback: Rollback,
    disks: Rows<Disk>,
  ): Promise<Write<unknown>> {
    const { diskId, autoStopInstance } = rollback;
    const isKept = autoStopInstance === true && instancesOf(disks.get(diskId)!).length > 0;
    const leave = isKept ? await this.watch.enter(session) : undefined;
    let sent: Write<unknown> | undefined;
    let ended: Promise<unknown> | undefined;
    try {
      const held = await this.instanceLock.hold(session, diskId, disks, async (now) => {
        const disk = now.get(diskId)!;
        const instanceIds = instancesOf(disk);
        if (!autoStopInstance) await this.refuseRunning(session, diskId, instanceIds);
        const write = await this.snapshots.apply(session, rollback, now);
        sent = explainedBy(write, async (error) => explainRollback(error, snapshot, disk, instanceIds));
        const settled = isKept ? this.watch.ended(session, write, diskId) : write.settled;
        return { reply: sent.reply, settled };
      });
      ended = held.settled;
      return sent!;
    } finally {
      if (leave) void Promise.resolve(ended).finally(leave);
    }
  }

  private async refuseRunning(
    session: CloudWriteSession,
    diskId: string,
    instanceIds: string[],
  ): Promise<void> {
    for (const instanceId of instanceIds) {
      const state = await this.instances.stateOf(session, instanceId);
      if (state !== undefined && state !== 'STOPPED') throw instanceRuns(diskId, instanceId, state);
    }
  }
}
