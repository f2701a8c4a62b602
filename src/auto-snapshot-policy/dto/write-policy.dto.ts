import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { type IdChoice, idFaults, idsOf } from '../../common/resource/id-choice.js';
import { OneOrMoreDiskIds, OneOrMorePolicyIds } from '../../common/resource/id-fields.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';
import { BooleanField } from '../../common/validation/field.decorator.js';
import { NameField } from '../../common/validation/name-field.decorator.js';
import { type CrossChecked, nothingToChange } from '../../common/validation/validation.pipe.js';
import {
  IsActivated,
  IsPermanent,
  RetentionDays,
  type ScheduleDto,
  scheduleFaults,
  Schedules,
} from './policy-fields.dto.js';

export const policyIdsOf = (choice: IdChoice<'AutoSnapshotPolicyId'>): string[] =>
  idsOf(choice, 'AutoSnapshotPolicyId');

@ApiSchema({ name: 'CreateAutoSnapshotPolicyRequest' })
export class CreatePolicyDto extends ScopeDto implements CrossChecked {
  @Schedules({ required: true })
  Policy: ScheduleDto[];

  @NameField({
    en: 'Name, at most 60 bytes',
    zh: '要创建的定期快照策略名，最长60字节',
    required: true,
    example: 'test',
  })
  AutoSnapshotPolicyName: string;

  @IsActivated()
  IsActivated?: boolean;

  @IsPermanent()
  IsPermanent?: boolean;

  @RetentionDays(
    'Days until the snapshots expire; required unless IsPermanent is true',
    '快照的保留天数，IsPermanent不为true时必填',
  )
  RetentionDays?: number;

  @BooleanField({
    en: 'True makes nothing and only tells the first run',
    zh: '为true时不创建，只返回首次触发时间',
    example: false,
  })
  DryRun?: boolean;

  faults(): FieldFault[] {
    const faults = scheduleFaults(this.Policy);
    if (this.RetentionDays === undefined && this.IsPermanent !== true)
      faults.push(
        fieldFault(
          'RetentionDays',
          'required',
          'is required unless IsPermanent is true',
          'IsPermanent不为true时必填',
        ),
      );
    return faults;
  }
}

/** A request about one policy, named in either way. */
class OnePolicyDto extends ScopeDto implements IdChoice<'AutoSnapshotPolicyId'>, CrossChecked {
  @OneOrMorePolicyIds({
    en: 'The policy: its id, or a list of this one id',
    zh: '定期快照策略ID，或只含这一个ID的列表',
    example: 'asp-63p7jk73',
  })
  AutoSnapshotPolicyId?: string | string[];

  @OneOrMorePolicyIds({
    en: 'The same, instead of AutoSnapshotPolicyId',
    zh: '同上，与AutoSnapshotPolicyId二选一',
    example: ['asp-63p7jk73'],
  })
  AutoSnapshotPolicyIds?: string | string[];

  faults(): FieldFault[] {
    return idFaults(this, 'AutoSnapshotPolicyId', true, 1);
  }
}

@ApiSchema({ name: 'UpdateAutoSnapshotPolicyRequest' })
export class UpdatePolicyDto extends OnePolicyDto {
  @Schedules({ en: 'When snapshots are made, in place of what it was', zh: '新的执行时间，替换原来的' })
  Policy?: ScheduleDto[];

  @NameField({ en: 'New name, at most 60 bytes', zh: '新的定期快照策略名，最长60字节', example: 'test' })
  AutoSnapshotPolicyName?: string;

  @IsActivated()
  IsActivated?: boolean;

  @IsPermanent()
  IsPermanent?: boolean;

  @RetentionDays('Days until new snapshots expire', '新快照的保留天数')
  RetentionDays?: number;

  override faults(): FieldFault[] {
    const names = [
      'Policy',
      'AutoSnapshotPolicyName',
      'IsActivated',
      'IsPermanent',
      'RetentionDays',
    ] as const;
    const isNothing = names.every((name) => this[name] === undefined);
    return [
      ...super.faults(),
      ...scheduleFaults(this.Policy),
      ...(isNothing ? [nothingToChange(names)] : []),
    ];
  }
}

@ApiSchema({ name: 'DeleteAutoSnapshotPoliciesRequest' })
export class DeletePoliciesDto extends ScopeDto implements IdChoice<'AutoSnapshotPolicyId'>, CrossChecked {
  @OneOrMorePolicyIds({
    en: 'Policies, at most 100; all of them are deleted or none',
    zh: '要删除的定期快照策略ID，最多100个；要么全部删除，要么都不删除',
    example: ['asp-63p7jk73'],
  })
  AutoSnapshotPolicyIds?: string | string[];

  @OneOrMorePolicyIds({
    en: 'The same, instead of AutoSnapshotPolicyIds',
    zh: '同上，与AutoSnapshotPolicyIds二选一',
    example: 'asp-63p7jk73',
  })
  AutoSnapshotPolicyId?: string | string[];

  faults(): FieldFault[] {
    return idFaults(this, 'AutoSnapshotPolicyId', true);
  }
}

@ApiSchema({ name: 'BindAutoSnapshotPolicyRequest' })
export class BindPolicyDto extends OnePolicyDto implements IdChoice<'DiskId'> {
  @OneOrMoreDiskIds({
    en: 'Disks, at most 100, or one of them',
    zh: '云硬盘ID列表，最多100个',
    example: ['disk-plqkg6me'],
  })
  DiskIds?: string | string[];

  @OneOrMoreDiskIds({
    en: 'The same, instead of DiskIds',
    zh: '同上，与DiskIds二选一',
    example: 'disk-plqkg6me',
  })
  DiskId?: string | string[];

  override faults(): FieldFault[] {
    return [...super.faults(), ...idFaults(this, 'DiskId', true)];
  }
}

@ApiSchema({ name: 'UnbindAutoSnapshotPolicyRequest' })
export class UnbindPolicyDto extends BindPolicyDto {}
