import { fromBeijingTime } from '../../cloud/time.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { object, type ParamsOf, required, string, uint } from '../../parameter/spec.js';

const prepaidFields = {
  Period: required(uint()),
  RenewFlag: string({
    oneOf: ['NOTIFY_AND_AUTO_RENEW', 'NOTIFY_AND_MANUAL_RENEW', 'DISABLE_NOTIFY_AND_MANUAL_RENEW'],
  }),
  CurInstanceDeadline: string(),
};

export const diskChargePrepaid = () => object(prepaidFields);
export type DiskChargePrepaid = ParamsOf<typeof prepaidFields>;

const PERIODS = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24, 36]);

/** `name` is the parameter that holds the terms. */
export function checkPrepaid(name: string, { Period, CurInstanceDeadline }: DiskChargePrepaid): void {
  if (!PERIODS.has(Period)) throw wrongValue(`${name}.Period`, Period);
  if (CurInstanceDeadline !== undefined && fromBeijingTime(CurInstanceDeadline) === undefined) {
    throw wrongValue(`${name}.CurInstanceDeadline`, CurInstanceDeadline);
  }
}
