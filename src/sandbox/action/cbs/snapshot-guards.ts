import type { Snapshot } from '../../cloud/snapshot.js';
import { refusal } from '../../error/api-error.js';
import { wrongValue } from '../../error/gateway-errors.js';
import type { Call } from '../action.js';

const MAX_NAME_CHARACTERS = 60;
/** As documented: `2022-01-08T09:47:55+00:00`. */
const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\+00:00|Z)$/;

export const snapshotRefusal = (code: string, { snapshotId }: Snapshot, why: string) =>
  refusal(code, `SnapshotId: ${snapshotId}, Snapshot(${snapshotId}) ${why}`);

export function existingSnapshot({ account, region }: Call<unknown>, snapshotId: string): Snapshot {
  const snapshot = account.snapshots.get(snapshotId);
  if (snapshot?.region === region) return snapshot;
  throw refusal('InvalidSnapshotId.NotFound', `SnapshotId: ${snapshotId}, snapshot not found`);
}

/** For every use of a snapshot: it must be NORMAL. */
export function refuseUnlessNormal(snapshot: Snapshot): void {
  if (snapshot.state === 'CREATING') {
    throw snapshotRefusal(
      'ResourceUnavailable.SnapshotCreating',
      snapshot,
      'is creating, please retry later',
    );
  }
  if (snapshot.state !== 'NORMAL') {
    throw snapshotRefusal('InvalidSnapshot.NotSupported', snapshot, `is ${snapshot.state}`);
  }
}

export const refuseShared = (snapshot: Snapshot): void => {
  if (snapshot.shareReference > 0) {
    throw snapshotRefusal('UnsupportedOperation.SnapHasShared', snapshot, 'is shared');
  }
};

export const refuseBoundToImage = (snapshot: Snapshot): void => {
  if (snapshot.images.length > 0) {
    throw snapshotRefusal('UnsupportedOperation.SnapshotHasBindedImage', snapshot, 'has images');
  }
};

export function refuseLongSnapshotName(name: string | undefined): void {
  if ([...(name ?? '')].length > MAX_NAME_CHARACTERS) throw wrongValue('SnapshotName', name);
}

/** An empty name is no name. */
export const nameOrUnnamed = ({ language }: Call<unknown>, name: string | undefined): string =>
  name || (language === 'en-US' ? 'Unnamed' : '未命名');

/** `undefined` for text of another form, and for a day that does not exist. */
export function fromUtcTime(text: string): number | undefined {
  const ms = UTC_TIME.test(text) ? Date.parse(text) : NaN;
  const exists = !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 19) === text.slice(0, 19);
  return exists ? ms : undefined;
}
