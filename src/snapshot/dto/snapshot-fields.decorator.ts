import type { KnownFilters } from '../../common/resource/filter.dto.js';
import { OneOrMoreDiskIds, OneOrMoreSnapshotIds } from '../../common/resource/id-fields.decorator.js';
import { type FieldText, TextField } from '../../common/validation/field.decorator.js';

const DISK = 'disk-plqkg6me';
const SNAPSHOT = 'snap-hn9huy55';

const SNAPSHOT_STATES = [
  'NORMAL',
  'CREATING',
  'ROLLBACKING',
  'COPYING_FROM_REMOTE',
  'CHECKING_COPIED',
  'TORECYCLE',
];

/** As DescribeSnapshots documents them, and `zone`, which its sample uses. */
export const SNAPSHOT_FILTERS: KnownFilters = {
  'snapshot-id': [],
  'snapshot-name': [],
  'snapshot-state': SNAPSHOT_STATES,
  'disk-usage': ['SYSTEM_DISK', 'DATA_DISK'],
  'project-id': [],
  'disk-id': [],
  encrypt: [],
  'snapshot-type': [],
  zone: [],
};

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
      form: { en: 'a state such as NORMAL', zh: '状态，例如NORMAL' },
      name: 'SnapshotState',
      known: SNAPSHOT_STATES,
    },
  );
