import type { Action } from '../action.js';
import { defineAction } from '../action.js';

/** GiB. The documents say 50 and 80. */
const FREE_QUOTA_GB = 50;

/** Every snapshot counts as if the disk were full. The deprecated action answers the same. */
const overview = (name: string): Action =>
  defineAction({
    name,
    parameters: {},
    run({ account, region }) {
      const own = [...account.snapshots.values()].filter((snapshot) => snapshot.region === region);
      const totalGb = own.reduce((sum, { sizeGb }) => sum + sizeGb, 0);
      return {
        TotalNums: own.length,
        TotalSize: totalGb,
        FreeQuota: FREE_QUOTA_GB,
        RealTradeSize: Math.max(0, totalGb - FREE_QUOTA_GB),
      };
    },
  });

export const describeSnapshotOverview = overview('DescribeSnapshotOverview');
export const getSnapOverview = overview('GetSnapOverview');
