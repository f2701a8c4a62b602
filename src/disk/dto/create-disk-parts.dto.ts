import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import {
  ChoiceField,
  IntegerField,
  TextField,
  TextListField,
} from '../../common/validation/field.decorator.js';
import { BeijingTime } from '../../common/validation/time-fields.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { defined } from '../../common/json/defined.js';
import { InstanceIds } from '../../common/resource/id-fields.decorator.js';
import { RENEW_FLAGS, Zone } from './disk-fields.decorator.js';

/** Periods that Tencent sells, in months. */
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36];

@ApiSchema({ name: 'Placement' })
export class PlacementDto {
  @Zone({ en: 'Zone; must belong to Region', zh: '可用区，须属于Region', required: true })
  Zone: string;

  @IntegerField(
    { en: 'Project id, 0 for the default one', zh: '项目ID，0为默认项目', example: 0 },
    { min: 0, max: Number.MAX_SAFE_INTEGER },
  )
  ProjectId?: number;

  @TextField({ en: 'Cage of a dedicated cluster', zh: '围笼ID' }, { max: 64 })
  CageId?: string;

  @TextField({ en: 'Dedicated cluster', zh: '独享集群ID' }, { max: 64 })
  CdcId?: string;

  @TextField(
    { en: 'Name of the dedicated cluster; ignored by Tencent', zh: '独享集群名称，作为入参时腾讯云会忽略' },
    { max: 64 },
  )
  CdcName?: string;

  @TextField({ en: 'Dedicated cluster on premises', zh: '本地专用集群ID' }, { max: 64 })
  DedicatedClusterId?: string;

  @TextField(
    { en: 'Name of the project; ignored by Tencent', zh: '项目名称，作为入参时腾讯云会忽略' },
    { max: 128 },
  )
  ProjectName?: string;
}

@ApiSchema({ name: 'DiskChargePrepaid' })
export class DiskChargePrepaidDto implements CrossChecked {
  @IntegerField(
    {
      en: 'Months: 1 to 12, 24 or 36',
      zh: '购买时长，单位为月，取值1到12、24或36',
      required: true,
      example: 1,
    },
    { min: 1, max: 36 },
  )
  Period: number;

  @ChoiceField(
    {
      en: 'Renewal: NOTIFY_AND_AUTO_RENEW, NOTIFY_AND_MANUAL_RENEW or DISABLE_NOTIFY_AND_MANUAL_RENEW',
      zh: '续费方式：NOTIFY_AND_AUTO_RENEW通知并自动续费，NOTIFY_AND_MANUAL_RENEW通知但不自动续费，DISABLE_NOTIFY_AND_MANUAL_RENEW不通知也不自动续费',
      example: 'NOTIFY_AND_MANUAL_RENEW',
    },
    RENEW_FLAGS,
  )
  RenewFlag?: string;

  @BeijingTime({
    en: 'Aligns the expiry with that of an instance',
    zh: '云服务器的到期时间，用于使云硬盘与它同时到期',
    example: '2027-12-31 00:00:00',
  })
  CurInstanceDeadline?: string;

  faults(): FieldFault[] {
    return MONTHS.includes(this.Period)
      ? []
      : [
          fieldFault(
            'DiskChargePrepaid.Period',
            'choice',
            'must be 1 to 12, 24 or 36',
            '必须是1到12、24或36',
          ),
        ];
  }
}

/** Without the fields that are absent. */
export const prepaidTermsOf = ({ Period, RenewFlag, CurInstanceDeadline }: DiskChargePrepaidDto) => ({
  Period,
  ...defined({ RenewFlag, CurInstanceDeadline }),
});

@ApiSchema({ name: 'AutoMountConfiguration' })
export class AutoMountConfigurationDto {
  @InstanceIds({ en: 'Instances to attach the disks to', zh: '要挂载到的云服务器ID', required: true })
  InstanceId: string[];

  @TextListField(
    { en: 'Mount points in the instance', zh: '云服务器内的挂载点', example: ['/data'] },
    { max: 255, maxItems: 100 },
  )
  MountPoint?: string[];

  @TextField(
    { en: 'File system: ext4, xfs', zh: '文件系统类型：ext4、xfs', example: 'ext4' },
    {
      max: 16,
      pattern: /^[a-z][a-z0-9]{1,15}$/,
      form: { en: 'a file system such as ext4', zh: '文件系统类型，例如ext4' },
    },
  )
  FileSystemType?: string;
}
