import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import { defined } from '../common/json/defined.js';
import type { Scope } from '../common/request/scope.js';
import { type Done } from '../common/resource/batch.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { explainedBy } from '../tencent/client/write-confirmation.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { DiskInstanceLock } from '../tencent/disk/disk-instance-lock.js';
import { about, batchOf } from './disk-write.js';
import { explainOrder, explainResize } from './size-refusal.js';
import type { CreateDiskDto } from './dto/create-disk.dto.js';
import { RecentDisksService } from './recent-disks.service.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import type { CreatedDisksDto } from './dto/disk-replies.dto.js';
import type { ResizeDisksDto, UpdateDisksDto } from './dto/write-disk.dto.js';

/** The rules of changing disks. Each change is recorded in the trail before anything is sent. */
@Injectable()
export class DiskService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly instanceLock: DiskInstanceLock,
    private readonly recent: RecentDisksService,
  ) {}

  create(scope: Scope, dto: CreateDiskDto): Promise<Answer<CreatedDisksDto>> {
    const { DiskType, DiskSize, DiskCount = 1, DiskName } = dto;
    const intent = { request: { DiskType, DiskSize, DiskCount, DiskName } };
    return this.sessions.write(scope, intent, async (session) => {
      const sent = await this.disks.create(session, dto);
      const { reply, settled } = explainedBy(sent, async (error) => explainOrder(error, DiskType, DiskSize));
      return { reply: reply.then((ids) => createdAnswer(ids, DiskCount)), settled };
    });
  }

  /** Attributes in one call for all disks, then the type of each disk: Tencent accepts a type alone only. */
  update(scope: Scope, dto: UpdateDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    const { DiskName, ProjectId, Portable, DeleteWithInstance, DiskType } = dto;
    const attributes = defined({ DiskName, ProjectId, Portable, DeleteWithInstance });
    const hasAttributes = Object.keys(attributes).length > 0;
    return this.recent.explain(
      scope,
      ids,
      this.sessions.write(scope, about(ids, { ...attributes, DiskType }), async (session) => {
        const batch = batchOf(ids);
        const attributesFailed =
          hasAttributes && !(await batch.add(ids, this.disks.updateAttributes(session, ids, attributes)));
        if (DiskType === undefined) return batch;
        if (attributesFailed) batch.skip(ids.length);
        else for (const id of ids) await batch.add([id], this.disks.updateType(session, id, DiskType));
        return batch;
      }),
    );
  }

  /**
   * One call a disk, one after the other, in the line of the instance that it is on: Tencent refuses two calls for one
   * instance at a time.
   */
  resize(scope: Scope, dto: ResizeDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.recent.explain(
      scope,
      ids,
      this.sessions.write(scope, about(ids, { DiskSize: dto.DiskSize }), async (session) => {
        const disks = await this.disks.find(session, ids);
        const batch = batchOf(ids);
        for (const id of ids) {
          const send = async () =>
            explainedBy(await this.disks.resize(session, id, dto.DiskSize, disks), async (error) =>
              explainResize(error, disks.get(id), dto.DiskSize),
            );
          await batch.add([id], this.instanceLock.hold(session, id, disks, send));
        }
        return batch;
      }),
    );
  }
}

const createdAnswer = (ids: string[], asked: number): Answer<CreatedDisksDto> =>
  new Answer(
    { DiskIdSet: ids },
    ids.length < asked
      ? {
          en: `Tencent made ${ids.length} of ${asked} disks`,
          zh: `腾讯云只创建了 ${ids.length} 块云硬盘，少于申请的 ${asked} 块`,
        }
      : '',
  );
