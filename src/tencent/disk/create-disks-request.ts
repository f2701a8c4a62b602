import { randomUUID } from 'node:crypto';
import type { CreateDisksRequest } from '../client/sdk/sdk.js';
import { defined } from '../../common/json/defined.js';

/** A new disk in the portal's terms; undefined fields are absent. `DiskSize` is in GiB. */
export interface CreateDiskSpec {
  DiskType: string;
  DiskChargeType?: string | undefined;
  Placement: object & { Zone: string };
  DiskName?: string | undefined;
  DiskCount?: number | undefined;
  DiskChargePrepaid?: object | undefined;
  DiskSize?: number | undefined;
  SnapshotId?: string | undefined;
  ClientToken?: string | undefined;
  Encrypt?: string | undefined;
  Tags?: { Key: string; Value: string }[] | undefined;
  Shareable?: boolean | undefined;
  ThroughputPerformance?: number | undefined;
  BurstPerformance?: boolean | undefined;
  EncryptType?: string | undefined;
  KmsKeyId?: string | undefined;
  DeleteSnapshot?: number | undefined;
  DiskBackupQuota?: number | undefined;
  AutoMountConfiguration?: object | undefined;
}

/**
 * The request as every attempt sends it. The ClientToken is the caller's, or made here once before the first
 * attempt: without it, a repeated CreateDisks buys again.
 */
export function toCreateDisksRequest(spec: CreateDiskSpec): CreateDisksRequest & { ClientToken: string } {
  const request = {
    Placement: defined(spec.Placement),
    DiskChargeType: spec.DiskChargeType ?? 'POSTPAID_BY_HOUR',
    DiskType: spec.DiskType,
    DiskName: spec.DiskName,
    DiskCount: spec.DiskCount ?? 1,
    DiskChargePrepaid: spec.DiskChargePrepaid && defined(spec.DiskChargePrepaid),
    DiskSize: spec.DiskSize,
    SnapshotId: spec.SnapshotId,
    ClientToken: spec.ClientToken ?? randomUUID(),
    Encrypt: spec.Encrypt,
    Tags: spec.Tags?.map(({ Key, Value }) => ({ Key, Value })),
    Shareable: spec.Shareable,
    ThroughputPerformance: spec.ThroughputPerformance,
    BurstPerformance: spec.BurstPerformance,
    EncryptType: spec.EncryptType,
    KmsKeyId: spec.KmsKeyId,
    DeleteSnapshot: spec.DeleteSnapshot,
    DiskBackupQuota: spec.DiskBackupQuota,
    AutoMountConfiguration: spec.AutoMountConfiguration && defined(spec.AutoMountConfiguration),
    // A parameter that a new version of the SDK adds does not compile until it is here.
  } satisfies Record<keyof CreateDisksRequest, unknown>;
  return defined(request) as unknown as CreateDisksRequest & { ClientToken: string };
}
