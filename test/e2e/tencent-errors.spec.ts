import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/errors/error-codes.js';
import { TENCENT_ERRORS, type VendorErrorRow } from '../../src/tencent/client/errors/tencent-errors.js';
import { expectFailure } from './envelope.js';
import { SCOPE, type Service, startService } from './service.fixture.js';
import { callsOf, createDisks } from './upstream.js';

/** More than a call is ever tried, so that the fault is still there at the last try. */
const Times = 1000;
/** Neighbours in the table go to different regions: too many faults of one kind would open its circuit. */
const REGIONS = {
  'ap-bangkok': 1,
  'ap-beijing': 3,
  'ap-chengdu': 1,
  'ap-chongqing': 1,
  'ap-guangzhou': 3,
  'ap-hongkong': 2,
  'ap-mumbai': 1,
  'ap-nanjing': 1,
  'ap-seoul': 1,
  'ap-singapore': 1,
  'ap-tokyo': 1,
  'eu-frankfurt': 1,
  'na-ashburn': 1,
  'na-siliconvalley': 1,
};

const regionOf = (i: number) => Object.keys(REGIONS)[i % Object.keys(REGIONS).length]!;
const ROWS = (Object.entries(TENCENT_ERRORS) as [string, VendorErrorRow][]).map(([vendor, row], i) => ({
  vendor,
  ...row,
  Region: regionOf(i),
}));
/** Asked again for a while, so these writes take their time; they run together, a region each. */
const BUSY = ROWS.filter((row) => row.retry === 'T').map((row, i) => ({ ...row, Region: regionOf(i) }));

describe('every error of Tencent', () => {
  let service: Service;
  const disks = new Map<string, string>();
  beforeAll(async () => {
    service = await startService();
    for (const [Region, zone] of Object.entries(REGIONS)) {
      const [id] = await createDisks(service, 1, { Region, Placement: { Zone: `${Region}-${zone}` } });
      disks.set(Region, id!);
    }
  });
  afterEach(() => {
    service.sandbox.clearFaults();
    service.sandbox.clearCalls();
  });
  afterAll(() => service.close());

  it('has a row', () => {
    expect(ROWS.map(({ vendor }) => vendor)).toEqual(Object.keys(TENCENT_ERRORS));
    expect(BUSY.map(({ vendor }) => vendor)).toContain('ResourceBusy');
    expect(BUSY.length).toBeLessThanOrEqual(Object.keys(REGIONS).length);
  });

  const expectRow = async (
    { vendor, code, Region }: Omit<(typeof ROWS)[number], 'retry'>,
    route: string,
    Action: string,
    fields: object,
  ) => {
    service.sandbox.addFault({ Action, Region, Fault: 'error', Code: vendor, Times });
    const DiskId = disks.get(Region);
    const reply = await service.post(`disk/${route}`, { ...SCOPE, Region, DiskId, ...fields });
    expect(reply.status).toBe(ERROR_CODES[code].status);
    const desc = expectFailure(reply.text, code);
    expect(desc).toMatch(new RegExp(`^${Action}: ${vendor.replaceAll('.', '\\.')}(: .+)? \\(RequestId `));
    const refused = callsOf(service, Action).filter((call) => call.Code === vendor);
    expect(refused).not.toEqual([]);
    expect(reply.headers.get('x-tencent-error-code')).toBe(vendor);
    // The disk is new: it may be shown in a moment.
    const isNew = code === 'TENCENT_DISK_NOT_FOUND';
    expect(reply.headers.has('retry-after')).toBe(isNew || [429, 503].includes(reply.status));
    return { desc, refused };
  };

  const expectWrite = async (row: (typeof ROWS)[number]) => {
    const { desc, refused } = await expectRow(row, 'resize', 'ResizeDisk', { DiskSize: 90 });
    expect(desc.includes('outcome is unknown')).toBe(row.retry === 'U');
    if (row.retry === 'N') expect(refused).toHaveLength(1);
  };

  it.each(ROWS)('$vendor of a read is $code', async (row) => {
    await expectRow(row, 'inspect', 'DescribeDisks', {});
  });

  it.each(ROWS.filter((row) => row.retry !== 'T'))('$vendor of a write is $code', async (row) => {
    expect.hasAssertions();
    await expectWrite(row);
  });

  it('means TENCENT_BUSY when the repeated write is still refused as busy', async () => {
    expect.hasAssertions();
    await Promise.all(BUSY.map(expectWrite));
  });

  it.each([
    ['InvalidParameterValue.Tomorrow', 'TENCENT_INVALID_PARAMETER'],
    ['ResourceInUse.DiskMigrating.Deeper', 'TENCENT_IN_USE'],
    ['AuthFailure.Tomorrow', 'TENCENT_CREDENTIAL_REJECTED'],
    ['LimitExceeded.Tomorrow', 'TENCENT_QUOTA'],
    ['Tomorrow', 'TENCENT_UNKNOWN'],
    ['Tomorrow.InternalError', 'TENCENT_UNKNOWN'],
    ['toString', 'TENCENT_UNKNOWN'],
    ['__proto__', 'TENCENT_UNKNOWN'],
  ] as const)('that came after the table, such as %s, is %s', async (vendor, code) => {
    await expectRow({ vendor, code, Region: 'ap-guangzhou' }, 'inspect', 'DescribeDisks', {});
  });
});
