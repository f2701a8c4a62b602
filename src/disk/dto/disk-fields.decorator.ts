import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import type { KnownFilters } from '../../common/resource/filter.dto.js';
import { type FieldText, TextField } from '../../common/validation/field.decorator.js';

/** Patterns and not lists, so that a new name of Tencent needs no release of this service. */
const DISK_TYPE = {
  max: 40,
  pattern: /^CLOUD_[A-Z0-9_]{1,34}$/,
  form: { en: 'a disk type such as CLOUD_PREMIUM', zh: '云硬盘类型，例如CLOUD_PREMIUM' },
  known: ['CLOUD_BASIC', 'CLOUD_PREMIUM', 'CLOUD_BSSD', 'CLOUD_SSD', 'CLOUD_HSSD', 'CLOUD_TSSD'],
};
const DISK_CHARGE_TYPE = {
  max: 40,
  pattern: /^[A-Z][A-Z0-9_]{0,39}$/,
  form: { en: 'a way of paying such as POSTPAID_BY_HOUR', zh: '计费类型，例如POSTPAID_BY_HOUR' },
  known: ['PREPAID', 'POSTPAID_BY_HOUR', 'CDCPAID', 'DEDICATED_CLUSTER_PAID'],
};
const DISK_STATE = {
  name: 'DiskState',
  max: 32,
  pattern: /^[A-Z_]{1,32}$/,
  form: { en: 'a state such as UNATTACHED', zh: '状态，例如UNATTACHED' },
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

/** As DescribeDisks documents them. */
export const DISK_FILTERS: KnownFilters = {
  'disk-usage': ['SYSTEM_DISK', 'DATA_DISK'],
  'disk-charge-type': DISK_CHARGE_TYPE.known,
  portable: [],
  'project-id': [],
  'disk-id': [],
  'disk-name': [],
  'disk-type': DISK_TYPE.known,
  'disk-state': DISK_STATE.known,
  'instance-id': [],
  zone: [],
  'instance-ip-address': [],
  'instance-name': [],
  'tag-key': [],
  'tag-value': [],
  'dedicated-cluster-id': [],
  'cluster-group-id': [],
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
  form: { en: 'a zone such as ap-guangzhou-3', zh: '可用区，例如ap-guangzhou-3' },
};

export const Zone = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'ap-guangzhou-3', ...text }, ZONE);

/** For `faults()`. `ap-guangzhou-3` is a zone of `ap-guangzhou`; `ap-shanghai-fsi-1` is not a zone of `ap-shanghai`. */
export const isZoneOf = (zone: string, region: string): boolean =>
  zone.startsWith(`${region}-`) && /^\d+$/.test(zone.slice(region.length + 1));

export const DiskState = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'UNATTACHED', ...text }, DISK_STATE);

/** For `faults()`: a zone that is none of the region. */
export const zoneFault = (field: string, region: string): FieldFault =>
  fieldFault(
    field,
    'relation',
    `must belong to Region, e.g. ${region}-3`,
    `必须是Region内的可用区，例如${region}-3`,
  );
