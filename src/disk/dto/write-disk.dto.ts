import { ApiSchema } from '@nestjs/swagger';
import type { FieldFault } from '../../errors/field-fault.js';
import { BooleanField, IntegerField } from '../../common/validation/field.decorator.js';
import { NameField } from '../../common/validation/name-field.decorator.js';
import { Region } from '../../common/validation/scope-fields.decorator.js';
import { DISK_SIZE_GB } from './create-disk.dto.js';
import { ChosenDisksDto } from './disk-choice.dto.js';
import { nothingToChange } from '../../common/validation/validation.pipe.js';
import { InstanceId } from '../../common/resource/id-fields.decorator.js';
import { DiskType } from './disk-fields.decorator.js';

const CHANGEABLE = ['DiskName', 'ProjectId', 'Portable', 'DeleteWithInstance', 'DiskType'] as const;

@ApiSchema({ name: 'UpdateDisksRequest' })
export class UpdateDisksDto extends ChosenDisksDto {
  @IntegerField(
    { en: 'New project id', zh: '新的项目ID', example: 0 },
    { min: 0, max: Number.MAX_SAFE_INTEGER },
  )
  ProjectId?: number;

  @NameField({ en: 'New name, at most 60 bytes', zh: '新的云硬盘名称，最长60字节', example: '1234' })
  DiskName?: string;

  @BooleanField({
    en: 'True makes a non-elastic disk elastic; the way back does not exist',
    zh: '为true时将非弹性云硬盘改为弹性云硬盘，不能改回',
    example: true,
  })
  Portable?: boolean;

  @BooleanField({
    en: 'Whether the disk is deleted together with its instance; postpaid data disks only',
    zh: '云硬盘是否随云服务器一起销毁，仅支持按量计费的数据盘',
    example: false,
  })
  DeleteWithInstance?: boolean;

  @DiskType({
    en: 'Changes the type of each disk, which takes minutes',
    zh: '变更每块云硬盘的类型，需要几分钟',
    example: 'CLOUD_SSD',
  })
  DiskType?: string;

  override faults(): FieldFault[] {
    const isNothing = CHANGEABLE.every((field) => this[field] === undefined);
    return [...super.faults(), ...(isNothing ? [nothingToChange(CHANGEABLE)] : [])];
  }
}

@ApiSchema({ name: 'ResizeDisksRequest' })
export class ResizeDisksDto extends ChosenDisksDto {
  @IntegerField(
    {
      en: 'Size after the change, in GiB; only growth',
      zh: '扩容后的大小，单位GiB；只能扩容',
      required: true,
      example: 80,
    },
    DISK_SIZE_GB,
  )
  DiskSize: number;
}

@ApiSchema({ name: 'DeleteDisksRequest' })
export class DeleteDisksDto extends ChosenDisksDto {}

@ApiSchema({ name: 'AttachDisksRequest' })
export class AttachDisksDto extends ChosenDisksDto {
  @InstanceId({ en: 'Instance to attach to', zh: '要挂载到的云服务器ID', required: true })
  InstanceId: string;

  @BooleanField({
    en: 'Whether the disks are deleted together with the instance; absent leaves it as it is',
    zh: '云硬盘是否随云服务器一起销毁，不填则保持不变',
    example: false,
  })
  DeleteWithInstance?: boolean;
}

@ApiSchema({ name: 'DetachDisksRequest' })
export class DetachDisksDto extends ChosenDisksDto {
  @InstanceId({
    en: 'Instance to detach from; needed for shared disks',
    zh: '要从哪台云服务器卸载，共享型云硬盘必填',
  })
  InstanceId?: string;

  @Region({
    required: false,
    en: 'Region; absent means it is searched for',
    zh: '地域，不填则按云硬盘ID查找',
  })
  override Region: string;
}
