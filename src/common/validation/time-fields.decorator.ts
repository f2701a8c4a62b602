import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { isBeijingTime } from '../time/beijing-time.js';
import { type FieldText, TextField } from './field.decorator.js';

/** `YYYY-MM-DD HH:MM:SS`, Beijing time; the day and the hour must exist. */
export const BeijingTime = (text: FieldText): PropertyDecorator =>
  TextField(text, {
    max: 19,
    pattern: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/,
    fits: isBeijingTime,
    form: { en: 'a time such as 2021-08-27 00:00:00', zh: '形如2021-08-27 00:00:00的时间' },
  });

/** For `faults()`. Times of this form sort as texts. */
export const timeFaults = ({ BeginTime, EndTime }: { BeginTime?: string; EndTime?: string }): FieldFault[] =>
  BeginTime && EndTime && BeginTime > EndTime
    ? [fieldFault('BeginTime', 'relation', 'must not be after EndTime', '不能晚于EndTime')]
    : [];
