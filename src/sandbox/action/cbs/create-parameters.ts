import { arrayOf, bool, object, type ParamsOf, required, string, uint } from '../../parameter/spec.js';
import { diskChargePrepaid } from './prepaid-terms.js';

export const createParameters = {
  Placement: required(
    object({
      Zone: required(string()),
      ProjectId: uint(),
      CageId: string({ mayBeEmpty: true }),
      CdcId: string({ mayBeEmpty: true }),
      DedicatedClusterId: string({ mayBeEmpty: true }),
      // Fields of the reply, accepted and ignored.
      CdcName: string({ mayBeEmpty: true }),
      ProjectName: string({ mayBeEmpty: true }),
    }),
  ),
  DiskChargeType: required(
    string({ oneOf: ['PREPAID', 'POSTPAID_BY_HOUR', 'CDCPAID', 'DEDICATED_CLUSTER_PAID'] }),
  ),
  DiskType: required(string()),
  DiskName: string({ mayBeEmpty: true }),
  DiskSize: uint(),
  DiskCount: uint(),
  DiskChargePrepaid: diskChargePrepaid,
  SnapshotId: string(),
  Tags: arrayOf(object({ Key: required(string()), Value: required(string({ mayBeEmpty: true })) })),
  ThroughputPerformance: uint(),
  BurstPerformance: bool(),
  Shareable: bool(),
  // The API takes a string here, although the field of a disk is a boolean.
  Encrypt: string({ oneOf: ['ENCRYPT'] }),
  EncryptType: string({ oneOf: ['ENCRYPT_V1', 'ENCRYPT_V2'] }),
  KmsKeyId: string(),
  AutoMountConfiguration: object({
    InstanceId: required(arrayOf(string())),
    MountPoint: arrayOf(string()),
    FileSystemType: string({ oneOf: ['ext4', 'xfs'] }),
  }),
  DeleteSnapshot: uint(1),
  DiskBackupQuota: uint(),
  ClientToken: string({ mayBeEmpty: true }),
};

export type CreateParams = ParamsOf<typeof createParameters>;
