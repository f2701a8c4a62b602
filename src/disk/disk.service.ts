import { Injectable } from '@nestjs/common';
import type { AuditNote } from '../audit/audit-note.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { chunksOf } from '../tencent/disk/disk-search.js';
import { MAX_DISKS_PER_ATTACH, TencentProvider } from '../tencent/disk/disk.provider.js';
import { DiskBatch } from './disk-batch.js';
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
import { WriteWatch } from './write-watch.js';

type Done = Record<string, never>;

/** The rules of every change to a disk. Each is written into the trail before anything is sent. */
@Injectable()
export class DiskService {
  constructor(
    private readonly tencent: TencentProvider,
    private readonly trail: AuditTrail,
  ) {}

  create(scope: Scope, dto: CreateDiskDto): Promise<Answer<CreatedDisksDto>> {
    return this.audited(scope, 'create', [], async (watch, note) => {
      const ids = await watch.follow((options) =>
        this.tencent.create(scope, dto, { ...options, onCreated: (made) => note.diskIds(made) }),
      );
      const asked = dto.DiskCount ?? 1;
      return new Answer(
        { DiskIdSet: ids },
        ids.length < asked ? `Tencent made ${ids.length} of ${asked} disks` : '',
      );
    });
  }

  /** Attributes in one call for all disks, then the type of each, as Tencent takes no type with anything else. */
  update(scope: Scope, dto: UpdateDisksDto): Promise<Done> {
    const ids = diskIdsOf(dto);
    const { DiskName, ProjectId, Portable, DeleteWithInstance, DiskType } = dto;
    const attributes = defined({ DiskName, ProjectId, Portable, DeleteWithInstance });
    const attributesFirst = Object.keys(attributes).length > 0;
    if (DiskType === undefined) {
      return this.audited(scope, 'update', ids, async (watch) => {
        await watch.follow((options) => this.tencent.updateAttributes(scope, ids, attributes, options));
        return {};
      });
    }
    return this.inBatch(scope, 'update', ids, async (batch, watch) => {
      if (attributesFirst) {
        const attributesDone = await batch.run(ids, () =>
          watch.follow((options) => this.tencent.updateAttributes(scope, ids, attributes, options)),
        );
        if (!attributesDone) return batch.skip(ids.length);
      }
      for (const id of ids)
        await batch.run([id], () =>
          watch.follow((options) => this.tencent.updateType(scope, id, DiskType, options)),
        );
    });
  }

  /** One call a disk, one after the other: two disks of one instance would refuse each other. */
  resize(scope: Scope, dto: ResizeDisksDto): Promise<Done> {
    const ids = diskIdsOf(dto);
    return this.inBatch(scope, 'resize', ids, async (batch, watch) => {
      for (const id of ids)
        await batch.run([id], () =>
          watch.follow((options) => this.tencent.resize(scope, id, dto.DiskSize, options)),
        );
    });
  }

  delete(scope: Scope, dto: DeleteDisksDto): Promise<Done> {
    const ids = diskIdsOf(dto);
    return this.audited(scope, 'delete', ids, async (watch) => {
      await watch.follow((options) => this.tencent.delete(scope, ids, options));
      return {};
    });
  }

  attach(scope: Scope, dto: AttachDisksDto): Promise<Done> {
    const ids = diskIdsOf(dto);
    const target = { instanceId: dto.InstanceId, deleteWithInstance: dto.DeleteWithInstance };
    return this.inBatch(scope, 'attach', ids, async (batch, watch) => {
      for (const [index, chunk] of chunksOf(ids, MAX_DISKS_PER_ATTACH).entries()) {
        await batch.run(chunk, () =>
          watch.follow((options) =>
            this.tencent.attach(scope, chunk, target, { ...options, ...patienceOf(index) }),
          ),
        );
      }
    });
  }

  /** Without a Region the disks are searched for first; one that is nowhere stops all before anything is sent. */
  detach(scope: Scope, dto: DetachDisksDto): Promise<Done> {
    const ids = diskIdsOf(dto);
    return this.inBatch(scope, 'detach', ids, async (batch, watch) => {
      const places =
        scope.region === undefined ? await this.tencent.locate(scope, ids) : new Map([[scope.region, ids]]);
      for (const [region, found] of places) {
        for (const [index, chunk] of chunksOf(found, MAX_DISKS_PER_ATTACH).entries()) {
          await batch.run(chunk, () =>
            watch.follow((options) =>
              this.tencent.detach(scope.in(region), chunk, dto.InstanceId, {
                ...options,
                ...patienceOf(index),
              }),
            ),
          );
        }
      }
    });
  }

  private inBatch(
    scope: Scope,
    action: string,
    ids: string[],
    work: (batch: DiskBatch, watch: WriteWatch) => Promise<void>,
  ): Promise<Done> {
    return this.audited(scope, action, ids, async (watch) => {
      const batch = new DiskBatch(ids, scope.context, (error) => watch.failed(error));
      await work(batch, watch);
      return batch.finish();
    });
  }

  private audited<T>(
    scope: Scope,
    action: string,
    diskIds: string[],
    work: (watch: WriteWatch, note: AuditNote) => Promise<T>,
  ): Promise<T> {
    const { context, tenantUuid, clusterUuid, region } = scope;
    const entry = { context, action: `disk/${action}`, tenantUuid, clusterUuid, region, diskIds };
    return this.trail.record(entry, async (note) => {
      const watch = new WriteWatch();
      try {
        return await work(watch, note);
      } catch (error) {
        watch.failed(error);
        watch.report(note);
        throw error;
      }
    });
  }
}

/** Batches after the first wait for the one before, which made the instance busy. */
const patienceOf = (batchIndex: number): { busyPatienceMs?: number } =>
  batchIndex > 0 ? { busyPatienceMs: Number.POSITIVE_INFINITY } : {};

/** Without the keys whose value is undefined. */
function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
