import { SCOPE } from '../../check.js';

/** One disk of the least size. */
export const CREATION = {
  ...SCOPE,
  Placement: { Zone: 'ap-guangzhou-3' },
  DiskType: 'CLOUD_PREMIUM',
  DiskSize: 20,
};
export const DISK = 'disk-giys4n0i';
export const NO_DISK = 'disk-00000000';
export const DISK_NOT_FOUND = 30003;
