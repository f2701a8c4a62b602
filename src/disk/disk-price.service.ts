import { Injectable } from '@nestjs/common';
import type { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { AppError } from '../errors/app.error.js';
import type { Words } from '../errors/words.js';
import type { CloudSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { Lookups } from '../tencent/client/lookup/lookups.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { currencyOf, type DetailedPrice } from '../tencent/price/price.js';
import { type PrepaidTerms, PriceProvider, type RenewalTerms } from '../tencent/price/price.provider.js';
import { SnapshotProvider } from '../tencent/snapshot/snapshot.provider.js';
import { cachedAnswer } from './cached-answer.js';
import type { CreateDiskDto } from './dto/create-disk.dto.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import type { DetailedPriceDto, InspectRenewPriceDto, TotalPriceDto } from './dto/disk-price.dto.js';
import type { ResizeDisksDto } from './dto/write-disk.dto.js';
import { existingDisks } from './existing-disks.js';
import { RecentDisksService } from './recent-disks.service.js';

/** Price lists change over months. */
const LIST_PRICE = { freshSeconds: 300, keptSeconds: 600 };
/** Prices that depend on the days left and on what was done to the disks elsewhere. */
const DISK_PRICE = { freshSeconds: 60, keptSeconds: 120, changesWithWrites: true };

/** Tencent's titles are Chinese. */
const ENGLISH_TITLES: Readonly<Record<string, string>> = {
  DiskSpace: 'Disk space',
  DiskExtraPerformance: 'Extra performance',
  DiskBackupQuota: 'Backup points',
};

/** What disks cost, before anything is ordered. */
@Injectable()
export class DiskPriceService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly lookups: Lookups,
    private readonly prices: PriceProvider,
    private readonly disks: DiskProvider,
    private readonly snapshots: SnapshotProvider,
    private readonly recent: RecentDisksService,
  ) {}

  /** Only what a price depends on counts, so that orders which differ in names or zones share it. */
  ofCreation(scope: Scope, dto: CreateDiskDto): Promise<Answer<TotalPriceDto>> {
    const { DiskType, DiskSize, DiskCount = 1, DiskChargeType = 'POSTPAID_BY_HOUR' } = dto;
    const { ThroughputPerformance, DiskBackupQuota, DiskChargePrepaid, Placement } = dto;
    const { ProjectId } = Placement;
    const order = { DiskChargeType, DiskType, DiskCount, ProjectId };
    const prepaid = DiskChargePrepaid && termsOf(DiskChargePrepaid);
    const more = { ThroughputPerformance, DiskBackupQuota, DiskChargePrepaid: prepaid };
    const size = DiskSize === undefined ? { SnapshotId: dto.SnapshotId } : { DiskSize };
    const lookup = { name: 'price of a creation', params: { ...order, ...more, ...size }, ...LIST_PRICE };
    return this.sessions.read(scope, async (session) => {
      // Without a size it is that of the snapshot, which may be deleted.
      const changesWithWrites = DiskSize === undefined;
      const found = await this.lookups.find(session, { ...lookup, changesWithWrites }, async (reader) => {
        const sizeGb = DiskSize ?? (await this.sizeOf(reader, dto.SnapshotId ?? ''));
        return this.prices.ofCreation(reader, { ...order, ...more, DiskSize: sizeGb });
      });
      return cachedAnswer({ Price: found.value, Currency: currencyOf(session) }, found);
    });
  }

  ofResize(scope: Scope, dto: ResizeDisksDto): Promise<Answer<DetailedPriceDto>> {
    const { DiskSize } = dto;
    const about = { name: 'price of a resize', terms: { DiskSize } };
    return this.ofDisks(scope, diskIdsOf(dto), about, (session, ids) =>
      this.prices.ofResize(session, ids, DiskSize),
    );
  }

  ofRenewal(scope: Scope, dto: InspectRenewPriceDto): Promise<Answer<DetailedPriceDto>> {
    const { DiskChargePrepaid, NewDeadline: newDeadline = '' } = dto;
    const terms: RenewalTerms = DiskChargePrepaid ? { prepaid: termsOf(DiskChargePrepaid) } : { newDeadline };
    return this.ofDisks(scope, diskIdsOf(dto), { name: 'price of a renewal', terms }, (session, ids) =>
      this.prices.ofRenewal(session, ids, terms),
    );
  }

  private ofDisks(
    scope: Scope,
    ids: string[],
    { name, terms }: { name: string; terms: object },
    inquire: (session: CloudSession, ids: string[]) => Promise<DetailedPrice>,
  ): Promise<Answer<DetailedPriceDto>> {
    const { language } = scope.context;
    const lookup = { name, params: { ids, terms, language }, ...DISK_PRICE };
    const answer = this.sessions.read(scope, async (session) => {
      const found = await this.lookups.find(session, lookup, async (reader) => {
        // Tencent has no code of its own for a disk that is not there.
        await existingDisks(this.disks, reader, ids);
        return inquire(reader, ids);
      });
      const { price, items } = found.value;
      const DetailPrices = items.map((item) => ({
        ...item,
        PriceTitle: titleOf(item.PriceName, item.PriceTitle)[language],
      }));
      return cachedAnswer({ Price: price, Currency: currencyOf(session), DetailPrices }, found);
    });
    return this.recent.explain(scope, ids, answer);
  }

  private async sizeOf(session: CloudSession, snapshotId: string): Promise<number> {
    const snapshot = (await this.snapshots.find(session, [snapshotId])).get(snapshotId);
    if (snapshot) return snapshot.DiskSize;
    throw new AppError('TENCENT_SNAPSHOT_NOT_FOUND', {
      en: `SnapshotId: not found: ${snapshotId}`,
      zh: `SnapshotId：快照不存在：${snapshotId}`,
    });
  }
}

/** In one order, whatever that of the request is. */
const termsOf = ({ Period, RenewFlag, CurInstanceDeadline }: PrepaidTerms): PrepaidTerms => ({
  Period,
  RenewFlag,
  CurInstanceDeadline,
});

const titleOf = (name: string, title: string): Words => ({
  en: Object.hasOwn(ENGLISH_TITLES, name) ? ENGLISH_TITLES[name]! : title,
  zh: title,
});
