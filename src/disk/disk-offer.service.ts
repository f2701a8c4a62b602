import { Injectable } from '@nestjs/common';
import type { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { verbatim, type Words } from '../errors/words.js';
import type { CloudSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { Lookups } from '../tencent/client/lookup/lookups.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { DiskConfigProvider } from '../tencent/price/disk-config.provider.js';
import { currencyOf } from '../tencent/price/price.js';
import { SnapshotPolicyProvider } from '../tencent/snapshot-policy/snapshot-policy.provider.js';
import { SnapshotProvider } from '../tencent/snapshot/snapshot.provider.js';
import { cachedAnswer } from './cached-answer.js';
import type {
  DiskConfigListDto,
  DiskQuotaDto,
  DiskQuotaListDto,
  ListDiskConfigsDto,
} from './dto/disk-offer.dto.js';

/** Stock may change at any time. */
const CONFIGS = { freshSeconds: 60, keptSeconds: 120, changesWithWrites: false };
const QUOTAS = { freshSeconds: 30, keptSeconds: 60, changesWithWrites: true };

const TYPE_NAMES: Readonly<Record<string, Words>> = {
  CLOUD_BASIC: { en: 'HDD Cloud Disk', zh: '普通云硬盘' },
  CLOUD_PREMIUM: { en: 'Premium Cloud Disk', zh: '高性能云硬盘' },
  CLOUD_BSSD: { en: 'Balanced SSD', zh: '通用型SSD云硬盘' },
  CLOUD_SSD: { en: 'SSD Cloud Disk', zh: 'SSD云硬盘' },
  CLOUD_HSSD: { en: 'Enhanced SSD', zh: '增强型SSD云硬盘' },
  CLOUD_TSSD: { en: 'Tremendous SSD', zh: '极速型SSD云硬盘' },
};

/** Documented by Tencent (2024-12), returned by none of its actions: document/product/362, 使用限制. */
const SNAPSHOTS_OF_REGION = 64;
const SNAPSHOTS_MORE_A_DISK = 64;
/** Other pages of the same documentation say 30. */
const POLICIES_OF_REGION = 32;

/** What Tencent offers and allows. */
@Injectable()
export class DiskOfferService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly lookups: Lookups,
    private readonly configs: DiskConfigProvider,
    private readonly disks: DiskProvider,
    private readonly snapshots: SnapshotProvider,
    private readonly policies: SnapshotPolicyProvider,
  ) {}

  listConfigs(scope: Scope, dto: ListDiskConfigsDto): Promise<Answer<DiskConfigListDto>> {
    const { Zone: zone, DiskType: diskType, DiskChargeType: chargeType } = dto;
    const query = {
      zone,
      diskType,
      chargeType,
      diskUsage: dto.DiskUsage,
      instanceFamily: dto.InstanceFamily,
    };
    return this.sessions.read(scope, async (session) => {
      const lookup = { name: 'disk configs', params: query, ...CONFIGS };
      const found = await this.lookups.find(session, lookup, (reader) => this.configs.list(reader, query));
      const { language } = scope.context;
      const List = found.value.map(({ Zone, DiskType, ...row }) => ({
        Zone,
        DiskType,
        DiskTypeName: nameOf(DiskType)[language],
        ...row,
      }));
      return cachedAnswer({ TotalCount: List.length, List, Currency: currencyOf(session) }, found);
    });
  }

  inspectQuota(scope: Scope): Promise<Answer<DiskQuotaListDto>> {
    return this.sessions.read(scope, async (session) => {
      const lookup = { name: 'disk quota', params: null, ...QUOTAS };
      const found = await this.lookups.find(session, lookup, (reader) => this.readQuota(reader));
      return cachedAnswer({ List: found.value }, found);
    });
  }

  private async readQuota(session: CloudSession): Promise<DiskQuotaDto[]> {
    const [disks, snapshots, policies, sizeGb] = await Promise.all([
      this.disks.count(session),
      this.snapshots.count(session),
      this.policies.count(session),
      this.snapshots.sizeGb(session),
    ]);
    const snapshotLimit = SNAPSHOTS_OF_REGION + SNAPSHOTS_MORE_A_DISK * disks;
    return [
      { Name: 'SNAPSHOTS', Used: snapshots, Limit: snapshotLimit, LimitSource: 'documented' },
      {
        Name: 'AUTO_SNAPSHOT_POLICIES',
        Used: policies,
        Limit: POLICIES_OF_REGION,
        LimitSource: 'documented',
      },
      {
        Name: 'FREE_SNAPSHOT_SIZE_GIB',
        Used: Math.ceil(sizeGb.total),
        Limit: Math.floor(sizeGb.free),
        LimitSource: 'upstream',
      },
    ];
  }
}

const nameOf = (type: string): Words =>
  Object.hasOwn(TYPE_NAMES, type) ? TYPE_NAMES[type]! : verbatim(type);
