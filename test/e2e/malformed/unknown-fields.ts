import { type DocumentRoute, ROUTES } from '../document/parameters.js';
import type { MalformedField } from './malformed-field.js';

/** Names that no route has, some of which an object has without being asked. */
const NAMES = [
  'Surplus',
  'Dryrun',
  'tenantUuid',
  'TENANTUUID',
  'region',
  'Region ',
  'diskIds',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'then',
  'faults',
  'length',
  '0',
];

const nested = (route: DocumentRoute, field: string, change: object): MalformedField => ({
  route,
  field,
  changes: [change],
});

/** Each is answered with the words "unknown field". */
export const UNKNOWN_FIELDS: MalformedField[] = [
  ...ROUTES.flatMap((route) =>
    NAMES.map((name) => ({ route, field: name, changes: [{ [name]: 'ap-guangzhou' }] })),
  ),
  nested('create', 'Placement.Surplus', { Placement: { Zone: 'ap-guangzhou-3', Surplus: 1 } }),
  nested('create', 'Placement.zone', { Placement: { Zone: 'ap-guangzhou-3', zone: 'ap-guangzhou-4' } }),
  nested('create', 'Tags.0.Surplus', { Tags: [{ Key: 'a', Value: 'b', Surplus: {} }] }),
  nested('create', 'DiskChargePrepaid.Surplus', {
    DiskChargeType: 'PREPAID',
    DiskChargePrepaid: { Period: 1, Surplus: [] },
  }),
  nested('list', 'Filters.0.Surplus', { Filters: [{ Name: 'zone', Values: ['x'], Surplus: null }] }),
  nested('inspect', 'Filters.0.values', { Filters: [{ Name: 'zone', Values: ['x'], values: ['y'] }] }),
  nested('distributed/inspect', 'Filters.1.op', {
    Filters: [
      { Name: 'zone', Values: ['x'] },
      { Name: 'disk-type', Values: ['y'], op: 'not' },
    ],
  }),
  nested('list', 'InstanceId', { InstanceId: 'ins-gkfro58u' }),
  nested('distributed/inspect', 'Fuzzy', { Fuzzy: 'a' }),
  nested('inspect', 'PageSize', { PageSize: 1 }),
  nested('delete', 'DeleteSnapshot', { DeleteSnapshot: 1 }),
  nested('logs/list', 'DiskIds', { DiskIds: ['disk-giys4n0i'] }),
  nested('update', 'Tags', { Tags: [] }),
];
