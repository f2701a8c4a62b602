import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { idFaults } from '../../common/resource/id-choice.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';
import { type TagDto, Tags } from '../../common/resource/tag.dto.js';
import { fromBeijing } from '../../common/time/beijing-time.js';
import { BooleanField, TextField } from '../../common/validation/field.decorator.js';
import { BeijingTime } from '../../common/validation/time-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { SnapshotId, SnapshotIds, SourceDiskId, SourceDiskIds } from './snapshot-fields.decorator.js';

const DAY_MS = 24 * 3_600_000;

@ApiSchema({ name: 'CreateSnapshotsRequest' })
export class CreateSnapshotsDto extends ScopeDto implements CrossChecked {
  @SourceDiskId({
    en: 'Disk to make a snapshot of, instead of DiskIds',
    zh: '要创建快照的云硬盘ID，与DiskIds二选一',
  })
  DiskId?: string | string[];

  @SourceDiskIds({ en: 'Disks to make a snapshot of, at most 100', zh: '要创建快照的云硬盘ID，最多100个' })
  DiskIds?: string | string[];

  @TextField(
    { en: 'Name, at most 60 characters', zh: '快照名称，最长60个字符', required: true, example: '123' },
    {
      max: 60,
      pattern: /^\P{Cc}{1,60}$/u,
      form: {
        en: 'a name of at most 60 characters without control characters',
        zh: '不超过60个字符且不含控制字符的名称',
      },
    },
  )
  SnapshotName: string;

  @BeijingTime({
    en: 'When the snapshots are deleted, Beijing time, at least one day ahead; absent means never',
    zh: '快照的到期时间（北京时间），到期后删除，至少在一天以后；不填则永久保留',
    example: '2036-01-08 17:47:55',
  })
  Deadline?: string;

  @Tags('快照绑定的标签')
  Tags?: TagDto[];

  faults(): FieldFault[] {
    const isTooSoon = this.Deadline !== undefined && fromBeijing(this.Deadline) < Date.now() + DAY_MS;
    return [
      ...idFaults(this, 'DiskId', true),
      ...(isTooSoon
        ? [
            fieldFault(
              'Deadline',
              'range',
              'must be at least one day ahead, Beijing time',
              '至少要晚于当前北京时间一天',
            ),
          ]
        : []),
    ];
  }
}

@ApiSchema({ name: 'DeleteSnapshotsRequest' })
export class DeleteSnapshotsDto extends ScopeDto implements CrossChecked {
  @SnapshotId()
  SnapshotId?: string | string[];

  @SnapshotIds({ en: 'Snapshots to delete, at most 100', zh: '要删除的快照ID，最多100个' })
  SnapshotIds?: string | string[];

  @BooleanField({
    en: 'True also deletes the images that were made from the snapshots',
    zh: '为true时，同时删除用这些快照创建的镜像',
    example: false,
  })
  DeleteBindImages?: boolean;

  faults(): FieldFault[] {
    return idFaults(this, 'SnapshotId', true);
  }
}

@ApiSchema({ name: 'ApplySnapshotRequest' })
export class ApplySnapshotDto extends ScopeDto implements CrossChecked {
  @SnapshotId({ en: 'Snapshot to roll back to, exactly one', zh: '要回滚到的快照ID，只能传一个' })
  SnapshotId?: string | string[];

  @SnapshotIds({ en: 'The same, instead of SnapshotId', zh: '同上，与SnapshotId二选一' })
  SnapshotIds?: string | string[];

  @SourceDiskId({
    en: 'The disk that the snapshot was made from, exactly one',
    zh: '快照所属的云硬盘ID，只能传一个',
  })
  DiskId?: string | string[];

  @SourceDiskIds({ en: 'The same, instead of DiskId', zh: '同上，与DiskId二选一' })
  DiskIds?: string | string[];

  @BooleanField({
    en: 'True stops the instance first if the disk is attached to a running one',
    zh: '为true时，如果云硬盘挂载在运行中的云服务器上，回滚前先自动关机',
    example: false,
  })
  AutoStopInstance?: boolean;

  @BooleanField({
    en: 'True starts the instance after the rollback; goes only with AutoStopInstance',
    zh: '为true时，回滚完成后自动开机，须与AutoStopInstance同时使用',
    example: false,
  })
  AutoStartInstance?: boolean;

  faults(): FieldFault[] {
    const startsOnly = this.AutoStartInstance === true && this.AutoStopInstance !== true;
    return [
      ...idFaults(this, 'SnapshotId', true, 1, 'SnapshotId'),
      ...idFaults(this, 'DiskId', true, 1, 'DiskId'),
      ...(startsOnly
        ? [
            fieldFault(
              'AutoStartInstance',
              'relation',
              'goes only with AutoStopInstance: true',
              '须与AutoStopInstance: true同时使用',
            ),
          ]
        : []),
    ];
  }
}
