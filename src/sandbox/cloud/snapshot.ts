export interface Snapshot {
  snapshotId: string;
  region: string;
  sizeGb: number;
}

export interface SnapshotPolicy {
  policyId: string;
  region: string;
  name: string;
  createdAt: string;
  nextTriggerAt: string;
  diskIds: string[];
}
