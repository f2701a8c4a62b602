import { type Disk, isPostpaid } from '../tencent/disk/disk-mapping.js';
import type { DiskPropertiesDto } from './dto/disk.dto.js';

/** What can be done with a disk now, from the disk alone. */
export function propertiesOf(disk: Disk): DiskPropertiesDto {
  const stable = !disk.Migrating && !disk.Rollbacking;
  const dataDisk = disk.DiskUsage === 'DATA_DISK';
  // Dedicated clusters have ways of paying of their own, whose disks are terminated like postpaid ones.
  const prepaid = disk.DiskChargeType === 'PREPAID';
  const unattached = disk.DiskState === 'UNATTACHED';
  const attached = disk.DiskState === 'ATTACHED';
  return {
    IsModify: stable && attached && dataDisk && isPostpaid(disk),
    IsExpand: stable && disk.Portable && (unattached || attached),
    IsDetach: stable && disk.Portable && dataDisk && attached,
    IsDelete: stable && disk.Portable && dataDisk && unattached && (!prepaid || disk.IsReturnable),
  };
}
