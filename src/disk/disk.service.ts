import { Injectable } from '@nestjs/common';
import { chunksOf } from '../common/concurrency/parallel.js';
import { Answer } from '../common/envelope/envelope.js';
import { defined } from '../common/json/defined.js';
import type { Scope } from '../common/request/scope.js';
import type { Write } from '../common/request/write.js';
import { Batch } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { CloudWriteSession } from '../tencent/client/cloud-session.js';
import { CloudSessions, type WriteIntent } from '../tencent/client/cloud-sessions.js';
import { DiskProvider, MAX_DISKS_PER_ATTACH, type BusyRetry } from '../tencent/disk/disk.provider.js';
import { InstanceLocks } from '../tencent/instance/instance-locks.js';
import type { CreateDiskDto } from './dto/create-disk.dto.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import type { CreatedDisksDto } from './dto/disk-replies.dto.js';
import type {
  AttachDisksDto,
  DeleteDisksDto,
  DetachDisksDto,
  ResizeDisksDto,
  UpdateDisksDto,
} from './dto/write-disk.dto.js';

type Done = Record<string, never>;

/** The rules of changing disks. Each change is recorded in the trail before anything is sent. */
@Injectable()
export class DiskService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly instances: InstanceLocks,
  ) {}

  create(scope: Scope, dto: CreateDiskDto): Promise<Answer<CreatedDisksDto>> {
    const { DiskType, DiskSize, DiskCount = 1, DiskName } = dto;
    const intent = { request: { DiskType, DiskSize, DiskCount, DiskName } };
    return this.sessions.write(scope, intent, async (session) => {
      const { reply, settled } = await this.disks.create(session, dto);
      return { reply: reply.then((ids) => createdAnswer(ids, DiskCount)), settled };
    });
  }

  /** Attributes in one call for all disks, then the type of each disk: Tencent accepts a type alone only. */
  update(scope: Scope, dto: UpdateDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    const { DiskName, ProjectId, Portable, DeleteWithInstance, DiskType } = dto;
    const attributes = defined({ DiskName, ProjectId, Portable, DeleteWithInstance });
    const hasAttributes = Object.keys(attributes).length > 0;
    return this.sessions.write(scope, about(ids, { ...attributes, DiskType }), async (session) => {
      const batch = batchOf(ids);
      const attributesFailed =
        hasAttributes && !(await batch.add(ids, this.disks.updateAttributes(session, ids, attributes)));
      if (DiskType === undefined) return batch;
      if (attributesFailed) batch.skip(ids.length);
      else for (const id of ids) await batch.add([id], this.disks.updateType(session, id, DiskType));
      return batch;
    });
  }

  /** One call a disk, one after the other: Tencent refuses two calls for one instance at a time. */
  resize(scope: Scope, dto: ResizeDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.sessions.write(scope, about(ids, { DiskSize: dto.DiskSize }), async (session) => {
      const batch = batchOf(ids);
      for (const id of ids) await batch.add([id], this.disks.resize(session, id, dto.DiskSize));
      return batch;
    });
  }

  delete(scope: Scope, dto: DeleteDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.sessions.write(scope, about(ids, {}), async (session) => {
      const batch = batchOf(ids);
      await batch.add(ids, this.disks.delete(session, ids));
      return batch;
    });
  }

  attach(scope: Scope, dto: AttachDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    const { InstanceId: instanceId, DeleteWithInstance: deleteWithInstance } = dto;
    const intent = about(ids, { DeleteWithInstance: deleteWithInstance }, instanceId);
    return this.sessions.write(scope, intent, (session) =>
      this.instances.hold(session, instanceId, async () => {
        const batch = batchOf(ids);
        for (const [index, chunk] of chunksOf(ids, MAX_DISKS_PER_ATTACH).entries()) {
          const target = { instanceId, deleteWithInstance };
          await batch.add(chunk, this.disks.attach(session, chunk, target, busyRetryFor(index)));
        }
        return batch;
      }),
    );
  }

  /** Without a Region the disks are searched first. If one is in no region, nothing is sent. */
  detach(scope: Scope, dto: DetachDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.sessions.write(scope, about(ids, {}, dto.InstanceId), async (session) => {
      const { region } = scope;
      const places = region === undefined ? await this.disks.locate(session, ids) : new Map([[region, ids]]);
      const batch = batchOf(ids);
      for (const [place, found] of places)
        for (const [index, chunk] of chunksOf(found, MAX_DISKS_PER_ATTACH).entries())
          await batch.add(chunk, this.detachOnce(session.in(place), chunk, dto.InstanceId, index));
      return batch;
    });
  }

  private detachOnce(
    session: CloudWriteSession,
    ids: string[],
    instanceId: string | undefined,
    index: number,
  ): Promise<Write<unknown>> {
    return this.instances.hold(session, instanceId, () =>
      this.disks.detach(session, ids, instanceId, busyRetryFor(index)),
    );
  }
}

const batchOf = (ids: string[]): Batch => new Batch('DiskId', 'disks', ids);

const about = (ids: string[], request: Record<string, unknown>, instanceId?: string): WriteIntent => ({
  resources: refsOf('disk', ids),
  request,
  instanceId,
});

const createdAnswer = (ids: string[], asked: number): Answer<CreatedDisksDto> =>
  new Answer({ DiskIdSet: ids }, ids.length < asked ? `Tencent made ${ids.length} of ${asked} disks` : '');

/** Calls after the first are repeated while the call before keeps the instance busy. */
const busyRetryFor = (callIndex: number): BusyRetry =>
  callIndex > 0 ? { busyRetryMs: Number.POSITIVE_INFINITY } : {};
