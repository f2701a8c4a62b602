import { Injectable } from '@nestjs/common';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { conditionsOf } from '../common/resource/list-conditions.dto.js';
import { describeUnanswered } from '../common/resource/region-count.dto.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import { SnapshotPolicyProvider } from '../tencent/snapshot-policy/snapshot-policy.provider.js';
import type { InspectPolicyDistributionDto, ListPoliciesDto } from './dto/list-policies.dto.js';
import type { PolicyDistributionDto, PolicyListDto } from './dto/policy-replies.dto.js';
import { policyIdsOf } from './dto/write-policy.dto.js';

/** The rules of reading automatic snapshot policies. */
@Injectable()
export class PolicyReaderService {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly policies: SnapshotPolicyProvider,
  ) {}

  list(scope: Scope, dto: ListPoliciesDto): Promise<Answer<PolicyListDto>> {
    const query = { ...conditionsOf(dto, policyIdsOf(dto)), ...pageOf(dto), fuzzy: dto.Fuzzy };
    return this.sessions.read(scope, async (session) => {
      const { totalCount, policies } = await this.policies.list(session, query);
      return new Answer({ TotalCount: totalCount, List: policies as PolicyListDto['List'] }, '');
    });
  }

  /** Counts by region. The row of a region that does not answer has the reason in place of the count. */
  distribution(scope: Scope, dto: InspectPolicyDistributionDto): Promise<Answer<PolicyDistributionDto>> {
    return this.sessions.read(scope, async (session) => {
      const List = await this.policies.countByRegion(session, conditionsOf(dto, policyIdsOf(dto)));
      return new Answer({ List }, describeUnanswered(List));
    });
  }
}
