import { type FieldText, TextField } from '../../common/validation/field.decorator.js';

/** Patterns and not lists, so that a new name of Tencent needs no release of this service. */
const DISK_TYPE = {
  max: 40,
  pattern: /^CLOUD_[A-Z0-9_]{1,34}$/,
  form: 'a disk type such as CLOUD_PREMIUM',
  known: ['CLOUD_BASIC', 'CLOUD_PREMIUM', 'CLOUD_BSSD', 'CLOUD_SSD', 'CLOUD_HSSD', 'CLOUD_TSSD'],
};
const DISK_CHARGE_TYPE = {
  max: 40,
  pattern: /^[A-Z][A-Z0-9_]{0,39}$/,
  form: 'a way of paying such as POSTPAID_BY_HOUR',
  known: ['PREPAID', 'POSTPAID_BY_HOUR', 'CDCPAID', 'DEDICATED_CLUSTER_PAID'],
};
const DISK_STATE = {
  name: 'DiskState',
  max: 32,
  pattern: /^[A-Z_]{1,32}$/,
  form: 'a state such as UNATTACHED',
  known: [
    'UNATTACHED',
    'ATTACHING',
    'ATTACHED',
    'DETACHING',
    'EXPANDING',
    'ROLLBACKING',
    'TORECYCLE',
    'DUMPING',
  ],
};

export const RENEW_FLAGS = [
  'NOTIFY_AND_AUTO_RENEW',
  'NOTIFY_AND_MANUAL_RENEW',
  'DISABLE_NOTIFY_AND_MANUAL_RENEW',
] as const;

export const DiskType = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'CLOUD_PREMIUM', ...text }, DISK_TYPE);

export const DiskChargeType = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'POSTPAID_BY_HOUR', ...text }, DISK_CHARGE_TYPE);

const ZONE = {
  max: 70,
  pattern: /^[a-z]{2,4}(-[a-z0-9]+){1,3}-\d{1,3}$/,
  form: 'a zone such as ap-guangzhou-3',
};

export const Zone = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'ap-guangzhou-3', ...text }, ZONE);

/** For `faults()`. `ap-guangzhou-3` is a zone of `ap-guangzhou`; `ap-shanghai-fsi-1` is not a zone of `ap-shanghai`. */
export const isZoneOf = (zone: string, region: string): boolean =>
  zone.startsWith(`${region}-`) && /^\d+$/.test(zone.slice(region.length + 1));

export const DiskState = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'UNATTACHED', ...text }, DISK_STATE);
