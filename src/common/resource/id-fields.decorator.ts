import { type FieldText, OneOrMoreField, TextField, TextListField } from '../validation/field.decorator.js';

/**
 * Tencent's ids have eight letters and digits today. Other ids of this form are sent to Tencent, which answers that
 * they do not exist.
 */
const idForm = (prefix: string): RegExp => new RegExp(`^${prefix}-[a-z0-9][a-z0-9-]{2,30}[a-z0-9]$`);
const DISK_ID = {
  max: 37,
  pattern: idForm('disk'),
  form: { en: 'a disk id such as disk-giys4n0i', zh: '云硬盘ID，例如disk-giys4n0i' },
};
/**
 * Any prefix: disks are also attached to what is no CVM instance (`eks-…`, `lhins-…`), and an id that a reply shows can
 * be sent back.
 */
const INSTANCE_ID = {
  max: 96,
  pattern: /^[a-z]{1,16}-[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?$/,
  form: { en: 'an instance id such as ins-gkfro58u', zh: '云服务器ID，例如ins-gkfro58u' },
};
const SNAPSHOT_ID = {
  max: 37,
  pattern: idForm('snap'),
  form: { en: 'a snapshot id such as snap-fzbtsljo', zh: '快照ID，例如snap-fzbtsljo' },
};
const POLICY_ID = {
  max: 36,
  pattern: idForm('asp'),
  form: { en: 'a policy id such as asp-3stvwfxx', zh: '定期快照策略ID，例如asp-3stvwfxx' },
};

/** Ids of one request. */
export const MAX_IDS = 100;

export const DiskId = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextField(
    {
      en: 'One disk id, instead of DiskIds',
      zh: '一个云硬盘ID，与DiskIds二选一',
      example: 'disk-giys4n0i',
      ...text,
    },
    DISK_ID,
  );

export const DiskIds = (text: Partial<FieldText> = {}): PropertyDecorator =>
  TextListField(
    {
      en: 'Disk ids, at most 100, instead of DiskId',
      zh: '一个或多个云硬盘ID，最多100个，与DiskId二选一',
      example: ['disk-giys4n0i'],
      ...text,
    },
    { ...DISK_ID, maxItems: MAX_IDS },
  );

export const InstanceId = (text: FieldText): PropertyDecorator =>
  TextField({ example: 'ins-gkfro58u', ...text }, INSTANCE_ID);

export const InstanceIds = (text: FieldText): PropertyDecorator =>
  TextListField({ example: ['ins-gkfro58u'], ...text }, { ...INSTANCE_ID, maxItems: 100 });

export const SnapshotId = (text: FieldText): PropertyDecorator => TextField(text, SNAPSHOT_ID);

export const AutoSnapshotPolicyId = (text: FieldText): PropertyDecorator => TextField(text, POLICY_ID);

/**
 * For the pages beside the disks, whose tables and examples disagree about the type as well: under either name one id or
 * a list of ids is taken. Read them by `idsOf`, check them by `idFaults`.
 */
export const OneOrMoreDiskIds = (text: FieldText): PropertyDecorator =>
  OneOrMoreField(text, { ...DISK_ID, maxItems: MAX_IDS });

export const OneOrMoreSnapshotIds = (text: FieldText): PropertyDecorator =>
  OneOrMoreField(text, { ...SNAPSHOT_ID, maxItems: MAX_IDS });

export const OneOrMorePolicyIds = (text: FieldText): PropertyDecorator =>
  OneOrMoreField(text, { ...POLICY_ID, maxItems: MAX_IDS });
