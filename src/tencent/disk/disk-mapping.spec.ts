import { describe, expect, it } from 'vitest';
import { aVendorDisk } from '../../../test/builders/a-disk.js';
import { EXAMPLE_DISK } from '../../disk/dto/document-examples.js';
import { toDisk } from './disk-mapping.js';

const FIELDS = Object.keys(EXAMPLE_DISK);

/** What each field becomes when Tencent has nothing to say about it. */
const EMPTY: Record<string, unknown> = {
  ...Object.fromEntries(
    Object.entries(EXAMPLE_DISK).map(([name, value]) => [
      name,
      Array.isArray(value) ? [] : { string: '', number: 0, boolean: false }[typeof value as 'string'],
    ]),
  ),
  DifferDaysOfDeadline: null,
  Placement: { Zone: '', ProjectId: 0, CdcId: '', CageId: '', CdcName: '' },
};

const fieldOf = (vendor: Parameters<typeof toDisk>[0], field: string): unknown =>
  (toDisk(vendor) as Record<string, unknown>)[field];

describe(toDisk.name, () => {
  it('knows every field', () => expect(FIELDS).toHaveLength(33 + 10));

  it.each(FIELDS)('fills %s when it is null or absent', (field) => {
    const absent = aVendorDisk();
    delete (absent as unknown as Record<string, unknown>)[field];
    expect(fieldOf(absent, field)).toEqual(EMPTY[field]);
    expect(fieldOf(aVendorDisk({ [field]: null }), field)).toEqual(EMPTY[field]);
  });

  it('fills every field of a disk that Tencent says nothing about', () => {
    expect(toDisk({} as never)).toEqual(EMPTY);
    expect(Object.keys(toDisk({} as never))).toEqual(FIELDS);
    expect(new Set(Object.keys(toDisk(aVendorDisk({ Tags: null, BackupDisk: true }))))).toEqual(
      new Set(FIELDS),
    );
  });

  it.each(['Zone', 'ProjectId', 'CdcId', 'CageId', 'CdcName'])('fills Placement.%s', (field) => {
    const { Placement } = toDisk(aVendorDisk({ Placement: { Zone: 'ap-guangzhou-3', [field]: null } }));
    expect(Placement[field]).toBe(field === 'ProjectId' ? 0 : '');
  });

  it("passes on what the portal's document lacks, with text in place of the nulls of a placement", () => {
    const disk = toDisk(
      aVendorDisk({
        ...{ LatestOperation: 'EXPAND', Tomorrow: null },
        Placement: { Zone: 'ap-guangzhou-3', ProjectName: null, DedicatedClusterId: 'cluster-1' },
      }),
    );
    expect(disk).toMatchObject({ LatestOperation: 'EXPAND', Tomorrow: null });
    expect(disk.Placement).toMatchObject({ ProjectName: '', DedicatedClusterId: 'cluster-1' });
  });

  it('passes on states, types and usages that are not known', () => {
    const strange = {
      DiskState: 'FROZEN',
      DiskType: 'CLOUD_XSSD',
      DiskUsage: 'CACHE_DISK',
      RenewFlag: 'NEVER',
    };
    expect(toDisk(aVendorDisk(strange))).toMatchObject(strange);
  });

  it('fills the halves of a tag', () => {
    const { Tags } = toDisk(aVendorDisk({ Tags: [{ Key: 'env', Value: null }, { Key: 'team' }] }));
    expect(Tags).toEqual([
      { Key: 'env', Value: '' },
      { Key: 'team', Value: '' },
    ]);
  });

  it('fills texts and lists that Tencent may add to a placement', () => {
    const Placement = {
      Zone: null,
      ProjectName: null,
      HostIds: null,
      HostIps: null,
      DedicatedClusterId: null,
    };
    expect(toDisk(aVendorDisk({ Placement })).Placement).toMatchObject({
      Zone: '',
      ProjectName: '',
      HostIds: [],
      HostIps: [],
      DedicatedClusterId: '',
    });
  });

  it('leaves the answer of Tencent alone, which other requests may share', () => {
    const vendor = aVendorDisk({ InstanceIdList: ['ins-gkfro58u'], Tags: [{ Key: 'a', Value: 'b' }] });
    const before = structuredClone(vendor);
    const disk = toDisk(vendor);
    disk.Tags[0]!.Value = 'changed';
    disk.Placement.Zone = 'changed';
    expect(vendor).toEqual(before);
  });
});
