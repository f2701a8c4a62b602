import { ApiSchema } from '@nestjs/swagger';
import type { FieldFault } from '../../errors/field-fault.js';
import { type IdChoice, idFaults } from '../../common/resource/id-choice.js';
import { OneOrMorePolicyIds } from '../../common/resource/id-fields.decorator.js';
import {
  type FilterDto,
  filterFaults,
  Filters,
  type KnownFilters,
} from '../../common/resource/filter.dto.js';
import { ListConditionsDto } from '../../common/resource/list-conditions.dto.js';
import { TextField } from '../../common/validation/field.decorator.js';
import { OrderField, PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { Region } from '../../common/validation/scope-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';

/** As DescribeAutoSnapshotPolicies documents them. */
const POLICY_FILTERS: KnownFilters = {
  'auto-snapshot-policy-id': [],
  'auto-snapshot-policy-state': ['NORMAL', 'ISOLATED'],
  'auto-snapshot-policy-name': [],
};

/** The conditions that the list and the counts share. */
export class PolicyConditionsDto
  extends ListConditionsDto
  implements IdChoice<'AutoSnapshotPolicyId'>, CrossChecked
{
  @OneOrMorePolicyIds({
    en: 'Only these policies, at most 100',
    zh: '要查询的定期快照策略ID，最多100个',
    example: ['asp-63p7jk73'],
  })
  AutoSnapshotPolicyIds?: string | string[];

  @OneOrMorePolicyIds({
    en: 'The same, instead of AutoSnapshotPolicyIds',
    zh: '同上，与AutoSnapshotPolicyIds二选一',
    example: 'asp-63p7jk73',
  })
  AutoSnapshotPolicyId?: string | string[];

  @Filters(POLICY_FILTERS)
  override Filters?: FilterDto[];

  @OrderField(['CREATE_TIME'])
  override OrderField?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  faults(): FieldFault[] {
    return [...idFaults(this, 'AutoSnapshotPolicyId', false), ...filterFaults(this.Filters, POLICY_FILTERS)];
  }
}

@ApiSchema({ name: 'ListAutoSnapshotPoliciesRequest' })
export class ListPoliciesDto extends PolicyConditionsDto {
  @TextField(
    {
      en: 'Part of the name or the id, in any case',
      zh: '模糊匹配策略名称或策略ID，不区分大小写',
      example: '',
    },
    { max: 128 },
  )
  Fuzzy?: string;
}

/** Paging and ordering are accepted and have no effect on counts. */
@ApiSchema({ name: 'InspectAutoSnapshotPolicyDistributionRequest' })
export class InspectPolicyDistributionDto extends PolicyConditionsDto {
  @Region({
    required: false,
    en: 'Only this region; absent means all',
    zh: '仅查询该地域，不填则查询所有地域',
  })
  override Region: string;
}
