import { GUANGZHOU_DISK } from '../orders.js';
import { ids, onGuangzhou, onShanghai, type Refusal } from './refusal.js';

const createPrice = (parts: object) =>
  onGuangzhou('InquiryPriceCreateDisks', {
    DiskChargeType: 'POSTPAID_BY_HOUR',
    DiskType: 'CLOUD_PREMIUM',
    DiskSize: 100,
    ...parts,
  });
const resizePrice = (parts: object) => onShanghai('InquiryPriceResizeDisk', { DiskSize: 200, ...parts });
const renewPrice = (parts: object) => onShanghai('InquiryPriceRenewDisks', parts);
const month = { DiskChargePrepaids: [{ Period: 1 }] };
const VALUE = 'InvalidParameterValue';

export const PRICE_REFUSALS: Record<string, Refusal[]> = {
  InquiryPriceCreateDisks: [
    [VALUE, 'the type is unknown', createPrice({ DiskType: 'CLOUD_STONE' })],
    [VALUE, 'the disk is too small', createPrice({ DiskSize: 9 })],
    [VALUE, 'no disk is bought', createPrice({ DiskCount: 0 })],
    [VALUE, 'the type has no extra performance', createPrice({ ThroughputPerformance: 100 })],
    [VALUE, 'a way of paying has no price', createPrice({ DiskChargeType: 'CDCPAID' })],
    [
      VALUE,
      'the period is not sold',
      createPrice({ DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 13 } }),
    ],
    ['MissingParameter', 'a prepaid disk has no period', createPrice({ DiskChargeType: 'PREPAID' })],
    ['UnknownParameter', 'a zone is named', createPrice({ Placement: { Zone: 'ap-guangzhou-3' } })],
  ],
  InquiryPriceResizeDisk: [
    ['MissingParameter', 'no disk is named', resizePrice({})],
    [
      VALUE,
      'a disk is named in both ways',
      resizePrice({ DiskId: 'disk-pre9g0h1', ...ids('disk-pre9g0h1') }),
    ],
    [VALUE, 'a disk is unknown', resizePrice(ids('disk-pre9g0h1', 'disk-00000000'))],
    [VALUE, 'the disk does not grow', resizePrice({ ...ids('disk-pre9g0h1'), DiskSize: 100 })],
    ['InvalidDisk.NotPortable', 'a disk is not elastic', resizePrice(ids('disk-fix3c4d5'))],
    ['InvalidDisk.Expire', 'a disk has expired', resizePrice(ids('disk-exp5k6l7'))],
  ],
  InquiryPriceRenewDisks: [
    ['MissingParameter', 'no time is named', renewPrice(ids('disk-pre9g0h1'))],
    [
      VALUE,
      'the time is named in both ways',
      renewPrice({ ...ids('disk-pre9g0h1'), ...month, NewDeadline: '2099-01-01 00:00:00' }),
    ],
    [VALUE, 'a disk has no period', renewPrice({ ...ids('disk-pre9g0h1', 'disk-nor2i3j4'), ...month })],
    [
      VALUE,
      'the new deadline is before the present one',
      renewPrice({ ...ids('disk-pre9g0h1'), NewDeadline: '2021-01-01 00:00:00' }),
    ],
    ['InvalidDisk.NotSupported', 'a disk is not prepaid', renewPrice({ ...ids('disk-ela6e7f8'), ...month })],
    ['InvalidDisk.NotPortable', 'a disk is not elastic', renewPrice({ ...ids('disk-fix3c4d5'), ...month })],
    ['InvalidDiskId.NotFound', 'a disk is unknown', renewPrice({ ...ids(GUANGZHOU_DISK), ...month })],
  ],
};
