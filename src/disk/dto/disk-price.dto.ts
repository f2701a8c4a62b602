import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { ApiSchema } from '@nestjs/swagger';
import { ObjectField } from '../../common/validation/field.decorator.js';
import { choice, object, rows, text } from '../../common/validation/reply-field.decorator.js';
import { BeijingTime } from '../../common/validation/time-fields.decorator.js';
import { DiskChargePrepaidDto } from './create-disk-parts.dto.js';
import { ChosenDisksDto } from './disk-choice.dto.js';

const amount = (en: string, zh: string, example?: string): PropertyDecorator =>
  text(en, zh, example, { nullable: true });

export const Currency = (): PropertyDecorator =>
  choice(
    ['CNY', 'USD'],
    'Currency of all amounts: CNY for a credential of the site in China, USD for one of the international site',
    '所有金额的币种：中国站的云账号密钥为CNY（人民币），国际站的为USD（美元）',
    'CNY',
  );

@ApiSchema({
  name: 'Price',
  description:
    'Exact amounts as texts; what does not apply is null. Prepaid: OriginalPrice and DiscountPrice. By the hour: UnitPrice, UnitPriceDiscount and ChargeUnit / 金额为精确的字符串，不适用的字段为null。包年包月：OriginalPrice和DiscountPrice；按量计费：UnitPrice、UnitPriceDiscount和ChargeUnit',
})
export class PriceDto {
  @amount('Full price to be paid in advance', '预付金额的原价')
  OriginalPrice: string | null;

  @amount('What is really to be paid in advance', '预付金额的折后价')
  DiscountPrice: string | null;

  @amount('Full price of one ChargeUnit', '每个计价单元的原价', '0.0084')
  UnitPrice: string | null;

  @amount('What one ChargeUnit really costs', '每个计价单元的折后价', '0.0084')
  UnitPriceDiscount: string | null;

  @amount(
    'What UnitPrice is for: HOUR; others as Tencent writes them',
    '计价单元：HOUR为每小时；其他值与腾讯云一致',
    'HOUR',
  )
  ChargeUnit: string | null;
}

@ApiSchema({ name: 'PriceItem', description: 'One part of a price / 价格明细' })
export class PriceItemDto extends PriceDto {
  @text(
    'What is charged: DiskSpace, DiskBackupQuota, DiskExtraPerformance; others as Tencent writes them',
    '计费项：DiskSpace云硬盘空间，DiskBackupQuota云硬盘备份点配额，DiskExtraPerformance云硬盘性能包；其他值与腾讯云一致',
    'DiskSpace',
  )
  PriceName: string;

  @text('The same for people, in the language of the caller', '计费项名称，使用调用方的语言', 'Disk space')
  PriceTitle: string;
}

@ApiSchema({ name: 'TotalPrice', description: 'Price of all disks together / 全部云硬盘的总价' })
export class TotalPriceDto {
  @object(PriceDto, 'Of all disks together', '全部云硬盘的总价')
  Price: PriceDto;

  @Currency()
  Currency: string;
}

@ApiSchema({
  name: 'DetailedPrice',
  description: 'Price of all disks together, and its parts / 全部云硬盘的总价及明细',
})
export class DetailedPriceDto extends TotalPriceDto {
  @rows(PriceItemDto, 'The parts of the price', '价格明细')
  DetailPrices: PriceItemDto[];
}

@ApiSchema({ name: 'InspectRenewPriceRequest' })
export class InspectRenewPriceDto extends ChosenDisksDto {
  @ObjectField(
    {
      en: 'For how long each disk is renewed; exactly one of DiskChargePrepaid and NewDeadline is required',
      zh: '每块云硬盘的续费时长；DiskChargePrepaid与NewDeadline须且只能填一个',
    },
    () => DiskChargePrepaidDto,
  )
  DiskChargePrepaid?: DiskChargePrepaidDto;

  @BeijingTime({
    en: 'Until when the disks are renewed, Beijing time; instead of DiskChargePrepaid',
    zh: '续费后的到期时间，北京时间；与DiskChargePrepaid二选一',
    example: '2027-12-31 00:00:00',
  })
  NewDeadline?: string;

  override faults(): FieldFault[] {
    const { DiskChargePrepaid, NewDeadline } = this;
    const faults = [...super.faults(), ...(DiskChargePrepaid?.faults() ?? [])];
    if (DiskChargePrepaid && NewDeadline !== undefined)
      faults.push(
        fieldFault(
          'NewDeadline',
          'exclusive',
          'send either DiskChargePrepaid or NewDeadline, not both',
          'DiskChargePrepaid与NewDeadline只能填一个',
        ),
      );
    if (!DiskChargePrepaid && NewDeadline === undefined)
      faults.push(
        fieldFault(
          'DiskChargePrepaid',
          'required',
          'required, or NewDeadline instead',
          '必填，也可以改填NewDeadline',
        ),
      );
    return faults;
  }
}
