import type { Action, ServedAction } from './action/action.js';
import { applySnapshot } from './action/cbs/apply-snapshot.js';
import { attachDisks } from './action/cbs/attach-disks.js';
import { bindAutoSnapshotPolicy } from './action/cbs/bind-auto-snapshot-policy.js';
import { copySnapshotCrossRegions } from './action/cbs/copy-snapshot-cross-regions.js';
import { createAutoSnapshotPolicy } from './action/cbs/create-auto-snapshot-policy.js';
import { createDisks } from './action/cbs/create-disks.js';
import { createSnapshot } from './action/cbs/create-snapshot.js';
import { deleteAutoSnapshotPolicies } from './action/cbs/delete-auto-snapshot-policies.js';
import { deleteSnapshots } from './action/cbs/delete-snapshots.js';
import { describeAutoSnapshotPolicies } from './action/cbs/describe-auto-snapshot-policies.js';
import { describeDiskAssociatedAutoSnapshotPolicy } from './action/cbs/describe-disk-associated-auto-snapshot-policy.js';
import { describeDiskConfigQuota } from './action/cbs/describe-disk-config-quota.js';
import { describeDiskOperationLogs } from './action/cbs/describe-disk-operation-logs.js';
import { describeDisks } from './action/cbs/describe-disks.js';
import { describeInstancesDiskNum } from './action/cbs/describe-instances-disk-num.js';
import { describeSnapshotOverview, getSnapOverview } from './action/cbs/describe-snapshot-overview.js';
import { describeSnapshots } from './action/cbs/describe-snapshots.js';
import { detachDisks } from './action/cbs/detach-disks.js';
import { inquiryPriceCreateDisks } from './action/cbs/inquiry-price-create-disks.js';
import { inquiryPriceRenewDisks } from './action/cbs/inquiry-price-renew-disks.js';
import { inquiryPriceResizeDisk } from './action/cbs/inquiry-price-resize-disk.js';
import { modifyAutoSnapshotPolicyAttribute } from './action/cbs/modify-auto-snapshot-policy-attribute.js';
import { modifyDiskAttributes } from './action/cbs/modify-disk-attributes.js';
import { modifyDisksChargeType } from './action/cbs/modify-disks-charge-type.js';
import { modifyDisksRenewFlag } from './action/cbs/modify-disks-renew-flag.js';
import { modifySnapshotAttribute } from './action/cbs/modify-snapshot-attribute.js';
import { renewDisk } from './action/cbs/renew-disk.js';
import { resizeDisk } from './action/cbs/resize-disk.js';
import { terminateDisks } from './action/cbs/terminate-disks.js';
import { unbindAutoSnapshotPolicy } from './action/cbs/unbind-auto-snapshot-policy.js';
import { describeEvents } from './action/cloudaudit/describe-events.js';
import { lookUpEvents } from './action/cloudaudit/look-up-events.js';
import { describeInstances } from './action/cvm/describe-instances.js';
import { describeCvmRegions } from './action/cvm/describe-regions.js';
import { describeCvmZones } from './action/cvm/describe-zones.js';
import { describeRegions } from './action/region/describe-regions.js';
import { describeZones } from './action/region/describe-zones.js';
import type { ResolvedOptions } from './options.js';

/** Version and name together belong to one service only, because a loopback host does not name the service. */
export function actionTable({
  operationLogs,
}: Pick<ResolvedOptions, 'operationLogs'>): readonly ServedAction[] {
  return [
    ...serve('cbs', '2017-03-12', [
      createDisks,
      describeDisks,
      modifyDiskAttributes,
      resizeDisk,
      terminateDisks,
      attachDisks,
      detachDisks,
      renewDisk,
      modifyDisksRenewFlag,
      modifyDisksChargeType,
      describeDiskOperationLogs(operationLogs),
      createSnapshot,
      describeSnapshots,
      modifySnapshotAttribute,
      applySnapshot,
      deleteSnapshots,
      copySnapshotCrossRegions,
      describeSnapshotOverview,
      getSnapOverview,
      createAutoSnapshotPolicy,
      describeAutoSnapshotPolicies,
      modifyAutoSnapshotPolicyAttribute,
      deleteAutoSnapshotPolicies,
      bindAutoSnapshotPolicy,
      unbindAutoSnapshotPolicy,
      describeDiskAssociatedAutoSnapshotPolicy,
      describeInstancesDiskNum,
      describeDiskConfigQuota,
      inquiryPriceCreateDisks,
      inquiryPriceResizeDisk,
      inquiryPriceRenewDisks,
    ]),
    ...serve('cvm', '2017-03-12', [describeCvmRegions, describeCvmZones, describeInstances]),
    ...serve('region', '2022-06-27', [describeRegions, describeZones]),
    ...serve('cloudaudit', '2019-03-19', [lookUpEvents, describeEvents]),
  ];
}

const serve = (service: string, version: string, actions: readonly Action[]): ServedAction[] =>
  actions.map((action) => ({ ...action, service, version }));
