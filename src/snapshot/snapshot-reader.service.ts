import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { idsOf } from '../common/resource/id-choice.js';
import { conditionsOf } from '../common/resource/list-conditions.dto.js';
import { describeUnanswered } from '../common/resource/region-count.dto.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { shortRegionName } from '../tencent/region/region-name.js';
import { SnapshotProvider } from '../tencent/snapshot/snapshot.provider.js';
import type { InspectSnapshotDistributionDto, ListSnapshotsDto } from './dto/list-snapshots.dto.js';
import type { SnapshotDistributionDto, SnapshotListDto } from './dto/snapshot-replies.dto.js';
import { propertiesOf } from './snapshot-rules.js';

/** The rules of reading snapshots. */
@Injectable()
export class SnapshotReaderService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly snapshots: SnapshotProvider,
  ) {}

  list(scope: Scope, dto: ListSnapshotsDto): Promise<Answer<SnapshotListDto>> {
    const conditions = conditionsOf(dto, idsOf(dto, 'SnapshotId'));
    const { filters } = conditions;
    const diskIds = idsOf(dto, 'DiskId');
    if (diskIds.length > 0) filters.push({ Name: 'disk-id', Values: diskIds });
    if (dto.State !== undefined) filters.push({ Name: 'snapshot-state', Values: [dto.State] });
    const query = { ...conditions, ...pageOf(dto), fuzzy: dto.Fuzzy };
    return this.sessions.read(scope, async (session) => {
      const { totalCount, snapshots } = await this.snapshots.list(session, query);
      const Properties = snapshots.map(propertiesOf);
      // The mapping fills every field that the DTO documents.
      const List = snapshots as unknown as SnapshotListDto['List'];
      return new Answer({ TotalCount: totalCount, List, Properties }, '');
    });
  }

  /** Counts by region. The row of a region that does not answer has the reason in place of the count. */
  distribution(scope: Scope, dto: InspectSnapshotDistributionDto): Promise<Answer<SnapshotDistributionDto>> {
    const conditions = conditionsOf(dto, idsOf(dto, 'SnapshotId'));
    return this.sessions.read(scope, async (session) => {
      const rows = await this.snapshots.countByRegion(session, conditions);
      const List = rows.map((row) => ({ ...row, RegionName: shortRegionName(row.RegionName) }));
      return new Answer({ List }, describeUnanswered(List));
    });
  }
}
