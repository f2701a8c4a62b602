import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import {
  BooleanField,
  ChoiceField,
  IntegerField,
  ObjectField,
} from '../../common/validation/field.decorator.js';
import { BeijingTime } from '../../common/validation/time-fields.decorator.js';
import { DiskChargePrepaidDto, MONTHS } from './create-disk-parts.dto.js';
import { ChosenDisksDto } from './disk-choice.dto.js';
import { RENEW_FLAGS } from './disk-fields.decorator.js';

@ApiSchema({ name: 'RenewDisksRequest' })
export class RenewDisksDto extends ChosenDisksDto {
  @ObjectField(
    { en: 'What is bought for each disk', zh: '为每块云硬盘续费的参数', required: true },
    () => DiskChargePrepaidDto,
  )
  DiskChargePrepaid: DiskChargePrepaidDto;

  @BeijingTime({
    en: 'DeadlineTime as the disk list shows it, Beijing time. A disk with another one is refused, so that nothing is paid twice',
    zh: '列表中显示的到期时间（北京时间）；到期时间与之不同的云硬盘会被拒绝续费，避免重复支付',
    required: true,
    example: '2027-12-31 00:00:00',
  })
  ExpectedDeadlineTime: string;

  override faults(): FieldFault[] {
    return [...super.faults(), ...this.DiskChargePrepaid.faults()];
  }
}

@ApiSchema({ name: 'UpdateRenewFlagRequest' })
export class UpdateRenewFlagDto extends ChosenDisksDto {
  @ChoiceField(
    {
      en: 'Renewal: NOTIFY_AND_AUTO_RENEW, NOTIFY_AND_MANUAL_RENEW, DISABLE_NOTIFY_AND_MANUAL_RENEW',
      zh: '自动续费标识：NOTIFY_AND_AUTO_RENEW通知过期且自动续费，NOTIFY_AND_MANUAL_RENEW通知过期不自动续费，DISABLE_NOTIFY_AND_MANUAL_RENEW不通知过期不自动续费',
      required: true,
      example: 'NOTIFY_AND_AUTO_RENEW',
    },
    RENEW_FLAGS,
  )
  RenewFlag: string;

  @IntegerField(
    {
      en: 'Months of each automatic renewal: 1 to 12, 24 or 36',
      zh: '自动续费周期，单位为月，取值1到12、24、36',
      example: 1,
    },
    { min: 1, max: 36 },
  )
  AutoRenewPeriod?: number;

  override faults(): FieldFault[] {
    const { AutoRenewPeriod } = this;
    const isSold = AutoRenewPeriod === undefined || MONTHS.includes(AutoRenewPeriod);
    if (isSold) return super.faults();
    const fault = fieldFault(
      'AutoRenewPeriod',
      'choice',
      'must be 1 to 12, 24 or 36',
      '取值只能是1到12、24或36',
    );
    return [...super.faults(), fault];
  }
}

@ApiSchema({ name: 'UpdateChargeTypeRequest' })
export class UpdateChargeTypeDto extends ChosenDisksDto {
  @ObjectField(
    {
      en: 'Makes the disks prepaid on these terms, which pays; excludes DiskChargePostpaid',
      zh: '转为包年包月的参数，会产生支付；与DiskChargePostpaid二选一',
    },
    () => DiskChargePrepaidDto,
  )
  DiskChargePrepaid?: DiskChargePrepaidDto;

  @BooleanField({
    en: 'True makes the disks postpaid; excludes DiskChargePrepaid',
    zh: '传入true转为按量计费；与DiskChargePrepaid二选一',
    example: true,
  })
  DiskChargePostpaid?: boolean;

  override faults(): FieldFault[] {
    const faults = [...super.faults(), ...(this.DiskChargePrepaid?.faults() ?? [])];
    if (this.DiskChargePostpaid === false)
      faults.push(fieldFault('DiskChargePostpaid', 'choice', 'can only be true', '只能传true'));
    const [prepaid, postpaid] = [this.DiskChargePrepaid !== undefined, this.DiskChargePostpaid !== undefined];
    if (prepaid && postpaid)
      faults.push(
        fieldFault(
          'DiskChargePostpaid',
          'exclusive',
          'send either DiskChargePrepaid or DiskChargePostpaid, not both',
          'DiskChargePrepaid与DiskChargePostpaid只能填一个',
        ),
      );
    if (!prepaid && !postpaid)
      faults.push(
        fieldFault(
          'DiskChargePrepaid',
          'required',
          'required, or DiskChargePostpaid instead',
          '必填，也可以改填DiskChargePostpaid',
        ),
      );
    return faults;
  }
}
