import { buildMessage, ValidateBy } from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import {
  ChoiceField,
  type FieldText,
  TextField,
  TextListField,
} from '../../common/validation/field.decorator.js';

/**
 * Tencent's ids have eight letters and digits today. Other ids of this form are sent to Tencent, which answers that
 * they do not exist.
 */
const idForm = (prefix: string): RegExp => new RegExp(`^${prefix}-[a-z0-9][a-z0-9-]{2,30}[a-z0-9]$`);
const DISK_ID = { max: 37, pattern: idForm('disk'), form: 'a disk id such as disk-giys4n0i' };
/**
 * Any prefix: disks are also attached to what is no CVM instance (`eks-…`, `lhins-…`), and an id that a reply shows can
 * be sent back.
 */
const INSTANCE_ID = {
  max: 96,
  pattern: /^[a-z]{1,16}-[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/,
  form: 'an instance id such as ins-gkfro58u',
};
const SNAPSHOT_ID = {
  max: 37,
  pattern: idForm('snap'),
  form: 'a snapshot id such as snap-fzbtsljo',
};
const POLICY_ID = { max: 36, pattern: idForm('asp'), form: 'a policy id such as asp-3stvwfxx' };
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

export const MAX_DISK_IDS = 100;
/** Tencent counts bytes of UTF-8, not characters. */
const MAX_NAME_BYTES = 60;

export const RENEW_FLAGS = [
  'NOTIFY_AND_AUTO_RENEW',
  'NOTIFY_AND_MANUAL_RENEW',
  'DISABLE_NOTIFY_AND_MANUAL_RENEW',
] as const;

export const DiskId = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextField(
    {
      en: 'One disk id, instead of DiskIds',
      zh: '云硬盘ID，与DiskIds二选一',
      example: 'disk-giys4n0i',
      ...text,
    },
    DISK_ID,
  );

export const DiskIds = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextListField(
    {
      en: 'Disk ids, at most 100, instead of DiskId',
      zh: '按照一个或者多个云硬盘ID查询',
      example: ['disk-giys4n0i'],
      ...text,
    },
    { ...DISK_ID, maxItems: MAX_DISK_IDS },
  );

export const InstanceId = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'ins-gkfro58u', ...text }, INSTANCE_ID);

export const InstanceIds = (text: FieldText): PropertyDecorator =>
  TextListField({ example: ['ins-gkfro58u'], ...text }, { ...INSTANCE_ID, maxItems: 100 });

export const SnapshotId = (text: FieldText): PropertyDecorator => TextField(text, SNAPSHOT_ID);

export const AutoSnapshotPolicyId = (text: FieldText): PropertyDecorator => TextField(text, POLICY_ID);

export const DiskType = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'CLOUD_PREMIUM', ...text }, DISK_TYPE);

export const DiskChargeType = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'POSTPAID_BY_HOUR', ...text }, DISK_CHARGE_TYPE);

export const DiskState = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'UNATTACHED', ...text }, DISK_STATE);

export function DiskName(text: FieldText): PropertyDecorator {
  const message = `must have at most ${MAX_NAME_BYTES} bytes of UTF-8 and no control characters`;
  return applyDecorators(
    ValidateBy(
      {
        name: 'diskName',
        validator: {
          validate: (value: unknown) =>
            typeof value === 'string' && Buffer.byteLength(value) <= MAX_NAME_BYTES && !/\p{Cc}/u.test(value),
          defaultMessage: buildMessage(() => message),
        },
      },
      { message },
    ),
    TextField(text, { max: MAX_NAME_BYTES }),
  );
}

export const Order = (): PropertyDecorator =>
  ChoiceField({ en: 'Sort direction', zh: '输出云盘列表的排列顺序', example: 'DESC' }, ['ASC', 'DESC']);

export const OrderField = (): PropertyDecorator =>
  ChoiceField({ en: 'What to sort by', zh: '云盘列表排序的依据字段', example: 'CREATE_TIME' }, [
    'CREATE_TIME',
    'DEADLINE',
  ]);
