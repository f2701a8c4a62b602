import { ApiSchema } from '@nestjs/swagger';
import { BooleanField, IntegerField } from '../../common/validation/field.decorator.js';
import { NameField } from '../../common/validation/name-field.decorator.js';
import { Region } from '../../common/validation/scope-fields.decorator.js';
import { DISK_SIZE_GB } from './create-disk.dto.js';
import { ChosenDisksDto } from './disk-choice.dto.js';
import { InstanceId } from '../../common/resource/id-fields.decorator.js';
import { DiskType } from './disk-fields.decorator.js';

@ApiSchema({ name: 'UpdateDisksRequest' })
export class UpdateDisksDto extends ChosenDisksDto {
  @IntegerField(
    { en: 'New project id', zh: '新的云硬盘项目ID', example: 0 },
    { min: 0, max: Number.MAX_SAFE_INTEGER },
  )
  ProjectId?: number;

  @NameField({ en: 'New name, at most 60 bytes', zh: '新的云硬盘名称，最长60字节', example: '1234' })
  DiskName?: string;

  @BooleanField({
    en: 'True makes a non-elastic disk elastic; the way back does not exist',
    zh: '是否为弹性云盘，仅支持非弹性云盘修改为弹性云盘',
    example: true,
  })
  Portable?: boolean;

  @BooleanField({
    en: 'Whether the disk is deleted together with its instance; postpaid data disks only',
    zh: '成功挂载到云主机后该云硬盘是否随云主机销毁，仅支持按量计费云硬盘数据盘',
    example: false,
  })
  DeleteWithInstance?: boolean;

  @DiskType({
    en: 'Changes the type of each disk, which takes minutes',
    zh: '变更云盘类型',
    example: 'CLOUD_SSD',
  })
  DiskType?: string;

  override faults(): string[] {
    const changes = [this.ProjectId, this.DiskName, this.Portable, this.DeleteWithInstance, this.DiskType];
    const nothing = changes.every((change) => change === undefined);
    return [
      ...super.faults(),
      ...(nothing
        ? ['ProjectId, DiskName, Portable, DeleteWithInstance, DiskType: nothing to change, send one of them']
        : []),
    ];
  }
}

@ApiSchema({ name: 'ResizeDisksRequest' })
export class ResizeDisksDto extends ChosenDisksDto {
  @IntegerField(
    {
      en: 'Size after the change, in GiB; only growth',
      zh: '云硬盘扩容后的大小，单位为GB',
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
  @InstanceId({ en: 'Instance to attach to', zh: '云服务器实例ID', required: true })
  InstanceId: string;

  @BooleanField({
    en: 'Whether the disks are deleted together with the instance; absent leaves it as it is',
    zh: '云盘是否随云主机销毁，可选参数',
    example: false,
  })
  DeleteWithInstance?: boolean;
}

@ApiSchema({ name: 'DetachDisksRequest' })
export class DetachDisksDto extends ChosenDisksDto {
  @InstanceId({
    en: 'Instance to detach from; needed for shared disks',
    zh: '云服务器实例ID，对于非共享型云盘会忽略该参数',
  })
  InstanceId?: string;

  @Region({ required: false, en: 'Region; absent means it is searched for', zh: '地域，不填则按云盘ID查找' })
  override Region: string;
}
