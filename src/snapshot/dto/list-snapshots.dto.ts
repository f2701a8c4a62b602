import { ApiSchema } from '@nestjs/swagger';
import type { FieldFault } from '../../errors/field-fault.js';
import { idFaults } from '../../common/resource/id-choice.js';
import { type FilterDto, filterFaults, Filters } from '../../common/resource/filter.dto.js';
import { ListConditionsDto } from '../../common/resource/list-conditions.dto.js';
import { TextField } from '../../common/validation/field.decorator.js';
import { OrderField, PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { Region } from '../../common/validation/scope-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import {
  SNAPSHOT_FILTERS,
  SnapshotId,
  SnapshotIds,
  SnapshotState,
  SourceDiskId,
  SourceDiskIds,
} from './snapshot-fields.decorator.js';

/** The conditions that `list` and `distributed/inspect` share. */
export class SnapshotConditionsDto extends ListConditionsDto implements CrossChecked {
  @SnapshotId()
  SnapshotId?: string | string[];

  @SnapshotIds({ en: 'Snapshot ids, at most 100', zh: '快照ID，最多100个' })
  SnapshotIds?: string | string[];

  @Filters(SNAPSHOT_FILTERS)
  override Filters?: FilterDto[];

  @OrderField(['CREATE_TIME'])
  override OrderField?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  faults(): FieldFault[] {
    return [...idFaults(this, 'SnapshotId', false), ...filterFaults(this.Filters, SNAPSHOT_FILTERS)];
  }
}

@ApiSchema({ name: 'ListSnapshotsRequest' })
export class ListSnapshotsDto extends SnapshotConditionsDto {
  @SourceDiskId({ en: 'Only snapshots of this disk', zh: '仅查询该云硬盘的快照' })
  DiskId?: string | string[];

  @SourceDiskIds({
    en: 'Only snapshots of these disks, at most 100',
    zh: '仅查询这些云硬盘的快照，最多100个',
  })
  DiskIds?: string | string[];

  @SnapshotState({
    en: 'Only snapshots in this state: NORMAL, CREATING, ROLLBACKING, COPYING_FROM_REMOTE, CHECKING_COPIED, TORECYCLE',
    zh: '仅查询该状态的快照：NORMAL、CREATING、ROLLBACKING、COPYING_FROM_REMOTE、CHECKING_COPIED、TORECYCLE',
  })
  State?: string;

  @TextField(
    {
      en: 'Part of the name, id or disk id, in any case',
      zh: '模糊匹配名称、快照ID或云硬盘ID，不区分大小写',
      example: '',
    },
    { max: 128 },
  )
  Fuzzy?: string;

  override faults(): FieldFault[] {
    return [...super.faults(), ...idFaults(this, 'DiskId', false)];
  }
}

/** Paging and ordering are accepted and have no effect on counts. */
@ApiSchema({ name: 'InspectSnapshotDistributionRequest' })
export class InspectSnapshotDistributionDto extends SnapshotConditionsDto {
  @Region({
    required: false,
    en: 'Only this region; absent means all',
    zh: '仅查询该地域，不填则查询所有地域',
  })
  override Region: string;
}
