import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { DiskPropertiesDto } from './dto/disk.dto.js';

/** What can be done with a disk now, from the disk alone. */
export function propertiesOf(disk: Disk): DiskPropertiesDto {
  const stable = !disk.Migrating && !disk.Rollbacking;
  const dataDisk = disk.DiskUsage === 'DATA_DISK';
  const postpaid = disk.DiskChargeType === 'POSTPAID_BY_HOUR';
  // Dedicated clusters have ways of paying of their own, whose disks are terminated like postpaid ones.
  const prepaid = disk.DiskChargeType === 'PREPAID';
  const unattached = disk.DiskState === 'UNATTACHED';
  const attached = disk.DiskState === 'ATTACHED';
  return {
    IsModify: stable && attached && dataDisk && postpaid,
    IsExpand: stable && disk.Portable && (unattached || attached),
    IsDetach: stable && disk.Portable && dataDisk && attached,
    IsDelete: stable && disk.Portable && dataDisk && unattached && (!prepaid || disk.IsReturnable),
  };
}
