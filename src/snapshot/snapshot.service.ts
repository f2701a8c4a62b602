import { Injectable } from '@nestjs/common';
import { inParallel } from '../common/concurrency/parallel.js';
import { Answer } from '../common/envelope/envelope.js';
import { defined } from '../common/json/defined.js';
import type { Scope } from '../common/request/scope.js';
import type { Write } from '../common/request/write.js';
import { Batch, type Done } from '../common/resource/batch.js';
import { idsOf } from '../common/resource/id-choice.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { fromBeijing } from '../common/time/beijing-time.js';
import { AppError } from '../errors/app.error.js';
import { joinWords, type Words } from '../errors/words.js';
import type { CloudWriteSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { ResourceLocks } from '../tencent/client/resource-locks.js';
import { explainedBy, type Rows } from '../tencent/client/write-confirmation.js';
import type { Snapshot } from '../tencent/snapshot/snapshot-mapping.js';
import { SnapshotProvider, type SnapshotSpec } from '../tencent/snapshot/snapshot.provider.js';
import type { CreatedSnapshotsDto } from './dto/snapshot-replies.dto.js';
import type { CreateSnapshotsDto, DeleteSnapshotsDto } from './dto/write-snapshot.dto.js';
import { deletionRefusal, snapshotNotFound } from './snapshot-rules.js';

/** Calls in flight at once for one request. */
const PARALLEL = 4;

/** Makes and deletes snapshots. Each change is recorded in the trail before anything is sent. */
@Injectable()
export class SnapshotService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly snapshots: SnapshotProvider,
    private readonly locks: ResourceLocks,
  ) {}

  /**
   * One call a disk, under the lock of the disk: which snapshot an unanswered call made is told from the others of the
   * disk, so no other request may make one meanwhile.
   */
  create(scope: Scope, dto: CreateSnapshotsDto): Promise<Answer<CreatedSnapshotsDto>> {
    const ids = idsOf(dto, 'DiskId');
    const { SnapshotName, Deadline, Tags } = dto;
    const request = defined({ SnapshotName, Deadline, Tags });
    const spec = { name: SnapshotName, deadline: Deadline && toIso(Deadline), tags: Tags };
    return this.sessions.write(scope, { resources: refsOf('disk', ids), request }, async (session) => {
      const made = new Map<string, string>();
      const batch = new Batch('DiskId', 'disks', ids, (id) => ({ SnapshotId: made.get(id) ?? '' }));
      await inParallel(ids, PARALLEL, async (id) => {
        const sent = this.createOne(session, id, spec);
        if (await batch.add([id], sent)) made.set(id, await (await sent).reply);
      });
      const answer = batch.reply.then(
        ({ words }) => new Answer({ SnapshotIdSet: ids.map((id) => made.get(id)!) }, words),
      );
      return { reply: answer, settled: batch.settled };
    });
  }

  /** All of them or none, as Tencent does it: one that cannot be deleted is named and nothing is sent. */
  delete(scope: Scope, dto: DeleteSnapshotsDto): Promise<Answer<Done>> {
    const ids = idsOf(dto, 'SnapshotId');
    const deleteImages = dto.DeleteBindImages;
    const intent = {
      resources: refsOf('snapshot', ids),
      request: defined({ DeleteBindImages: deleteImages }),
    };
    return this.sessions.write(scope, intent, async (session) => {
      const before = await this.snapshots.find(session, ids);
      const batch = new Batch('SnapshotId', 'snapshots', ids);
      const refused = refusalsOf(ids, before, deleteImages === true);
      if (refused.size > 0)
        return batch.refuseAll(
          refused,
          ids.filter((id) => !refused.has(id)),
        );
      await batch.add(ids, this.deleteAll(session, ids, deleteImages, before));
      return batch;
    });
  }

  private createOne(session: CloudWriteSession, diskId: string, spec: SnapshotSpec): Promise<Write<string>> {
    return this.locks.hold(session, refsOf('disk', [diskId]), () =>
      this.snapshots.create(session, diskId, spec),
    );
  }

  /** What Tencent refuses because of an image or a share that came meanwhile is named as well. */
  private async deleteAll(
    session: CloudWriteSession,
    ids: string[],
    deleteImages: boolean | undefined,
    before: Rows<Snapshot>,
  ): Promise<Write<unknown>> {
    const write = await this.snapshots.delete(session, ids, deleteImages, before);
    return explainedBy(write, async (error) => {
      if (!AppError.is(error, 'TENCENT_SNAPSHOT_SHARED', 'TENCENT_SNAPSHOT_HAS_IMAGES')) return error;
      const named = await this.bindingsOf(session, ids, deleteImages === true);
      return error.with({ detail: joinWords([...named, error.words]) });
    });
  }

  /** What binds the snapshots now, in words; nothing when they cannot be read. */
  private async bindingsOf(
    session: CloudWriteSession,
    ids: string[],
    deleteImages: boolean,
  ): Promise<Words[]> {
    try {
      const now = await this.snapshots.find(session, ids);
      return [...refusalsOf(ids, now, deleteImages).values()].map(({ words }) => words);
    } catch {
      return [];
    }
  }
}

function refusalsOf(
  ids: readonly string[],
  snapshots: Rows<Snapshot>,
  deleteImages: boolean,
): Map<string, AppError> {
  return new Map(
    ids.flatMap((id): [string, AppError][] => {
      const snapshot = snapshots.get(id);
      const refusal = snapshot ? deletionRefusal(snapshot, deleteImages) : snapshotNotFound(id);
      return refusal ? [[id, refusal]] : [];
    }),
  );
}

/** As Tencent documents it: `2022-01-08T09:47:55+00:00`. */
const toIso = (beijing: string): string =>
  new Date(fromBeijing(beijing)).toISOString().replace(/\.\d+Z$/, '+00:00');
