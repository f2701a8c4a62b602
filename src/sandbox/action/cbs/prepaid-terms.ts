import type { Disk } from '../../cloud/disk.js';
import { addMonths, fromBeijingTime } from '../../cloud/time.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { object, type ParamsOf, required, string, uint } from '../../parameter/spec.js';

export const renewFlag = string({
  oneOf: ['NOTIFY_AND_AUTO_RENEW', 'NOTIFY_AND_MANUAL_RENEW', 'DISABLE_NOTIFY_AND_MANUAL_RENEW'],
});

const fields = {
  Period: required(uint()),
  RenewFlag: renewFlag,
  CurInstanceDeadline: string(),
};
export const diskChargePrepaid = object(fields);

export type DiskChargePrepaid = ParamsOf<typeof fields>;

const PERIODS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36]);

export function refuseUnsoldPeriod(name: string, months: number): void {
  if (!PERIODS.has(months)) throw wrongValue(name, months);
}

/** `name` is the parameter that holds the terms. */
export function refuseWrongTerms(
  { Period, CurInstanceDeadline }: DiskChargePrepaid,
  name = 'DiskChargePrepaid',
): void {
  refuseUnsoldPeriod(`${name}.Period`, Period);
  if (CurInstanceDeadline !== undefined && fromBeijingTime(CurInstanceDeadline) === undefined) {
    throw wrongValue(`${name}.CurInstanceDeadline`, CurInstanceDeadline);
  }
}

/** What is bought from this moment on. */
export function termsFrom(
  startMs: number,
  { Period, RenewFlag, CurInstanceDeadline }: DiskChargePrepaid,
): Pick<Disk, 'deadlineAtMs' | 'renewFlag'> {
  const aligned = CurInstanceDeadline && fromBeijingTime(CurInstanceDeadline);
  return {
    deadlineAtMs: addMonths(aligned || startMs, Period),
    renewFlag: RenewFlag ?? 'NOTIFY_AND_MANUAL_RENEW',
  };
}
