import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import { AppError } from '../errors/app.error.js';
import type { Scope } from '../common/request/scope.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { DiskQuery } from '../tencent/disk/disk-search.js';
import { TencentProvider } from '../tencent/disk/disk.provider.js';
import { propertiesOf } from './disk-properties.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import { MAX_DISK_IDS } from './dto/disk-fields.decorator.js';
import type { DiskDistributionDto, DiskListDto, DiskSetDto, RegionCountDto } from './dto/disk-replies.dto.js';
import type { InspectDistributionDto } from './dto/inspect-distribution.dto.js';
import type { DiskConditionsDto, InspectDisksDto, ListDisksDto } from './dto/list-disks.dto.js';

/** The rules of looking at disks. */
@Injectable()
export class DiskReaderService {
  constructor(private readonly tencent: TencentProvider) {}

  async list(scope: Scope, dto: ListDisksDto): Promise<DiskListDto> {
    const query = { ...conditionsOf(dto), ...pageOf(dto), autoSnapshotPolicyId: dto.AutoSnapshotPolicyId };
    if (dto.State !== undefined) query.filters.push({ Name: 'disk-state', Values: [dto.State] });
    if (dto.Zone !== undefined) query.filters.push({ Name: 'zone', Values: [dto.Zone] });
    const page = await this.tencent.list(scope, { ...query, matches: fuzzyMatch(dto.Fuzzy) });
    return {
      TotalCount: page.totalCount,
      List: toDtos(page.disks),
      Properties: page.disks.map(propertiesOf),
    };
  }

  /** One disk as itself, several as a list that names in `desc` what is missing. */
  async inspect(scope: Scope, dto: InspectDisksDto): Promise<Answer<Disk | DiskSetDto>> {
    const ids = diskIdsOf(dto);
    const paged = Boolean(dto.Offset || dto.Limit);
    const conditions = conditionsOf(dto);
    const page = await this.tencent.list(scope, {
      ...conditions,
      offset: dto.Offset ?? 0,
      // The default of 20 would cut a longer list of ids short.
      limit: dto.Limit || MAX_DISK_IDS,
    });
    const present =
      paged && page.totalCount < ids.length ? await this.presentIds(scope, conditions) : idsOf(page.disks);
    const missing = page.totalCount < ids.length ? ids.filter((id) => !present.has(id)) : [];
    if (page.totalCount === 0 || (ids.length === 1 && page.disks.length === 0))
      throw new AppError('TENCENT_DISK_NOT_FOUND', `DiskId, DiskIds: not found: ${ids.join(', ')}`);
    if (ids.length === 1) return new Answer(page.disks[0]!, '');
    const disks = dto.Order || dto.OrderField ? page.disks : inOrderOf(ids, page.disks);
    const desc = missing.length > 0 ? `DiskIds: not found: ${missing.join(', ')}` : '';
    return new Answer({ TotalCount: page.totalCount, List: toDtos(disks) }, desc);
  }

  /** Counts by region. A region that does not answer keeps its row, with the reason in place of the count. */
  async distribution(scope: Scope, dto: InspectDistributionDto): Promise<Answer<DiskDistributionDto>> {
    const { diskIds, filters } = conditionsOf(dto);
    const outcomes = await this.tencent.countByRegion(scope, { ...(diskIds ? { diskIds } : {}), filters });
    const List = outcomes.map(({ result, Region, RegionName, RegionState }): RegionCountDto => {
      const row = { Region, RegionName, RegionState };
      if (!(result instanceof AppError)) return { Count: result, ...row };
      return {
        Count: null,
        ...row,
        Error: { Code: result.upstream?.code ?? result.code, Message: result.detail },
      };
    });
    const failed = List.filter((row) => row.Count === null).length;
    return new Answer({ List }, failed > 0 ? `${failed} of ${List.length} regions did not answer` : '');
  }

  private async presentIds(scope: Scope, conditions: Conditions): Promise<Set<string>> {
    const all = await this.tencent.list(scope, { ...conditions, offset: 0, limit: MAX_DISK_IDS });
    return idsOf(all.disks);
  }
}

type Conditions = Omit<DiskQuery, 'offset' | 'limit'>;

function conditionsOf(dto: DiskConditionsDto): Conditions {
  const ids = diskIdsOf(dto);
  return {
    ...(ids.length > 0 ? { diskIds: ids } : {}),
    filters: (dto.Filters ?? []).map(({ Name, Values }) => ({ Name, Values })),
    order: dto.Order,
    orderField: dto.OrderField,
    returnPolicies: dto.ReturnBindAutoSnapshotPolicy,
  };
}

/** Undefined means that there is nothing to match, so Tencent can do the paging. */
function fuzzyMatch(fuzzy: string | undefined): DiskQuery['matches'] {
  if (!fuzzy) return undefined;
  const wanted = fuzzy.toLowerCase();
  return (disk) =>
    [disk.DiskName, disk.DiskId, disk.InstanceId, ...(disk.InstanceIdList ?? [])].some((text) =>
      text?.toLowerCase().includes(wanted),
    );
}

const idsOf = (disks: Disk[]): Set<string> => new Set(disks.map((disk) => disk.DiskId));

function inOrderOf(ids: string[], disks: Disk[]): Disk[] {
  const byId = new Map(disks.map((disk) => [disk.DiskId, disk]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The mapping fills every field that the DTO documents. */
const toDtos = (disks: Disk[]): DiskListDto['List'] => disks as unknown as DiskListDto['List'];
