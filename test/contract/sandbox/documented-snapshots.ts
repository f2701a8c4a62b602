const PLACEMENT = { Zone: 'ap-guangzhou-3', ProjectId: 1196468, CdcId: '', CageId: '', CdcName: '' };

/** `snapshot/list` of the portal's document. */
export const DOCUMENTED_SNAPSHOTS = [
  ['snap-6ixzjp6d', 'DATA_DISK', 'disk-nrc1gaps', 10, 'auto_disk-nrc1gaps_20210731_23'],
  ['snap-napmq1fj', 'DATA_DISK', 'disk-eg0qthd6', 10, 'auto_disk-eg0qthd6_20210807_23'],
  ['snap-hn9huy55', 'SYSTEM_DISK', 'disk-plqkg6me', 50, '123'],
].map(([SnapshotId, DiskUsage, DiskId, DiskSize, SnapshotName]) => ({
  SnapshotId,
  DiskUsage,
  DiskId,
  DiskSize,
  SnapshotName,
  Placement: PLACEMENT,
  SnapshotState: 'NORMAL',
  Percent: 100,
  Encrypt: false,
  CopyFromRemote: false,
  CopyingToRegions: [],
  Images: [],
  ImageCount: 0,
  SnapshotType: 'PRIVATE_SNAPSHOT',
  ShareReference: 0,
}));
