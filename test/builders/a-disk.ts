import type { Disk as VendorDisk } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js';
import { type Disk, toDisk } from '../../src/tencent/disk/disk-mapping.js';

/** A disk as Tencent returns it: elastic, postpaid, unattached, 20 GiB. */
export function aVendorDisk(overrides: Partial<Record<keyof VendorDisk, unknown>> = {}): VendorDisk {
  return {
    DiskId: 'disk-giys4n0i',
    DiskUsage: 'DATA_DISK',
    DiskChargeType: 'POSTPAID_BY_HOUR',
    Portable: true,
    Placement: { Zone: 'ap-guangzhou-3', ProjectId: 1196468 },
    SnapshotAbility: true,
    DiskName: '123',
    DiskSize: 20,
    DiskState: 'UNATTACHED',
    DiskType: 'CLOUD_PREMIUM',
    Attached: false,
    InstanceId: '',
    ...overrides,
  } as VendorDisk;
}

/** The same disk in the portal's terms. */
export const aDisk = (overrides: Partial<Disk> = {}): Disk => ({ ...toDisk(aVendorDisk()), ...overrides });
