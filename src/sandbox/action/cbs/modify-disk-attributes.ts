import { isPrepaid } from '../../cloud/disk-billing.js';
import { beginDiskChange } from '../../cloud/disk-change.js';
import type { Disk } from '../../cloud/disk.js';
import { refusal } from '../../error/api-error.js';
import { missingParameter, wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, bool, type ParamsOf, required, string, uint } from '../../parameter/spec.js';
import { type Call, defineAction } from '../action.js';
import {
  diskRefusal,
  distinct,
  existingDisk,
  refuseLongName,
  refuseMigrating,
  refuseRecycled,
  refuseWhileChanging,
} from './disk-guards.js';

const parameters = {
  // The real limit is not published; this is the limit of the other batch actions.
  DiskIds: required(arrayOf(string(), 100)),
  DiskName: string({ mayBeEmpty: true }),
  Portable: bool(),
  ProjectId: uint(),
  DeleteWithInstance: bool(),
  DiskType: string({ oneOf: ['CLOUD_PREMIUM', 'CLOUD_SSD'] }),
  BurstPerformanceOperation: string({ oneOf: ['CREATE', 'CANCEL'] }),
};
type Params = ParamsOf<typeof parameters>;

/** The types that each type can be changed to. */
const UPGRADES: Readonly<Record<string, readonly string[]>> = {
  CLOUD_BASIC: ['CLOUD_PREMIUM', 'CLOUD_SSD'],
  CLOUD_PREMIUM: ['CLOUD_SSD'],
};

export const modifyDiskAttributes = defineAction({
  name: 'ModifyDiskAttributes',
  writes: true,
  parameters,
  run(call) {
    const { DiskIds, DiskType, ...attributes } = call.params;
    const disks = distinct('DiskIds', DiskIds).map((diskId) => existingDisk(call, diskId));
    const [disk, ...others] = disks;
    if (DiskType !== undefined && disk) {
      if (others.length > 0 || Object.keys(attributes).length > 0) throw wrongValue('DiskType', DiskType);
      beginMigration(call, disk, DiskType);
      return {};
    }
    if (Object.keys(attributes).length === 0) throw missingParameter('DiskName');
    for (const each of disks) refuseModification(call, each);
    for (const each of disks) modify(call, each);
    return {};
  },
});

function refuseModification(call: Call<Params>, disk: Disk): void {
  const { DiskName, Portable, ProjectId, DeleteWithInstance, BurstPerformanceOperation } = call.params;
  refuseLongName(DiskName);
  if (Portable === false) throw wrongValue('Portable', false);
  if (Portable && disk.usage === 'SYSTEM_DISK') {
    throw diskRefusal('InvalidDisk.NotSupported', disk, 'is a system disk');
  }
  if (ProjectId !== undefined && !disk.portable) {
    throw diskRefusal('InvalidDisk.NotSupported', disk, 'follows the project of its instance');
  }
  if (ProjectId !== undefined && !call.account.projectIds.has(ProjectId)) {
    throw refusal('ResourceNotFound.NotFound', `ProjectId: ${ProjectId}, project not found`);
  }
  if (DeleteWithInstance !== undefined && (isPrepaid(disk) || disk.usage === 'SYSTEM_DISK')) {
    throw diskRefusal('InvalidDisk.NotSupported', disk, 'is not a postpaid data disk');
  }
  if (BurstPerformanceOperation !== undefined && !['CLOUD_HSSD', 'CLOUD_TSSD'].includes(disk.type)) {
    throw diskRefusal('InvalidParameter.DiskConfigNotSupported', disk, 'has no burst performance');
  }
}

function modify(call: Call<Params>, disk: Disk): void {
  const { DiskName, Portable, ProjectId, DeleteWithInstance, BurstPerformanceOperation } = call.params;
  call.account.history.keep(disk);
  if (DiskName !== undefined) disk.name = DiskName;
  if (Portable) disk.portable = true;
  if (ProjectId !== undefined) disk.placement.projectId = ProjectId;
  if (DeleteWithInstance !== undefined) disk.deleteWithInstance = DeleteWithInstance;
  if (BurstPerformanceOperation !== undefined) disk.burstPerformance = BurstPerformanceOperation === 'CREATE';
  call.account.operations.add('MODIFY', disk.diskId, call.nowMs);
}

/** The state does not change; Migrating and MigratePercent show the progress. */
function beginMigration(call: Call<Params>, disk: Disk, type: string): void {
  refuseMigrating(disk);
  refuseWhileChanging(disk);
  refuseRecycled(disk);
  if (!UPGRADES[disk.type]?.includes(type)) {
    throw diskRefusal(
      'InvalidParameter.DiskConfigNotSupported',
      disk,
      `cannot change from ${disk.type} to ${type}`,
    );
  }
  beginDiskChange(call, disk, {
    operation: 'MIGRATE',
    finish: () => {
      disk.type = type;
      disk.migratePercent = 100;
    },
  });
}
