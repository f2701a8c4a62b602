import { buildMessage, ValidateBy } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { isBeijingTime } from '../time/beijing-time.js';
import { type FieldText, TextField } from './field.decorator.js';

/** `YYYY-MM-DD HH:MM:SS`, Beijing time; the day and the hour must exist. */
export function BeijingTime(text: FieldText): PropertyDecorator {
  const message = 'must be a time such as 2021-08-27 00:00:00';
  return applyDecorators(
    ValidateBy(
      {
        name: 'beijingTime',
        validator: { validate: isBeijingTime, defaultMessage: buildMessage(() => message) },
      },
      { message },
    ),
    TextField(text, {
      max: 19,
      pattern: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/,
      form: 'a time such as 2021-08-27 00:00:00',
    }),
  );
}

/** For `faults()`. Times of this form sort as texts. */
export const timeFaults = ({ BeginTime, EndTime }: { BeginTime?: string; EndTime?: string }): string[] =>
  BeginTime && EndTime && BeginTime > EndTime ? ['BeginTime: must not be after EndTime'] : [];
