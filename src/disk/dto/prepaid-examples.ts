import { EXAMPLE_SCOPE as scope, exampleEnvelope as envelope } from '../../openapi/example-envelope.js';
import { EXAMPLE_DISK } from './document-examples.js';

const done = envelope({});
const disk = { ...scope, DiskId: 'disk-giys4n0i' };
const month = { Period: 1 };

/** Of the routes that the portal's document does not have. */
export const PREPAID_EXAMPLES = {
  renew: {
    request: { ...disk, DiskChargePrepaid: month, ExpectedDeadlineTime: '2027-12-31 00:00:00' },
    reply: done,
  },
  renewFlag: {
    request: { ...disk, RenewFlag: 'NOTIFY_AND_AUTO_RENEW', AutoRenewPeriod: 1 },
    reply: done,
  },
  chargeType: { request: { ...disk, DiskChargePrepaid: month }, reply: done },
  list: {
    request: { ...scope, PageNum: 0, PageSize: 10 },
    reply: envelope({
      TotalCount: 1,
      List: [
        {
          ...EXAMPLE_DISK,
          DiskChargeType: 'PREPAID',
          DiskState: 'TORECYCLE',
          DeadlineTime: '2021-09-27 17:40:15',
          DifferDaysOfDeadline: 30,
          RenewFlag: 'NOTIFY_AND_MANUAL_RENEW',
          ReturnFailCode: 1,
          PurgeTime: '2021-09-03 17:40:15',
        },
      ],
    }),
  },
  restore: { request: { ...disk, DiskChargePrepaid: month }, reply: done },
  purge: { request: { ...disk, Confirm: ['disk-giys4n0i'] }, reply: done },
} as const;
