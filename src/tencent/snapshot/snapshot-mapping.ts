import type { Snapshot as VendorSnapshot } from '../client/sdk/sdk.js';
import { toPlacement, toTag } from '../disk/disk-mapping.js';

/** A snapshot in the portal's terms: all documented fields, none of them null. `DiskSize` is that of the disk, in GiB. */
export type Snapshot = ReturnType<typeof toSnapshot>;

/** Fills fields that are absent or null; other fields of Tencent's are passed on. See `toDisk`. */
export function toSnapshot(vendor: VendorSnapshot) {
  return {
    ...vendor,
    SnapshotId: vendor.SnapshotId ?? '',
    Placement: toPlacement(vendor.Placement ?? {}),
    DiskUsage: vendor.DiskUsage ?? '',
    DiskId: vendor.DiskId ?? '',
    DiskSize: vendor.DiskSize ?? 0,
    SnapshotState: vendor.SnapshotState ?? '',
    SnapshotName: vendor.SnapshotName ?? '',
    Percent: vendor.Percent ?? 0,
    CreateTime: vendor.CreateTime ?? '',
    DeadlineTime: vendor.DeadlineTime ?? '',
    Encrypt: vendor.Encrypt ?? false,
    IsPermanent: vendor.IsPermanent ?? false,
    CopyingToRegions: vendor.CopyingToRegions ?? [],
    CopyFromRemote: vendor.CopyFromRemote ?? false,
    Images: (vendor.Images ?? []).map((image) => ({
      ...image,
      ImageId: image.ImageId ?? '',
      ImageName: image.ImageName ?? '',
    })),
    ImageCount: vendor.ImageCount ?? 0,
    SnapshotType: vendor.SnapshotType ?? '',
    ShareReference: vendor.ShareReference ?? 0,
    TimeStartShare: vendor.TimeStartShare ?? '',
    Tags: (vendor.Tags ?? []).map(toTag),
  };
}
