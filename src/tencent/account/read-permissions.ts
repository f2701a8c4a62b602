import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';

export interface Permission {
  /** As CAM writes it: `cbs:DescribeDisks`. */
  Action: string;
  /** Null where it could not be told. */
  Allowed: boolean | null;
}

/** One call each, all at once; a key is also verified while Tencent is slow. */
const DEADLINE_MS = 3_000;

/** The reads of the routes. They change nothing and cost nothing, and in each the least is asked for. */
const TRIALS: Readonly<Record<string, (session: CloudSession) => Promise<unknown>>> = {
  'cbs:DescribeDisks': (session) => session.read('cbs', 'DescribeDisks', { Limit: 1 }),
  'cbs:DescribeAutoSnapshotPolicies': (session) =>
    session.read('cbs', 'DescribeAutoSnapshotPolicies', { Limit: 1 }),
  'cbs:DescribeSnapshots': (session) => session.read('cbs', 'DescribeSnapshots', { Limit: 1 }),
  'cbs:DescribeSnapshotOverview': (session) => session.read('cbs', 'DescribeSnapshotOverview', {}),
  'cbs:DescribeDiskConfigQuota': (session) =>
    session.read('cbs', 'DescribeDiskConfigQuota', {
      InquiryType: 'INQUIRY_CBS_CONFIG',
      DiskTypes: ['CLOUD_PREMIUM'],
    }),
  'cbs:InquiryPriceCreateDisks': (session) =>
    session.read('cbs', 'InquiryPriceCreateDisks', {
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskType: 'CLOUD_PREMIUM',
      DiskSize: 20,
    }),
  'cvm:DescribeInstances': (session) => session.read('cvm', 'DescribeInstances', { Limit: 1 }),
  'cvm:DescribeZones': (session) => session.read('cvm', 'DescribeZones', {}),
  'cloudaudit:LookUpEvents': (session) => {
    const now = Math.floor(Date.now() / 1_000);
    return session.read('cloudaudit', 'LookUpEvents', { StartTime: now - 60, EndTime: now, MaxResults: 1 });
  },
};

/** What of these reads the key may do, tried in one region. Never rejects with an AppError. */
export const tryReads = (session: CloudSession, region: string): Promise<Permission[]> =>
  Promise.all(
    Object.entries(TRIALS).map(async ([Action, attempt]) => ({
      Action,
      Allowed: await isAllowed(() => attempt(session.in(region, DEADLINE_MS))),
    })),
  );

/** Whether Tencent permits a read; null when it does not say. */
async function isAllowed(read: () => Promise<unknown>): Promise<boolean | null> {
  try {
    await read();
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code === 'TENCENT_PERMISSION' ? false : null;
  }
}
