import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { invalidField } from '../errors/field-fault.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { InstanceProvider } from '../tencent/instance/instance.provider.js';
import { obstacles } from './attachability.js';
import type { AttachableInstanceListDto, ListAttachableInstancesDto } from './dto/attachable-instance.dto.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import { existingDisks } from './existing-disks.js';
import { RecentDisksService } from './recent-disks.service.js';

/** Which instances disks can go to, and why not to the others. */
@Injectable()
export class AttachableInstanceService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly instances: InstanceProvider,
    private readonly recent: RecentDisksService,
  ) {}

  list(scope: Scope, dto: ListAttachableInstancesDto): Promise<Answer<AttachableInstanceListDto>> {
    const ids = diskIdsOf(dto);
    const { language } = scope.context;
    const answer = this.sessions.read(scope, async (session) => {
      const disks = ids.length > 0 ? await existingDisks(this.disks, session, ids) : [];
      const zone = dto.Zone ?? zoneOf(disks);
      const query = { zone, fuzzy: dto.Fuzzy, ...pageOf(dto) };
      const { totalCount, instances } = await this.instances.list(session, query);
      const counts = await this.instances.diskCounts(
        session,
        instances.map(({ InstanceId }) => InstanceId),
      );
      const List = instances.map(({ RestrictState, ...instance }) => {
        const count = counts.get(instance.InstanceId)!;
        const Reason = obstacles({ ...instance, RestrictState }, count, disks)[language];
        return { ...instance, ...count, CanAttach: Reason === '', Reason };
      });
      return new Answer({ TotalCount: totalCount, List }, '');
    });
    return this.recent.explain(scope, ids, answer);
  }
}

function zoneOf(disks: readonly Disk[]): string {
  const [zone = '', ...others] = new Set(disks.map(({ Placement }) => Placement.Zone));
  if (others.length === 0) return zone;
  const places = disks.map(({ DiskId, Placement }) => `${DiskId} ${Placement.Zone}`).join(', ');
  throw invalidField(
    'DiskIds',
    'relation',
    `must be in one zone, as no instance takes disks of several: ${places}`,
    `须在同一可用区，云服务器不能挂载其他可用区的云硬盘：${places}`,
  );
}
