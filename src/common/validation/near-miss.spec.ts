import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearMiss } from './near-miss.js';

const TYPES = ['CLOUD_BASIC', 'CLOUD_PREMIUM', 'CLOUD_BSSD', 'CLOUD_SSD', 'CLOUD_HSSD', 'CLOUD_TSSD'];
const CHARGES = ['PREPAID', 'POSTPAID_BY_HOUR', 'CDCPAID', 'DEDICATED_CLUSTER_PAID'];

describe(nearMiss.name, () => {
  it.each([
    ['PREPAYED', CHARGES, 'PREPAID'],
    ['PREAPID', CHARGES, 'PREPAID'],
    ['POSTPAID_BY_HOURS', CHARGES, 'POSTPAID_BY_HOUR'],
    ['CDC_PAID', CHARGES, 'CDCPAID'],
    ['CLOUD_PREMIUN', TYPES, 'CLOUD_PREMIUM'],
    ['CLOUD_BASIK', TYPES, 'CLOUD_BASIC'],
    ['CLOUD_SDD', TYPES, 'CLOUD_SSD'],
    ['zon', ['zone', 'disk-type'], 'zone'],
    ['prepaid', CHARGES, 'PREPAID'],
    ['pageNum', ['PageNum', 'PageSize'], 'PageNum'],
  ])('takes %s for a slip', (name, known, meant) => expect(nearMiss(name, known)).toBe(meant));

  it.each([
    ['SPOTPAID', CHARGES],
    ['POSTPAID_BY_SECOND', CHARGES],
    ['CLOUD_XSSD', TYPES],
    ['CLOUD_TOMORROW', TYPES],
    ['time', ['zone']],
    ['', ['zone']],
    ['tag:key', ['tag-key', 'tag-value']],
    ['x'.repeat(5000), ['x'.repeat(4999)]],
    ['anything', []],
  ])('lets %s pass', (name, known) => expect(nearMiss(name, known)).toBeUndefined());

  it('lets every known name pass, and names none that is not known', () => {
    for (const name of [...TYPES, ...CHARGES]) expect(nearMiss(name, [...TYPES, ...CHARGES])).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (name) => {
        expect([undefined, ...TYPES]).toContain(nearMiss(name, TYPES));
      }),
    );
  });
});
