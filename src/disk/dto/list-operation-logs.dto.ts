import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { TextField } from '../../common/validation/field.decorator.js';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { BeijingTime, timeFaults } from '../../common/validation/time-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { DiskId } from '../../common/resource/id-fields.decorator.js';
import { FilterDto, Filters } from '../../common/resource/filter.dto.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';

/** The only filter of Tencent's operation log. */
export const LOG_FILTER = 'disk-id';

@ApiSchema({ name: 'ListOperationLogsRequest' })
export class ListOperationLogsDto extends ScopeDto implements CrossChecked {
  @DiskId({ en: 'Disk whose operations are wanted', zh: '要查询操作日志的云硬盘ID', required: true })
  DiskId: string;

  @Filters({ [LOG_FILTER]: [] })
  Filters?: FilterDto[];

  @BeijingTime({ en: 'From, Beijing time', zh: '起始时间（北京时间）', example: '2021-08-27 00:00:00' })
  BeginTime?: string;

  @BeijingTime({
    en: 'Until, Beijing time',
    zh: '截止时间（北京时间）',
    example: '2021-08-27 23:59:59',
  })
  EndTime?: string;

  @TextField(
    {
      en: 'Part of Operation, Operator or OperationState, in any case',
      zh: '模糊匹配Operation、Operator或OperationState，不区分大小写',
      example: 'SUCCESS',
    },
    { max: 128 },
  )
  Fuzzy?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  faults(): FieldFault[] {
    const faults = timeFaults(this);
    for (const [index, { Name }] of (this.Filters ?? []).entries())
      if (Name !== LOG_FILTER)
        faults.push(
          fieldFault(`Filters.${index}.Name`, 'choice', `must be "${LOG_FILTER}"`, `必须是"${LOG_FILTER}"`),
        );
    return faults;
  }
}
