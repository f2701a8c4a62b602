import { diskTypeOf, EXTRA_PERFORMANCE_FROM_GB } from '../../cloud/disk-type.js';
import { zoneIn } from '../../cloud/zone.js';
import { refusal } from '../../error/api-error.js';
import { missingParameter, tooManyValues, wrongValue } from '../../error/gateway-errors.js';
import type { Call } from '../action.js';
import type { CreateParams } from './create-parameters.js';
import { existingInstance, refuseFullInstance, refuseLongName } from './disk-guards.js';
import { refuseWrongTerms } from './prepaid-terms.js';

/** The real limit is not published; bk-hcm uses the same number. */
const MAX_DISKS_PER_ORDER = 100;

const notOffered = (why: string) => refusal('InvalidParameter.DiskConfigNotSupported', why);

/** Throws when the order must be refused; returns the size in GiB, which may come from the snapshot. */
export function checkOrder(call: Call<CreateParams>): number {
  const { params } = call;
  refuseLongName(params.DiskName);
  const count = params.DiskCount ?? 1;
  if (count === 0) throw wrongValue('DiskCount', count);
  if (count > MAX_DISKS_PER_ORDER) throw tooManyValues('DiskCount', MAX_DISKS_PER_ORDER);
  checkPlacement(call);
  checkCharge(params);
  checkEncryption(params);
  const sizeGb = checkSize(call);
  checkPerformance(params, sizeGb);
  checkAutoMount(call, count);
  return sizeGb;
}

function checkPlacement({ account, region, params }: Call<CreateParams>): void {
  const { Zone, ProjectId } = params.Placement;
  const zone = zoneIn(region, Zone);
  if (!zone) throw wrongValue('Placement.Zone', Zone);
  if (!zone.available) throw refusal('ResourceInsufficient', `Zone: ${Zone}, the resource is sold out`);
  if (ProjectId !== undefined && !account.projectIds.has(ProjectId)) {
    throw refusal('InvalidParameter.ProjectIdNotExist', `ProjectId: ${ProjectId}, project not found`);
  }
}

function checkCharge({ DiskChargeType, DiskChargePrepaid, Placement }: CreateParams): void {
  if (DiskChargeType === 'PREPAID') {
    if (!DiskChargePrepaid) throw missingParameter('DiskChargePrepaid');
    refuseWrongTerms(DiskChargePrepaid);
  } else if (DiskChargeType !== 'POSTPAID_BY_HOUR' && !Placement.CdcId && !Placement.DedicatedClusterId) {
    throw missingParameter('Placement.CdcId');
  }
}

function checkEncryption(params: CreateParams): void {
  const { Encrypt, Shareable, KmsKeyId, AutoMountConfiguration } = params;
  if (Encrypt !== undefined && Shareable) throw wrongValue('Shareable', true);
  if (Encrypt !== undefined && AutoMountConfiguration) throw wrongValue('Encrypt', Encrypt);
  if (KmsKeyId !== undefined && Encrypt === undefined) throw wrongValue('KmsKeyId', KmsKeyId);
}

function checkSize({ account, region, params }: Call<CreateParams>): number {
  const type = diskTypeOf(params.DiskType);
  if (!type) throw wrongValue('DiskType', params.DiskType);
  if (!type.soldAlone) throw notOffered(`DiskType: ${params.DiskType}, not sold on its own`);
  const snapshot = params.SnapshotId === undefined ? undefined : account.snapshots.get(params.SnapshotId);
  if (params.SnapshotId !== undefined && snapshot?.region !== region) {
    throw refusal('InvalidSnapshotId.NotFound', `SnapshotId: ${params.SnapshotId}, snapshot not found`);
  }
  if (snapshot?.usage === 'SYSTEM_DISK') {
    throw refusal('InvalidSnapshot.NotSupported', `SnapshotId: ${snapshot.snapshotId}, is of a system disk`);
  }
  const sizeGb = params.DiskSize ?? snapshot?.sizeGb;
  if (sizeGb === undefined) throw missingParameter('DiskSize');
  if (sizeGb < type.minGb || sizeGb > type.maxGb) {
    throw notOffered(`DiskSize: ${sizeGb}, out of range [${type.minGb},${type.maxGb}] of ${params.DiskType}`);
  }
  if (snapshot && sizeGb < snapshot.sizeGb) {
    throw refusal(
      'InvalidParameter.DiskSizeNotMatch',
      `DiskSize: ${sizeGb}, the snapshot has ${snapshot.sizeGb}`,
    );
  }
  return sizeGb;
}

function checkPerformance(params: CreateParams, sizeGb: number): void {
  if (!params.ThroughputPerformance && !params.BurstPerformance) return;
  if (!diskTypeOf(params.DiskType)?.extraPerformance || sizeGb < EXTRA_PERFORMANCE_FROM_GB) {
    throw notOffered(`DiskType: ${params.DiskType}, DiskSize: ${sizeGb}, no extra performance`);
  }
}

/** All disks go to the first instance; what happens with several instances is not published. */
function checkAutoMount(call: Call<CreateParams>, count: number): void {
  const instanceId = call.params.AutoMountConfiguration?.InstanceId[0];
  if (instanceId === undefined) return;
  const instance = existingInstance(call, instanceId);
  if (instance.zone !== call.params.Placement.Zone) {
    throw wrongValue('AutoMountConfiguration.InstanceId.0', instanceId);
  }
  refuseFullInstance(call, instance, count);
}
