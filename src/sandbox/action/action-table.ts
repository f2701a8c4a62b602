import type { ResolvedOptions } from '../options.js';
import type { Action } from './action.js';
import { attachDisks } from './cbs/attach-disks.js';
import { createDisks } from './cbs/create-disks.js';
import { describeAutoSnapshotPolicies } from './cbs/describe-auto-snapshot-policies.js';
import { describeDiskConfigQuota } from './cbs/describe-disk-config-quota.js';
import { describeDiskOperationLogs } from './cbs/describe-disk-operation-logs.js';
import { describeDisks } from './cbs/describe-disks.js';
import { describeInstancesDiskNum } from './cbs/describe-instances-disk-num.js';
import { detachDisks } from './cbs/detach-disks.js';
import { modifyDiskAttributes } from './cbs/modify-disk-attributes.js';
import { resizeDisk } from './cbs/resize-disk.js';
import { terminateDisks } from './cbs/terminate-disks.js';
import { describeEvents } from './cloudaudit/describe-events.js';
import { lookUpEvents } from './cloudaudit/look-up-events.js';
import { describeCvmRegions } from './cvm/describe-regions.js';
import { describeCvmZones } from './cvm/describe-zones.js';
import { describeRegions } from './region/describe-regions.js';
import { describeZones } from './region/describe-zones.js';

/** Every action there is. Version and name together belong to one service only, which loopback hosts rely on. */
export function actionTable(options: Pick<ResolvedOptions, 'operationLogs'>): readonly Action[] {
  return [
    createDisks,
    describeDisks,
    modifyDiskAttributes,
    resizeDisk,
    terminateDisks,
    attachDisks,
    detachDisks,
    describeDiskOperationLogs(options.operationLogs),
    describeAutoSnapshotPolicies,
    describeInstancesDiskNum,
    describeDiskConfigQuota,
    describeCvmRegions,
    describeCvmZones,
    describeRegions,
    describeZones,
    lookUpEvents,
    describeEvents,
  ];
}
