import { describe, expect, it } from 'vitest';
import { aDisk } from '../../test/builders/a-disk.js';
import { propertiesOf } from './disk-properties.js';

const STATES = [
  'UNATTACHED',
  'ATTACHING',
  'ATTACHED',
  'DETACHING',
  'EXPANDING',
  'ROLLBACKING',
  'DUMPING',
  'TORECYCLE',
  'A_STATE_OF_TOMORROW',
];
const USAGES = ['DATA_DISK', 'SYSTEM_DISK'];
const CHARGES = ['POSTPAID_BY_HOUR', 'PREPAID', 'CDCPAID', 'DEDICATED_CLUSTER_PAID'];
const BOTH = [true, false];

/** Every combination of all that the four answers depend on. */
const ROWS = STATES.flatMap((DiskState) =>
  USAGES.flatMap((DiskUsage) =>
    CHARGES.flatMap((DiskChargeType) =>
      BOTH.flatMap((Portable) =>
        BOTH.flatMap((Migrating) =>
          BOTH.flatMap((Rollbacking) =>
            BOTH.map((IsReturnable) => ({
              DiskState,
              DiskUsage,
              DiskChargeType,
              Portable,
              Migrating,
              Rollbacking,
              IsReturnable,
            })),
          ),
        ),
      ),
    ),
  ),
);

const combinationsWhere = (property: keyof ReturnType<typeof propertiesOf>) =>
  ROWS.filter((row) => propertiesOf(aDisk(row))[property]).map(
    (row) =>
      `${row.DiskState} ${row.DiskUsage} ${row.DiskChargeType} ${row.Portable ? 'elastic' : 'fixed'} ` +
      `${row.Migrating || row.Rollbacking ? 'moving' : 'quiet'} ${row.IsReturnable ? 'returnable' : 'kept'}`,
  );

/** Written out rather than computed, so that the rules are not tested against themselves. */
const TRUE_ONLY_FOR = {
  IsModify: [
    'ATTACHED DATA_DISK POSTPAID_BY_HOUR elastic quiet returnable',
    'ATTACHED DATA_DISK POSTPAID_BY_HOUR elastic quiet kept',
    'ATTACHED DATA_DISK POSTPAID_BY_HOUR fixed quiet returnable',
    'ATTACHED DATA_DISK POSTPAID_BY_HOUR fixed quiet kept',
  ],
  IsExpand: ['UNATTACHED', 'ATTACHED'].flatMap((state) =>
    USAGES.flatMap((usage) =>
      CHARGES.flatMap((charge) => [
        `${state} ${usage} ${charge} elastic quiet returnable`,
        `${state} ${usage} ${charge} elastic quiet kept`,
      ]),
    ),
  ),
  IsDetach: CHARGES.flatMap((charge) => [
    `ATTACHED DATA_DISK ${charge} elastic quiet returnable`,
    `ATTACHED DATA_DISK ${charge} elastic quiet kept`,
  ]),
  IsDelete: [
    'UNATTACHED DATA_DISK POSTPAID_BY_HOUR elastic quiet returnable',
    'UNATTACHED DATA_DISK POSTPAID_BY_HOUR elastic quiet kept',
    'UNATTACHED DATA_DISK PREPAID elastic quiet returnable',
    'UNATTACHED DATA_DISK CDCPAID elastic quiet returnable',
    'UNATTACHED DATA_DISK CDCPAID elastic quiet kept',
    'UNATTACHED DATA_DISK DEDICATED_CLUSTER_PAID elastic quiet returnable',
    'UNATTACHED DATA_DISK DEDICATED_CLUSTER_PAID elastic quiet kept',
  ],
} as const;

describe(propertiesOf.name, () => {
  it('is tried with every combination', () => expect(ROWS).toHaveLength(9 * 2 * 4 * 2 ** 4));

  it.each(Object.entries(TRUE_ONLY_FOR))(
    'answers %s for these combinations and no others',
    (property, expected) => {
      const found = combinationsWhere(property as keyof typeof TRUE_ONLY_FOR);
      expect(found.toSorted()).toEqual([...expected].toSorted());
    },
  );

  it('answers the documented example', () => {
    expect(propertiesOf(aDisk())).toEqual({
      IsModify: false,
      IsExpand: true,
      IsDetach: false,
      IsDelete: true,
    });
  });
});
