import { GUANGZHOU_DISK } from '../orders.js';
import { after, during, ids, many, onGuangzhou, onShanghai, type Refusal } from './refusal.js';

const MONTH = { Period: 1 };
const PREPAID = 'disk-pre9g0h1';
const renew = (DiskId: string, DiskChargePrepaid: object = MONTH) =>
  onShanghai('RenewDisk', { DiskId, DiskChargePrepaid });
const flag = (diskIds: string[], parts: object = {}) =>
  onShanghai('ModifyDisksRenewFlag', { ...ids(...diskIds), RenewFlag: 'NOTIFY_AND_AUTO_RENEW', ...parts });
const charge = (diskIds: string[], parts: object) =>
  onShanghai('ModifyDisksChargeType', { ...ids(...diskIds), ...parts });
const PREPAY = { DiskChargePrepaid: MONTH };
const POSTPAY = { DiskChargePostpaid: true };

export const PREPAID_REFUSALS: Record<string, Refusal[]> = {
  RenewDisk: [
    ['MissingParameter', 'no terms are given', onShanghai('RenewDisk', { DiskId: PREPAID })],
    ['InvalidParameterValue', 'the period is not sold', renew(PREPAID, { Period: 13 })],
    [
      'InvalidParameterValue',
      'the deadline of the instance is no time',
      renew(PREPAID, { ...MONTH, CurInstanceDeadline: 'soon' }),
    ],
    ['InvalidDiskId.NotFound', 'the disk is unknown', renew('disk-00000000')],
    [
      'InvalidDisk.NotSupported',
      'the disk is postpaid',
      onGuangzhou('RenewDisk', { DiskId: GUANGZHOU_DISK, DiskChargePrepaid: MONTH }),
    ],
    ['InvalidDisk.Busy', 'the disk is being renewed', during(renew(PREPAID), renew(PREPAID))],
  ],
  ModifyDisksRenewFlag: [
    ['InvalidParameterValue', 'the flag is unknown', flag([PREPAID], { RenewFlag: 'NEVER' })],
    ['InvalidParameterValue', 'the period is not sold', flag([PREPAID], { AutoRenewPeriod: 13 })],
    ['InvalidDiskId.NotFound', 'one of the disks is unknown', flag([PREPAID, 'disk-00000000'])],
    ['InvalidParameterValue', 'one of the disks is postpaid', flag([PREPAID, 'disk-enc1o2p3'])],
    ['InvalidParameterValue.LimitExceeded', 'there are 101 disks', flag(many(101))],
  ],
  ModifyDisksChargeType: [
    ['MissingParameter', 'neither way of paying is given', charge([PREPAID], {})],
    ['InvalidParameterValue', 'both ways of paying are given', charge([PREPAID], { ...PREPAY, ...POSTPAY })],
    [
      'InvalidParameterValue',
      'the period is not sold',
      charge([PREPAID], { DiskChargePrepaid: { Period: 0 } }),
    ],
    ['InvalidDiskId.NotFound', 'the disk is unknown', charge(['disk-00000000'], POSTPAY)],
    ['InvalidDisk.NotPortable', 'the disk is not elastic', charge(['disk-fix3c4d5'], PREPAY)],
    ['InvalidDisk.NotSupported', 'the disk is prepaid already', charge([PREPAID], PREPAY)],
    ['InvalidDisk.NotSupported', 'the disk is postpaid already', charge(['disk-enc1o2p3'], POSTPAY)],
    ['InvalidDisk.NotSupported', 'the disk has expired', charge(['disk-exp5k6l7'], POSTPAY)],
    ['InvalidDisk.Busy', 'the disk is being renewed', during(renew(PREPAID), charge([PREPAID], POSTPAY))],
    [
      'ResourceUnavailable.NotSupported',
      'the disk is in the recycle bin',
      after(onShanghai('TerminateDisks', ids(PREPAID)), charge([PREPAID], POSTPAY)),
    ],
    ['InvalidParameterValue.LimitExceeded', 'there are 101 disks', charge(many(101), POSTPAY)],
  ],
};
