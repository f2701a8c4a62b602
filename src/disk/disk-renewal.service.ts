import { Injectable } from '@nestjs/common';
import type { Answer } from '../common/envelope/envelope.js';
import { defined } from '../common/json/defined.js';
import type { Scope } from '../common/request/scope.js';
import type { Write } from '../common/request/write.js';
import type { Done } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { CloudWriteSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { ResourceLocks } from '../tencent/client/resource-locks.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import { DiskTerminations } from '../tencent/disk/disk-terminations.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { chargeTypeOf, PrepaidDiskProvider } from '../tencent/disk/prepaid-disk.provider.js';
import { SentDiskCalls } from '../tencent/disk/sent-disk-calls.js';
import { DiskPaymentService } from './disk-payment.service.js';
import {
  chargedBefore,
  deletedBefore,
  inRecycleBin,
  notElastic,
  notPrepaid,
  otherDeadline,
  renewedBefore,
} from './disk-refusals.js';
import { about, batchOf, checkDisks } from './disk-write.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import { prepaidTermsOf } from './dto/create-disk-parts.dto.js';
import type { RenewDisksDto, UpdateChargeTypeDto, UpdateRenewFlagDto } from './dto/prepaid-life.dto.js';
import { RecentDisksService } from './recent-disks.service.js';

/** How disks are paid. Nothing that pays is sent twice: see DiskPaymentService. */
@Injectable()
export class DiskRenewalService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly prepaid: PrepaidDiskProvider,
    private readonly payments: DiskPaymentService,
    private readonly sent: SentDiskCalls,
    private readonly terminations: DiskTerminations,
    private readonly locks: ResourceLocks,
    private readonly recent: RecentDisksService,
  ) {}

  /** One call a disk, one after the other. */
  renew(scope: Scope, dto: RenewDisksDto): Promise<Answer<Done>> {
    const { ExpectedDeadlineTime } = dto;
    const terms = prepaidTermsOf(dto.DiskChargePrepaid);
    return this.underLocks(
      scope,
      dto,
      { DiskChargePrepaid: terms, ExpectedDeadlineTime },
      async (session, ids) => {
        const [disks, sentBefore, terminated] = await Promise.all([
          this.disks.find(session, ids),
          this.payments.sentBefore(session, ids),
          this.terminations.recent(session, ids),
        ]);
        const { rest, refused } = checkDisks(ids, disks, (disk) => {
          const deletion = terminated.get(disk.DiskId);
          if (disk.DiskState === 'TORECYCLE') return inRecycleBin(disk);
          // A late read may show it as it was before it went to the recycle bin, from where a renewal brings it back.
          if (deletion && !deletion.wasPostpaid) return deletedBefore(disk.DiskId, deletion.secondsAgo);
          if (disk.DiskChargeType !== 'PREPAID') return notPrepaid(disk);
          if (disk.DeadlineTime !== ExpectedDeadlineTime) return otherDeadline(disk, ExpectedDeadlineTime);
          const before = sentBefore(disk);
          return before && renewedBefore(disk, before);
        });
        const batch = batchOf(ids);
        if (refused.size > 0) return batch.refuseAll(refused, idsOf(rest));
        for (const disk of rest) await batch.add([disk.DiskId], this.payments.renew(session, disk, terms));
        return batch;
      },
    );
  }

  updateRenewFlag(scope: Scope, dto: UpdateRenewFlagDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    const { RenewFlag, AutoRenewPeriod } = dto;
    const intent = about(ids, defined({ RenewFlag, AutoRenewPeriod }));
    return this.recent.explain(
      scope,
      ids,
      this.sessions.write(scope, intent, async (session) => {
        const batch = batchOf(ids);
        await batch.add(ids, this.prepaid.updateRenewFlag(session, ids, { RenewFlag, AutoRenewPeriod }));
        return batch;
      }),
    );
  }

  /** One call for those disks that are not paid like that already. */
  updateChargeType(scope: Scope, dto: UpdateChargeTypeDto): Promise<Answer<Done>> {
    const terms = dto.DiskChargePrepaid && prepaidTermsOf(dto.DiskChargePrepaid);
    const wanted = chargeTypeOf(terms);
    const request = terms ? { DiskChargePrepaid: terms } : { DiskChargePostpaid: true };
    return this.underLocks(scope, dto, request, async (session, ids) => {
      const [disks, sentBefore] = await Promise.all([
        this.disks.find(session, ids),
        this.sent.recent(session, 'charge', ids),
      ]);
      const { rest, refused } = checkDisks(ids, disks, (disk) => {
        if (disk.DiskState === 'TORECYCLE') return inRecycleBin(disk);
        if (!disk.Portable) return notElastic(disk);
        const [last] = sentBefore.get(disk.DiskId) ?? [];
        // The read is late, or the outcome of that call is unknown.
        return last && last.detail !== disk.DiskChargeType ? chargedBefore(disk, last) : undefined;
      });
      const batch = batchOf(ids);
      const [changed, unchanged] = [true, false].map((isOther) =>
        idsOf(rest.filter(({ DiskChargeType }) => (DiskChargeType !== wanted) === isOther)),
      ) as [string[], string[]];
      for (const id of unchanged)
        batch.addDone(id, { en: `is ${wanted} already`, zh: `计费模式已是${wanted}` });
      if (refused.size > 0) return batch.refuseAll(refused, changed);
      if (changed.length === 0) return batch;
      const call = { kind: 'charge', diskIds: changed, detail: wanted } as const;
      const send = () => this.prepaid.updateChargeType(session, changed, terms, disks);
      await batch.add(changed, this.sent.sendNoted(session, call, send));
      return batch;
    });
  }

  private underLocks(
    scope: Scope,
    dto: RenewDisksDto | UpdateChargeTypeDto,
    request: Record<string, unknown>,
    work: (session: CloudWriteSession, ids: string[]) => Promise<Write<Answer<Done>>>,
  ): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.recent.explain(
      scope,
      ids,
      this.sessions.write(scope, about(ids, request), (session) =>
        this.locks.hold(session, refsOf('disk', ids), () => work(session, ids)),
      ),
    );
  }
}

const idsOf = (disks: Disk[]): string[] => disks.map(({ DiskId }) => DiskId);
