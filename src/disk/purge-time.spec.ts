import { describe, expect, it } from 'vitest';
import { fromBeijing } from '../common/time/beijing-time.js';
import { purgeTimeOf } from './purge-time.js';

const at = fromBeijing;

describe(purgeTimeOf.name, () => {
  it.each<[string, string, string | undefined, string, string | null]>([
    [
      'seven days after this service returned it',
      '2027-12-31 00:00:00',
      '2027-01-01 10:00:00',
      '2027-01-02 00:00:00',
      '2027-01-08 10:00:00',
    ],
    ['unknown when somebody else returned it', '2027-12-31 00:00:00', undefined, '2027-01-02 00:00:00', null],
    [
      'unknown when it was returned and its deadline has passed since',
      '2027-01-01 00:00:00',
      undefined,
      '2027-01-07 23:59:59',
      null,
    ],
    [
      'fourteen days after a deadline that passed a week ago',
      '2027-01-01 00:00:00',
      undefined,
      '2027-01-08 00:00:00',
      '2027-01-15 00:00:00',
    ],
    ['unknown without a deadline', '', undefined, '2027-01-08 00:00:00', null],
  ])('is %s', (_, deadline, returnedAt, now, expected) => {
    const returned = returnedAt === undefined ? undefined : new Date(at(returnedAt));
    expect(purgeTimeOf(deadline, returned, at(now))).toBe(expected);
  });
});
