import type { Disk as VendorDisk } from '../client/sdk/sdk.js';
import type { RowTest } from '../client/search/searchable.js';

/** Filters on fields that a disk has exactly one of. */
export const SINGLE_VALUED: ReadonlySet<string> = new Set([
  'disk-id',
  'disk-state',
  'disk-type',
  'disk-usage',
  'disk-charge-type',
  'portable',
  'project-id',
  'zone',
]);

/**
 * The filters of DescribeDisks as Tencent applies them: exactly, in this case. For `disk-name` it documents neither
 * that nor a part of the name; a part is assumed.
 */
const TESTS: Readonly<Record<string, RowTest<VendorDisk>>> = {
  'disk-id': (disk, value) => disk.DiskId === value,
  'disk-name': (disk, value) => disk.DiskName?.includes(value) ?? false,
  'disk-state': (disk, value) => disk.DiskState === value,
  'disk-type': (disk, value) => disk.DiskType === value,
  'disk-usage': (disk, value) => disk.DiskUsage === value,
  'disk-charge-type': (disk, value) => disk.DiskChargeType === value,
  portable: (disk, value) => (disk.Portable ? 'TRUE' : 'FALSE') === value,
  'project-id': (disk, value) => String(disk.Placement?.ProjectId ?? '') === value,
  'instance-id': (disk, value) => disk.InstanceId === value || (disk.InstanceIdList ?? []).includes(value),
  zone: (disk, value) => disk.Placement?.Zone === value,
  'dedicated-cluster-id': (disk, value) => disk.Placement?.DedicatedClusterId === value,
  'tag-key': (disk, value) => (disk.Tags ?? []).some((tag) => tag.Key === value),
  'tag-value': (disk, value) => (disk.Tags ?? []).some((tag) => tag.Value === value),
};

const TAG = /^tag:(.+)$/s;

/**
 * Undefined for what a disk does not show (`instance-name`, `instance-ip-address`, `cluster-group-id`) and for names
 * that are not known here.
 */
export function diskTestOf(filterName: string): RowTest<VendorDisk> | undefined {
  const key = TAG.exec(filterName)?.[1];
  if (key !== undefined)
    return (disk, value) => (disk.Tags ?? []).some((tag) => tag.Key === key && tag.Value === value);
  return Object.hasOwn(TESTS, filterName) ? TESTS[filterName] : undefined;
}
