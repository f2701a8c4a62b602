import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import { markByteTexts } from '../common/json/byte-text.js';
import { AppError } from '../errors/app.error.js';
import { joinWords } from '../errors/words.js';
import type { Scope } from '../common/request/scope.js';
import { MAX_IDS } from '../common/resource/id-fields.decorator.js';
import { conditionsOf } from '../common/resource/list-conditions.dto.js';
import { describeUnanswered } from '../common/resource/region-count.dto.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { DiskQuery } from '../tencent/disk/disk-search.js';
import type { CloudSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { notFoundWords } from './disk-not-found.js';
import { propertiesOf } from './disk-properties.js';
import { RecentDisksService } from './recent-disks.service.js';
import { diskIdsOf } from './dto/disk-choice.dto.js';
import type { DiskDistributionDto, DiskListDto, DiskSetDto } from './dto/disk-replies.dto.js';
import type {
  InspectDistributionDto,
  DiskConditionsDto,
  InspectDisksDto,
  ListDisksDto,
} from './dto/list-disks.dto.js';

/** The rules of reading disks. */
@Injectable()
export class DiskReaderService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly recent: RecentDisksService,
  ) {}

  list(scope: Scope, dto: ListDisksDto): Promise<Answer<DiskListDto>> {
    const query = {
      ...diskConditionsOf(dto),
      ...pageOf(dto),
      autoSnapshotPolicyId: dto.AutoSnapshotPolicyId,
    };
    const filters = [...query.filters];
    if (dto.State !== undefined) filters.push({ Name: 'disk-state', Values: [dto.State] });
    if (dto.Zone !== undefined) filters.push({ Name: 'zone', Values: [dto.Zone] });
    return this.sessions.read(scope, async (session) => {
      const search = { ...query, filters, fuzzy: dto.Fuzzy, byteTexts: true };
      const { totalCount, disks, byteTexts } = await this.disks.list(session, search);
      const data = { TotalCount: totalCount, List: toDtos(disks), Properties: disks.map(propertiesOf) };
      if (byteTexts) markByteTexts(data);
      return new Answer(data, '');
    });
  }

  /** One disk asked for: that disk. Several: a list, and `desc` names the missing ones. */
  inspect(scope: Scope, dto: InspectDisksDto): Promise<Answer<Disk | DiskSetDto>> {
    const ids = diskIdsOf(dto);
    const field = dto.DiskId === undefined ? 'DiskIds' : 'DiskId';
    const conditions = diskConditionsOf(dto);
    // The default of 20 would cut a longer list of ids short.
    const page = { offset: dto.Offset ?? 0, limit: dto.Limit || MAX_IDS };
    return this.recent.explain(
      scope,
      ids,
      this.sessions.read(scope, async (session) => {
        const { totalCount, disks } = await this.disks.list(session, { ...conditions, ...page });
        if (totalCount === 0 || (ids.length === 1 && disks.length === 0))
          throw new AppError('TENCENT_DISK_NOT_FOUND', notFoundWords(field, ids));
        if (ids.length === 1) return new Answer<Disk | DiskSetDto>(disks[0]!, '');
        const isPart = Boolean(dto.Offset || dto.Limit) && totalCount < ids.length;
        const present = isPart ? await this.presentIds(session, conditions) : idsOf(disks);
        const missing = totalCount < ids.length ? ids.filter((id) => !present.has(id)) : [];
        const List = toDtos(dto.Order || dto.OrderField ? disks : inOrderOf(ids, disks));
        const desc = missing.length > 0 ? [notFoundWords(field, missing)] : [];
        const notes = await this.recent.notesOn(scope, missing);
        return new Answer<Disk | DiskSetDto>(
          { TotalCount: totalCount, List },
          joinWords([...desc, ...notes]),
        );
      }),
    );
  }

  /** Counts by region. The row of a region that does not answer has the reason in place of the count. */
  distribution(scope: Scope, dto: InspectDistributionDto): Promise<Answer<DiskDistributionDto>> {
    return this.sessions.read(scope, async (session) => {
      const List = await this.disks.countByRegion(session, diskConditionsOf(dto));
      return new Answer({ List }, describeUnanswered(List));
    });
  }

  private async presentIds(session: CloudSession, conditions: Conditions): Promise<Set<string>> {
    const all = await this.disks.list(session, { ...conditions, offset: 0, limit: MAX_IDS });
    return idsOf(all.disks);
  }
}

type Conditions = Omit<DiskQuery, 'offset' | 'limit'>;

const diskConditionsOf = (dto: DiskConditionsDto): Conditions => ({
  ...conditionsOf(dto, diskIdsOf(dto)),
  returnPolicies: dto.ReturnBindAutoSnapshotPolicy,
});

const idsOf = (disks: Disk[]): Set<string> => new Set(disks.map((disk) => disk.DiskId));

function inOrderOf(ids: string[], disks: Disk[]): Disk[] {
  const byId = new Map(disks.map((disk) => [disk.DiskId, disk]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The mapping fills every field that the DTO documents. */
const toDtos = (disks: Disk[]): DiskListDto['List'] => disks as unknown as DiskListDto['List'];
