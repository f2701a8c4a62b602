import { Injectable } from '@nestjs/common';
import { chunksOf } from '../common/concurrency/parallel.js';
import type { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import type { Write } from '../common/request/write.js';
import { type Done } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { invalidField } from '../errors/field-fault.js';
import type { CloudSession, CloudWriteSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { ResourceLocks } from '../tencent/client/resource-locks.js';
import { type Disk, instancesOf } from '../tencent/disk/disk-mapping.js';
import { DiskProvider, MAX_DISKS_PER_ATTACH } from '../tencent/disk/disk.provider.js';
import { about, batchOf, busyRetryFor } from './disk-write.js';
import { RecentDisksService } from './recent-disks.service.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import type { AttachDisksDto, DetachDisksDto } from './dto/write-disk.dto.js';

/** Attaches disks to instances and detaches them, one call at a time for each instance. */
@Injectable()
export class DiskAttachmentService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly locks: ResourceLocks,
    private readonly recent: RecentDisksService,
  ) {}

  attach(scope: Scope, dto: AttachDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    const { InstanceId: instanceId, DeleteWithInstance: deleteWithInstance } = dto;
    const intent = about(ids, { DeleteWithInstance: deleteWithInstance }, instanceId);
    return this.recent.explain(
      scope,
      ids,
      this.sessions.write(scope, intent, (session) =>
        this.locks.hold(session, refsOf('instance', [instanceId]), async () => {
          const batch = batchOf(ids);
          for (const [index, chunk] of chunksOf(ids, MAX_DISKS_PER_ATTACH).entries()) {
            const target = { instanceId, deleteWithInstance };
            await batch.add(chunk, this.disks.attach(session, chunk, target, busyRetryFor(index)));
          }
          return batch;
        }),
      ),
    );
  }

  /**
   * Goes instance by instance. Where the caller names none, the disks are read for it, because Tencent checks the
   * instance that a call names and takes any if it names none. Without a Region the disks are searched for; if one is
   * in no region, nothing is sent.
   */
  detach(scope: Scope, dto: DetachDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.recent.explain(
      scope,
      ids,
      this.sessions.write(scope, about(ids, {}, dto.InstanceId), async (session) => {
        const batch = batchOf(ids);
        const groups = await this.groupsOf(session, ids, dto.InstanceId);
        for (const { region, instanceId, found } of groups)
          for (const [index, chunk] of chunksOf(found, MAX_DISKS_PER_ATTACH).entries())
            await batch.add(chunk, this.detachOnce(session.in(region), chunk, instanceId, index));
        const region = onlyOne(groups.map((group) => group.region));
        return { reply: batch.reply, settled: batch.settled.then((end) => ({ ...end, region })) };
      }),
    );
  }

  private async groupsOf(session: CloudSession, ids: string[], named: string | undefined): Promise<Group[]> {
    const { region } = session.scope;
    if (region !== undefined && named !== undefined) return [{ region, instanceId: named, found: ids }];
    const places =
      region === undefined
        ? await this.disks.locate(session, ids)
        : new Map([[region, await this.disks.find(session, ids)]]);
    return [...places].flatMap(([place, disks]) => {
      const there = region === undefined ? ids.filter((id) => disks.has(id)) : ids;
      return [...byInstance(there, disks, named)].map(([instanceId, found]) => ({
        region: place,
        instanceId,
        found,
      }));
    });
  }

  private detachOnce(
    session: CloudWriteSession,
    ids: string[],
    instanceId: string | undefined,
    index: number,
  ): Promise<Write<unknown>> {
    const instances = refsOf('instance', instanceId === undefined ? [] : [instanceId]);
    return this.locks.hold(session, instances, () =>
      this.disks.detach(session, ids, instanceId, busyRetryFor(index)),
    );
  }
}

/** Disks of one region and instance; undefined is for disks that the read shows on none, or does not show. */
interface Group {
  region: string;
  instanceId: string | undefined;
  found: string[];
}

function byInstance(
  ids: readonly string[],
  disks: ReadonlyMap<string, Disk>,
  named: string | undefined,
): Map<string | undefined, string[]> {
  const groups = new Map<string | undefined, string[]>();
  for (const id of ids) {
    const instanceId = named ?? onlyInstanceOf(disks.get(id));
    groups.set(instanceId, [...(groups.get(instanceId) ?? []), id]);
  }
  return groups;
}

function onlyInstanceOf(disk: Disk | undefined): string | undefined {
  const instances = disk ? instancesOf(disk) : [];
  if (instances.length > 1)
    throw invalidField(
      'InstanceId',
      'required',
      `is required, as ${disk!.DiskId} is attached to ${instances.join(', ')}`,
      `必填，因为${disk!.DiskId}挂载在多台云服务器上：${instances.join('、')}`,
    );
  return instances[0];
}

const onlyOne = (regions: string[]): string | undefined =>
  new Set(regions).size === 1 ? regions[0] : undefined;
