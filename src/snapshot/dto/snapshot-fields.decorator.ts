import { OneOrMoreDiskIds, OneOrMoreSnapshotIds } from '../../common/resource/id-fields.decorator.js';
import { type FieldText, TextField } from '../../common/validation/field.decorator.js';

const DISK = 'disk-plqkg6me';
const SNAPSHOT = 'snap-hn9huy55';

type Text = Pick<FieldText, 'en' | 'zh'>;

export const SnapshotId = (text: Partial<Text> = {}): PropertyDecorator =>
  OneOrMoreSnapshotIds({
    en: 'Snapshot id, instead of SnapshotIds',
    zh: '快照ID，与SnapshotIds二选一',
    example: SNAPSHOT,
    ...text,
  });

export const SnapshotIds = (text: Text): PropertyDecorator =>
  OneOrMoreSnapshotIds({ example: [SNAPSHOT], ...text });

export const SourceDiskId = (text: Text): PropertyDecorator => OneOrMoreDiskIds({ example: DISK, ...text });

export const SourceDiskIds = (text: Text): PropertyDecorator =>
  OneOrMoreDiskIds({ example: [DISK], ...text });

export const SnapshotState = (text: FieldText): PropertyDecorator =>
  TextField(
    { example: 'NORMAL', ...text },
    {
      max: 32,
      pattern: /^[A-Z_]{1,32}$/,
      form: 'a state such as NORMAL',
      name: 'SnapshotState',
      known: ['NORMAL', 'CREATING', 'ROLLBACKING', 'COPYING_FROM_REMOTE', 'CHECKING_COPIED', 'TORECYCLE'],
    },
  );
