import { Injectable } from '@nestjs/common';
import type { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { Batch, type Done } from '../common/resource/batch.js';
import { idsOf } from '../common/resource/id-choice.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { AppError } from '../errors/app.error.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { POLICY_REF } from '../tencent/snapshot-policy/snapshot-policy-writer.js';
import {
  MAX_DISKS_PER_BIND,
  SnapshotPolicyProvider,
} from '../tencent/snapshot-policy/snapshot-policy.provider.js';
import { type BindPolicyDto, policyIdsOf, type UnbindPolicyDto } from './dto/write-policy.dto.js';

const NOT_IN_USE = {
  en: 'is not in use, so that no snapshots are made of it until it is attached',
  zh: '未挂载，挂载之前不会为它创建快照',
};

/** Binds disks to an automatic snapshot policy, and unbinds them. */
@Injectable()
export class PolicyBindingService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly policies: SnapshotPolicyProvider,
    private readonly disks: DiskProvider,
  ) {}

  /**
   * Tencent refuses disks that are bound already, so the policy is read first. Disks that do not exist would fail the
   * call for all others, so they are not sent.
   */
  bind(scope: Scope, dto: BindPolicyDto): Promise<Answer<Done>> {
    const { id, diskIds } = named(dto);
    return this.sessions.write(scope, intentOf(id, diskIds), async (session) => {
      const [policies, disks] = await Promise.all([
        this.policies.find(session, [id]),
        this.disks.find(session, diskIds),
      ]);
      const policy = policies.get(id);
      if (!policy)
        throw new AppError('TENCENT_POLICY_NOT_FOUND', {
          en: `AutoSnapshotPolicyId: not found: ${id}`,
          zh: `AutoSnapshotPolicyId：${id} 不存在`,
        });
      const batch = batchOf(diskIds);
      const rest: string[] = [];
      for (const diskId of diskIds) {
        const disk = disks.get(diskId);
        if (disk && disk.DiskState !== 'ATTACHED') batch.note(diskId, NOT_IN_USE);
        if (policy.DiskIdSet.includes(diskId))
          batch.addDone(diskId, { en: `is bound to ${id} already`, zh: `已绑定到 ${id}` });
        else if (disk) rest.push(diskId);
        else batch.refuse(diskId, diskNotFound(diskId));
      }
      for (const part of partsOf(rest)) await batch.add(part, this.policies.bind(session, id, part));
      return batch;
    });
  }

  /** Disks that are not bound to the policy count as done, as Tencent skips them. */
  unbind(scope: Scope, dto: UnbindPolicyDto): Promise<Answer<Done>> {
    const { id, diskIds } = named(dto);
    return this.sessions.write(scope, intentOf(id, diskIds), async (session) => {
      const batch = batchOf(diskIds);
      for (const part of partsOf(diskIds)) await batch.add(part, this.policies.unbind(session, id, part));
      return batch;
    });
  }
}

const named = (dto: BindPolicyDto): { id: string; diskIds: string[] } => ({
  id: policyIdsOf(dto)[0]!,
  diskIds: idsOf(dto, 'DiskId'),
});

const intentOf = (id: string, diskIds: string[]) => ({
  resources: [...refsOf(POLICY_REF, [id]), ...refsOf('disk', diskIds)],
});

/** As many disks as one call takes. */
const partsOf = (diskIds: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(diskIds.length / MAX_DISKS_PER_BIND) }, (_, index) =>
    diskIds.slice(index * MAX_DISKS_PER_BIND, (index + 1) * MAX_DISKS_PER_BIND),
  );

const diskNotFound = (id: string): AppError =>
  new AppError('TENCENT_DISK_NOT_FOUND', { en: `${id}: not found`, zh: `${id}：不存在` });

const batchOf = (diskIds: string[]): Batch => new Batch('DiskId', 'disks', diskIds);
