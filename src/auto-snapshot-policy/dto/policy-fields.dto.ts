import { ApiSchema } from '@nestjs/swagger';
import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { type FieldText, IntegerField, ObjectListField } from '../../common/validation/field.decorator.js';
import { IntegerListField } from '../../common/validation/integer-list-field.decorator.js';
import { BooleanField } from '../../common/validation/field.decorator.js';

const KINDS_OF_DAYS = ['DayOfWeek', 'DayOfMonth', 'IntervalDays'] as const;
/** More than the hours of a day would need; Tencent publishes no limit. */
const MAX_SCHEDULES = 50;
/** Tencent's console offers 30 days; the limit of its API is not published. */
const MAX_RETENTION_DAYS = 36_500;

@ApiSchema({ name: 'SnapshotSchedule' })
export class ScheduleDto {
  @IntegerListField(
    {
      en: 'Hours of the day, 0 to 23, Beijing time',
      zh: '一天中的整点，取值0到23',
      required: true,
      example: [23],
    },
    { min: 0, max: 23 },
  )
  Hour: number[];

  @IntegerListField(
    {
      en: 'Days of the week, 0 to 6, 0 is Sunday; exactly one of DayOfWeek, DayOfMonth and IntervalDays is required',
      zh: '一周中的哪几天，取值0到6，0为周日；与DayOfMonth、IntervalDays三选一',
      example: [0],
    },
    { min: 0, max: 6 },
  )
  DayOfWeek?: number[];

  @IntegerListField(
    {
      en: 'Days of the month, 1 to 31; months without the day are skipped; exactly one of DayOfWeek, DayOfMonth and IntervalDays is required',
      zh: '一月中的哪几天，取值1到31，没有那一天的月份会跳过；与DayOfWeek、IntervalDays三选一',
    },
    { min: 1, max: 31 },
  )
  DayOfMonth?: number[];

  @IntegerField(
    {
      en: 'Every so many days, 1 to 365; exactly one of DayOfWeek, DayOfMonth and IntervalDays is required',
      zh: '间隔天数，取值1到365；与DayOfWeek、DayOfMonth三选一',
    },
    { min: 1, max: 365 },
  )
  IntervalDays?: number;
}

export const Schedules = (text: Partial<FieldText> = {}): PropertyDecorator =>
  ObjectListField(
    {
      en: 'When snapshots are made',
      zh: '创建快照的时间',
      example: [{ DayOfWeek: [0], Hour: [23] }],
      ...text,
    },
    () => ScheduleDto,
    { max: MAX_SCHEDULES },
  );

export const IsActivated = (): PropertyDecorator =>
  BooleanField({
    en: 'False pauses the policy; absent at creation means true',
    zh: '是否启用该策略，false表示暂停；创建时不填为true',
    example: true,
  });

export const IsPermanent = (): PropertyDecorator =>
  BooleanField({
    en: 'True keeps the snapshots for ever; RetentionDays then has no effect',
    zh: '该策略创建的快照是否永久保留，为true时RetentionDays无效',
    example: false,
  });

export const RetentionDays = (en: string, zh: string): PropertyDecorator =>
  IntegerField({ en, zh, example: 7 }, { min: 1, max: MAX_RETENTION_DAYS });

/** For `faults()`. */
export const scheduleFaults = (schedules: readonly ScheduleDto[] = []): FieldFault[] =>
  schedules.flatMap((schedule, index) =>
    KINDS_OF_DAYS.filter((kind) => schedule[kind] !== undefined).length === 1
      ? []
      : [
          fieldFault(
            `Policy.${index}`,
            'exclusive',
            `must have exactly one of ${KINDS_OF_DAYS.join(', ')}`,
            `${KINDS_OF_DAYS.join('、')}必须且只能填一个`,
          ),
        ],
  );
