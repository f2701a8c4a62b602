import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import type { RequestContext } from '../common/request/request-context.js';
import { unansweredWords } from '../common/resource/region-count.dto.js';
import { ClusterChoice } from '../tencent/account/cluster-choice.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { RegionDirectory } from '../tencent/region/region-directory.js';
import { RegionFanOut } from '../tencent/region/region-fan-out.js';
import { ZoneDirectory } from '../tencent/region/zone-directory.js';
import type { ListRegionsDto, ListZonesDto } from './dto/list-regions.dto.js';
import type { RegionListDto, ZoneDto, ZoneListDto } from './dto/region-list.dto.js';

const NO_ZONE = { Zone: '', ZoneName: '', ZoneId: '', ZoneState: '' };

/** Regions and zones of an account. */
@Injectable()
export class RegionService {
  constructor(
    private readonly clusters: ClusterChoice,
    private readonly sessions: CloudSessions,
    private readonly regions: RegionDirectory,
    private readonly fanOut: RegionFanOut,
    private readonly zones: ZoneDirectory,
  ) {}

  async list(context: RequestContext, dto: ListRegionsDto): Promise<Answer<RegionListDto>> {
    const scope = await this.clusters.scopeOf(context, dto);
    return this.sessions.read(scope, async (session) => {
      const List = await this.regions.list(session);
      return new Answer({ TotalCount: List.length, List }, '');
    });
  }

  /** A region that does not answer has one row, with the reason in place of a zone. */
  async listZones(context: RequestContext, dto: ListZonesDto): Promise<Answer<ZoneListDto>> {
    const scope = await this.clusters.scopeOf(context, dto);
    return this.sessions.read(scope, async (session) => {
      const answers = await this.fanOut.each(session, (region) => this.zones.list(region));
      const List = answers.flatMap(({ Region, RegionName, result, Error }): ZoneDto[] =>
        Error
          ? [{ Region, RegionName, ...NO_ZONE, Error }]
          : result.map((zone) => ({ Region, RegionName, ...zone })),
      );
      const failed = answers.filter((answer) => answer.Error).length;
      return new Answer({ TotalCount: List.length, List }, unansweredWords(failed, answers.length));
    });
  }
}
