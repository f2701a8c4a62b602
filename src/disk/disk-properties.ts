import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { DiskPropertiesDto } from './dto/disk.dto.js';

/** What can be done with a disk right now, from the disk alone. */
export function propertiesOf(disk: Disk): DiskPropertiesDto {
  const quiet = !disk.Migrating && !disk.Rollbacking;
  const dataDisk = disk.DiskUsage === 'DATA_DISK';
  const postpaid = disk.DiskChargeType === 'POSTPAID_BY_HOUR';
  const unattached = disk.DiskState === 'UNATTACHED';
  const attached = disk.DiskState === 'ATTACHED';
  return {
    IsModify: quiet && attached && dataDisk && postpaid,
    IsExpand: quiet && disk.Portable && (unattached || attached),
    IsDetach: quiet && disk.Portable && dataDisk && attached,
    IsDelete: quiet && disk.Portable && dataDisk && unattached && (postpaid || disk.IsReturnable),
  };
}
