import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { idFaults } from '../../common/resource/id-choice.js';
import { InstanceId, OneOrMoreSnapshotIds } from '../../common/resource/id-fields.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';
import { IntegerField, TextField } from '../../common/validation/field.decorator.js';
import { PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';

/** Ten digits: a time in milliseconds is refused. */
const SECONDS = {
  min: 0,
  max: 9_999_999_999,
  hint: { en: 'seconds since 1970, not milliseconds', zh: '秒级时间戳，不是毫秒' },
};

/** What events are asked for, beside the resource. */
export class EventConditionsDto extends ScopeDto implements CrossChecked {
  @IntegerField(
    { en: 'From, seconds since 1970', zh: '起始时间，秒级时间戳', required: true, example: 1629907200 },
    SECONDS,
  )
  StartTime: number;

  @IntegerField(
    { en: 'Until, seconds since 1970', zh: '结束时间，秒级时间戳', required: true, example: 1629993599 },
    SECONDS,
  )
  EndTime: number;

  @TextField(
    {
      en: 'Part of a text of the event, e.g. its name or its user, in any case',
      zh: '模糊匹配事件中的文本，例如名称或用户，不区分大小写',
      example: '',
    },
    { max: 128 },
  )
  Fuzzy?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  faults(): FieldFault[] {
    return this.StartTime > this.EndTime
      ? [fieldFault('StartTime', 'relation', 'must not be after EndTime', '不能晚于EndTime')]
      : [];
  }
}

@ApiSchema({ name: 'ListEventsRequest' })
export class ListEventsDto extends EventConditionsDto {
  @InstanceId({
    en: 'Instance whose events are wanted',
    zh: '要查询事件的云服务器ID',
    required: true,
    example: 'ins-in511g92',
  })
  InstanceId: string;
}

@ApiSchema({ name: 'ListSnapshotEventsRequest' })
export class ListSnapshotEventsDto extends EventConditionsDto {
  @OneOrMoreSnapshotIds({
    en: 'Snapshot whose events are wanted, exactly one',
    zh: '要查询事件的快照ID，只能传一个',
    example: 'snap-6ixzjp6d',
  })
  SnapshotId?: string | string[];

  @OneOrMoreSnapshotIds({
    en: 'The same, instead of SnapshotId',
    zh: '同上，与SnapshotId二选一',
    example: ['snap-6ixzjp6d'],
  })
  SnapshotIds?: string | string[];

  override faults(): FieldFault[] {
    return [...idFaults(this, 'SnapshotId', true, 1, 'SnapshotId'), ...super.faults()];
  }
}
