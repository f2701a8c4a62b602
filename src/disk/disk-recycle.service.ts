import { Injectable, Logger } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import type { Settlement, Write } from '../common/request/write.js';
import type { Done } from '../common/resource/batch.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import type { CloudSession, CloudWriteSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { ResourceLocks } from '../tencent/client/resource-locks.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import { DiskTerminations } from '../tencent/disk/disk-terminations.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { PrepaidDiskProvider, type PrepaidTerms } from '../tencent/disk/prepaid-disk.provider.js';
import { SentDiskCalls } from '../tencent/disk/sent-disk-calls.js';
import { DiskPaymentService } from './disk-payment.service.js';
import { justRenewed, notInRecycleBin, renewedBefore } from './disk-refusals.js';
import { about, batchOf, checkDisks } from './disk-write.js';
import { prepaidTermsOf } from './dto/create-disk-parts.dto.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import type {
  ListRecycledDisksDto,
  PurgeDisksDto,
  RecycledDiskListDto,
  RestoreDisksDto,
} from './dto/recycle.dto.js';
import { purgeTimeOf } from './purge-time.js';

const RECYCLED = { Name: 'disk-state', Values: ['TORECYCLE'] };

/**
 * The recycle bin. To bring a disk back pays, so it is sent once. To delete it there destroys it, so the disk must be
 * there as read under its lock, which holds in every replica.
 */
@Injectable()
export class DiskRecycleService {
  private readonly logger = new Logger(DiskRecycleService.name);

  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly prepaid: PrepaidDiskProvider,
    private readonly payments: DiskPaymentService,
    private readonly sent: SentDiskCalls,
    private readonly terminations: DiskTerminations,
    private readonly locks: ResourceLocks,
  ) {}

  list(scope: Scope, dto: ListRecycledDisksDto): Promise<Answer<RecycledDiskListDto>> {
    const query = { filters: [RECYCLED], fuzzy: dto.Fuzzy, ...pageOf(dto) };
    return this.sessions.read(scope, async (session) => {
      const { totalCount, disks } = await this.disks.list(session, query);
      return new Answer({ TotalCount: totalCount, List: await this.withPurgeTimes(session, disks) }, '');
    });
  }

  /** One call a disk, one after the other. */
  restore(scope: Scope, dto: RestoreDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    const terms = prepaidTermsOf(dto.DiskChargePrepaid);
    return this.sessions.write(scope, about(ids, { DiskChargePrepaid: terms }), (session) =>
      this.locks.hold(session, refsOf('disk', ids), async () => {
        const [disks, sentBefore] = await Promise.all([
          this.disks.find(session, ids),
          this.payments.sentBefore(session, ids),
        ]);
        const { rest, refused } = checkDisks(ids, disks, (disk) => {
          if (disk.DiskState !== 'TORECYCLE') return notInRecycleBin(disk);
          const before = sentBefore(disk);
          return before && renewedBefore(disk, before);
        });
        const batch = batchOf(ids);
        if (refused.size > 0)
          return batch.refuseAll(
            refused,
            rest.map(({ DiskId }) => DiskId),
          );
        for (const disk of rest) await batch.add([disk.DiskId], this.restoreOne(session, disk, terms));
        return batch;
      }),
    );
  }

  /** For good. What is noted of it is never sent again, whatever a late read still shows. */
  purge(scope: Scope, dto: PurgeDisksDto): Promise<Answer<Done>> {
    const ids = diskIdsOf(dto);
    return this.sessions.write(scope, about(ids, {}), (session) =>
      this.locks.hold(session, refsOf('disk', ids), async () => {
        const [disks, sentBefore, renewedLast] = await Promise.all([
          this.disks.find(session, ids),
          this.sent.recent(session, 'purge', ids),
          this.sent.renewedLast(session, ids),
        ]);
        const batch = batchOf(ids);
        for (const [id, [before]] of sentBefore)
          batch.addDone(id, {
            en: `its deletion for good was sent ${before!.secondsAgo} s ago, not sent again`,
            zh: `${before!.secondsAgo}秒前已发送彻底删除请求，不再重复发送`,
          });
        const others = ids.filter((id) => !sentBefore.has(id));
        const { rest, refused } = checkDisks(others, disks, (disk) => {
          if (disk.DiskState !== 'TORECYCLE') return notInRecycleBin(disk);
          return renewedLast.has(disk.DiskId) ? justRenewed(disk.DiskId) : undefined;
        });
        const diskIds = rest.map(({ DiskId }) => DiskId);
        if (refused.size > 0) return batch.refuseAll(refused, diskIds);
        if (diskIds.length === 0) return batch;
        const send = () => this.prepaid.purge(session, diskIds, disks);
        await batch.add(diskIds, this.sent.sendNoted(session, { kind: 'purge', diskIds }, send));
        return batch;
      }),
    );
  }

  private async restoreOne(
    session: CloudWriteSession,
    disk: Disk,
    terms: PrepaidTerms,
  ): Promise<Write<unknown>> {
    const { reply, settled } = await this.payments.renew(session, disk, terms);
    return { reply, settled: this.restored(session, disk.DiskId, settled) };
  }

  /** A disk that is back can be deleted again. Only when it is known to be back: a deletion of before must not be repeated. */
  private async restored(
    session: CloudWriteSession,
    id: string,
    ending: Promise<Settlement>,
  ): Promise<Settlement> {
    const end = await ending;
    if (end.outcome === 'succeeded')
      await Promise.all([
        this.terminations.forget(session, [id]),
        this.sent.forget(session, { kind: 'purge', diskIds: [id] }),
      ]).catch((error: unknown) => {
        this.logger.warn(
          `that ${id} was deleted before it was restored could not be forgotten: ${String(error)}`,
        );
      });
    return end;
  }

  /** Without the database no moment is known. */
  private async withPurgeTimes(session: CloudSession, disks: Disk[]): Promise<RecycledDiskListDto['List']> {
    const ids = disks.map(({ DiskId }) => DiskId);
    const returnedAt = await this.terminations.sentAt(session, ids).catch(() => new Map<string, Date>());
    const now = Date.now();
    const rows = disks.map((disk) => ({
      ...disk,
      PurgeTime: purgeTimeOf(disk.DeadlineTime, returnedAt.get(disk.DiskId), now),
    }));
    // The mapping fills every field that the DTO documents.
    return rows as unknown as RecycledDiskListDto['List'];
  }
}
