import { ApiSchema, type ApiSchemaOptions } from '@nestjs/swagger';
import type { FieldFault } from '../../errors/field-fault.js';
import { BooleanField, TextField } from '../../common/validation/field.decorator.js';
import { OrderField, PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { diskFaults, type DiskChoice } from './disk-choice.dto.js';
import { DISK_FILTERS, DiskState } from './disk-fields.decorator.js';
import { Region } from '../../common/validation/scope-fields.decorator.js';
import { AutoSnapshotPolicyId, DiskId, DiskIds } from '../../common/resource/id-fields.decorator.js';
import { type FilterDto, filterFaults, Filters } from '../../common/resource/filter.dto.js';
import { ListConditionsDto } from '../../common/resource/list-conditions.dto.js';

const ReturnBindAutoSnapshotPolicy = (): PropertyDecorator =>
  BooleanField({
    en: 'True fills AutoSnapshotPolicyIds',
    zh: '为true时返回AutoSnapshotPolicyIds',
    example: false,
  });

/** The conditions that `list`, `inspect` and `distributed/inspect` share. */
export class DiskConditionsDto extends ListConditionsDto implements DiskChoice, CrossChecked {
  @DiskId()
  DiskId?: string;

  @DiskIds()
  DiskIds?: string[];

  @Filters(DISK_FILTERS)
  override Filters?: FilterDto[];

  @OrderField(['CREATE_TIME', 'DEADLINE'])
  override OrderField?: string;

  @ReturnBindAutoSnapshotPolicy()
  ReturnBindAutoSnapshotPolicy?: boolean;

  faults(): FieldFault[] {
    return this.conditionFaults(false);
  }

  protected conditionFaults(needsDisks: boolean): FieldFault[] {
    return [...diskFaults(this, needsDisks), ...filterFaults(this.Filters, DISK_FILTERS)];
  }
}

@ApiSchema({
  name: 'InspectDisksRequest',
  description:
    'Names one disk by DiskId, or several by DiskIds / 用DiskId指定一块云硬盘，或用DiskIds指定多块',
  anyOf: [{ required: ['DiskId'] }, { required: ['DiskIds'] }],
} as ApiSchemaOptions)
export class InspectDisksDto extends DiskConditionsDto {
  override faults(): FieldFault[] {
    return this.conditionFaults(true);
  }
}

@ApiSchema({ name: 'ListDisksRequest' })
export class ListDisksDto extends DiskConditionsDto {
  @DiskState({
    en: 'Only disks in this state: UNATTACHED, ATTACHING, ATTACHED, DETACHING, EXPANDING, ROLLBACKING, TORECYCLE, DUMPING',
    zh: '仅查询该状态的云硬盘：UNATTACHED、ATTACHING、ATTACHED、DETACHING、EXPANDING、ROLLBACKING、TORECYCLE、DUMPING',
  })
  State?: string;

  @AutoSnapshotPolicyId({
    en: 'Only disks bound to this snapshot policy',
    zh: '仅查询绑定了该定期快照策略的云硬盘',
    example: 'asp-3stvwfxx',
  })
  AutoSnapshotPolicyId?: string;

  @TextField(
    {
      en: 'Part of the name, id or instance id, in any case',
      zh: '模糊匹配名称、云硬盘ID或云服务器ID，不区分大小写',
      example: '',
    },
    { max: 128 },
  )
  Fuzzy?: string;

  @TextField(
    { en: 'Only disks in this zone', zh: '仅查询该可用区的云硬盘', example: 'ap-guangzhou-3' },
    {
      max: 70,
      pattern: /^[a-z0-9-]{3,70}$/,
      form: { en: 'a zone such as ap-guangzhou-3', zh: '可用区，例如ap-guangzhou-3' },
    },
  )
  Zone?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}

/** Paging and ordering are accepted and have no effect on counts. */
@ApiSchema({ name: 'InspectDistributionRequest' })
export class InspectDistributionDto extends DiskConditionsDto {
  @Region({
    required: false,
    en: 'Only this region; absent means all',
    zh: '仅查询该地域，不填则查询所有地域',
  })
  override Region: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;
}
