import type { ErrorCode } from '../../../errors/error-codes.js';

/**
 * When a refused call may be sent again. `S`: refused before execution, any call may. `T`: the resource is busy for
 * a moment; only if the call has `busyRetryMs`. `U`: it may have been executed; reads may, writes only when a
 * repetition cannot do harm. `N`: repeating does not help.
 */
export type RetryClass = 'S' | 'T' | 'U' | 'N';

export interface VendorErrorRow {
  code: Extract<ErrorCode, `TENCENT_${string}`>;
  retry: RetryClass;
}

const row = (code: VendorErrorRow['code'], retry: RetryClass): VendorErrorRow => ({ code, retry });

/**
 * Every error code that CBS and the gateway document (read 2026-08), those of CVM and CloudAudit that the used
 * actions can end in, and a row for each family of them (the part before the first dot). For a code that is not here,
 * shorter and shorter dotted prefixes are looked up, because sub-codes are added without notice.
 */
export const TENCENT_ERRORS = {
  // The request
  InvalidParameter: row('TENCENT_INVALID_PARAMETER', 'N'),
  'InvalidParameter.DiskConfigNotSupported': row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  'InvalidParameter.DiskSizeNotMatch': row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  'InvalidParameter.InvalidClientToken': row('TENCENT_CLIENT_TOKEN_CONFLICT', 'N'),
  'InvalidParameter.ProjectIdNotExist': row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  'InvalidParameter.InvalidCloudDiskSoldOut': row('TENCENT_SOLD_OUT', 'N'),
  'InvalidParameter.ShouldConvertSnapshotToImage': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidParameter.SnapshotNotFound': row('TENCENT_SNAPSHOT_NOT_FOUND', 'N'),
  // Of an unknown region too; `vendorErrorRow` tells it apart by the text.
  InvalidParameterValue: row('TENCENT_INVALID_PARAMETER', 'N'),
  'InvalidParameterValue.LimitExceeded': row('TENCENT_INVALID_PARAMETER', 'N'),
  'InvalidParameterValue.BindDiskLimitExceeded': row('TENCENT_QUOTA', 'N'),
  'InvalidParameterValue.InvalidAction': row('TENCENT_ACTION_MISSING', 'N'),
  InvalidFilter: row('TENCENT_INVALID_PARAMETER', 'N'),
  MissingParameter: row('TENCENT_INVALID_PARAMETER', 'N'),
  UnknownParameter: row('TENCENT_REQUEST_DEFECT', 'N'),
  InvalidAction: row('TENCENT_ACTION_MISSING', 'N'),
  NoSuchVersion: row('TENCENT_ACTION_MISSING', 'N'),
  NoSuchProduct: row('TENCENT_ACTION_MISSING', 'N'),
  ActionOffline: row('TENCENT_ACTION_OFFLINE', 'N'),
  UnsupportedProtocol: row('TENCENT_PROTOCOL', 'N'),
  InvalidRequest: row('TENCENT_PROTOCOL', 'N'),
  RequestSizeLimitExceeded: row('TENCENT_PROTOCOL', 'N'),
  ResponseSizeLimitExceeded: row('TENCENT_PROTOCOL', 'N'),
  UnsupportedRegion: row('TENCENT_UNSUPPORTED_REGION', 'N'),
  InvalidRegion: row('TENCENT_UNSUPPORTED_REGION', 'N'),
  RegionAbilityLimit: row('TENCENT_UNSUPPORTED_REGION', 'N'),
  // A zone that does not exist or lies in another region.
  InvalidZone: row('TENCENT_INVALID_PARAMETER', 'N'),
  'InvalidZone.MismatchRegion': row('TENCENT_INVALID_PARAMETER', 'N'),
  // Malformed ids; ids of nothing are below.
  InvalidDiskId: row('TENCENT_INVALID_PARAMETER', 'N'),
  InvalidInstanceId: row('TENCENT_INVALID_PARAMETER', 'N'),
  InvalidSnapshotId: row('TENCENT_INVALID_PARAMETER', 'N'),
  InvalidAutoSnapshotPolicyId: row('TENCENT_INVALID_PARAMETER', 'N'),
  // CloudAudit: the time asked for is longer than one call may search.
  'LimitExceeded.OverTime': row('TENCENT_INVALID_PARAMETER', 'N'),
  // The service never sends DryRun.
  DryRunOperation: row('TENCENT_REQUEST_DEFECT', 'N'),

  // Credential and permission
  AuthFailure: row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  'AuthFailure.SignatureFailure': row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  'AuthFailure.SecretIdNotFound': row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  'AuthFailure.InvalidSecretId': row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  'AuthFailure.InvalidAuthorization': row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  'AuthFailure.TokenFailure': row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  // Sent once more when the reply's Date corrects our clock; see the retry loop.
  'AuthFailure.SignatureExpire': row('TENCENT_CLOCK_SKEW', 'N'),
  'AuthFailure.MFAFailure': row('TENCENT_MFA', 'N'),
  'AuthFailure.UnauthorizedOperation': row('TENCENT_PERMISSION', 'N'),
  UnauthorizedOperation: row('TENCENT_PERMISSION', 'N'),
  'UnauthorizedOperation.AuthFailure': row('TENCENT_PERMISSION', 'N'),
  'UnauthorizedOperation.RoleNotExists': row('TENCENT_PERMISSION', 'N'),
  InvalidPermission: row('TENCENT_PERMISSION', 'N'),
  AccountQualificationRestrictions: row('TENCENT_PERMISSION', 'N'),
  'OperationDenied.InnerUserProhibitAction': row('TENCENT_PERMISSION', 'N'),
  // CloudAudit of an organization.
  'FailedOperation.MemberNotAuditRole': row('TENCENT_PERMISSION', 'N'),
  'FailedOperation.MemberNotInOrganization': row('TENCENT_PERMISSION', 'N'),
  'UnauthorizedOperation.InvalidToken': row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  'UnauthorizedOperation.MFAExpired': row('TENCENT_MFA', 'N'),
  'UnauthorizedOperation.MFANotFound': row('TENCENT_MFA', 'N'),
  'UnauthorizedOperation.NotCertification': row('TENCENT_PAYMENT', 'N'),
  'UnauthorizedOperation.NotHavePaymentRight': row('TENCENT_PAYMENT', 'N'),
  InvalidAccount: row('TENCENT_PAYMENT', 'N'),
  'InvalidAccount.InsufficientBalance': row('TENCENT_BALANCE', 'N'),
  'InvalidAccount.UnpaidOrder': row('TENCENT_ORDER_CONFLICT', 'N'),
  IpInBlacklist: row('TENCENT_ADDRESS_REFUSED', 'N'),
  IpNotInWhitelist: row('TENCENT_ADDRESS_REFUSED', 'N'),

  // Not found
  'InvalidDiskId.NotFound': row('TENCENT_DISK_NOT_FOUND', 'N'),
  'InvalidInstanceId.NotFound': row('TENCENT_INSTANCE_NOT_FOUND', 'N'),
  'InvalidSnapshotId.NotFound': row('TENCENT_SNAPSHOT_NOT_FOUND', 'N'),
  'InvalidAutoSnapshotPolicyId.NotFound': row('TENCENT_POLICY_NOT_FOUND', 'N'),
  // Not documented; named like those that are.
  'InvalidDisk.NotFound': row('TENCENT_DISK_NOT_FOUND', 'N'),
  'InvalidInstance.NotFound': row('TENCENT_INSTANCE_NOT_FOUND', 'N'),
  'InvalidSnapshot.NotFound': row('TENCENT_SNAPSHOT_NOT_FOUND', 'N'),
  ResourceNotFound: row('TENCENT_RESOURCE_NOT_FOUND', 'N'),
  'ResourceNotFound.NotFound': row('TENCENT_RESOURCE_NOT_FOUND', 'N'),

  // State
  InvalidDisk: row('TENCENT_STATE_CONFLICT', 'N'),
  'InvalidDisk.AlreadyBound': row('TENCENT_ALREADY_BOUND', 'N'),
  'InvalidDisk.Attached': row('TENCENT_STATE_CONFLICT', 'N'),
  'InvalidDisk.Busy': row('TENCENT_BUSY', 'T'),
  'InvalidDisk.SnapshotCreating': row('TENCENT_BUSY', 'T'),
  'InvalidDisk.Expire': row('TENCENT_EXPIRED', 'N'),
  'InvalidDisk.RepeatRefund': row('TENCENT_STATE_CONFLICT', 'N'),
  InvalidInstance: row('TENCENT_STATE_CONFLICT', 'N'),
  InvalidInstanceState: row('TENCENT_STATE_CONFLICT', 'N'),
  InvalidSnapshot: row('TENCENT_STATE_CONFLICT', 'N'),
  OperationDenied: row('TENCENT_STATE_CONFLICT', 'N'),
  'OperationDenied.InstanceOperationInProgress': row('TENCENT_BUSY', 'T'),
  MutexOperation: row('TENCENT_BUSY', 'N'),
  'MutexOperation.TaskRunning': row('TENCENT_BUSY', 'T'),
  // Seen in practice, not documented.
  OperationInProgress: row('TENCENT_BUSY', 'T'),
  ResourceBusy: row('TENCENT_BUSY', 'T'),
  // Takes minutes to hours, longer than a request can wait.
  ResourceInUse: row('TENCENT_IN_USE', 'N'),
  'ResourceInUse.DiskMigrating': row('TENCENT_IN_USE', 'N'),
  'ResourceInUse.DiskRollbacking': row('TENCENT_IN_USE', 'N'),
  'ResourceInUse.CopySnapshotConflict': row('TENCENT_COPY_CONFLICT', 'N'),
  // An order may exist already: a repeated create could buy twice.
  TradeDealConflict: row('TENCENT_ORDER_CONFLICT', 'N'),
  ResourceUnavailable: row('TENCENT_STATE_CONFLICT', 'N'),
  'ResourceUnavailable.Attached': row('TENCENT_STATE_CONFLICT', 'N'),
  'ResourceUnavailable.DiskBackupCreating': row('TENCENT_BUSY', 'T'),
  'ResourceUnavailable.DiskSnapshotChainTooLarge': row('TENCENT_SNAPSHOT_CHAIN', 'N'),
  'ResourceUnavailable.Expire': row('TENCENT_EXPIRED', 'N'),
  'ResourceUnavailable.RepeatRefund': row('TENCENT_STATE_CONFLICT', 'N'),
  'ResourceUnavailable.SnapshotCreating': row('TENCENT_BUSY', 'T'),
  'UnsupportedOperation.StateError': row('TENCENT_STATE_CONFLICT', 'N'),
  'UnsupportedOperation.InstanceNotStopped': row('TENCENT_STATE_CONFLICT', 'N'),
  'UnsupportedOperation.SnapHasShared': row('TENCENT_SNAPSHOT_SHARED', 'N'),
  'UnsupportedOperation.SnapshotHasBindedImage': row('TENCENT_SNAPSHOT_HAS_IMAGES', 'N'),

  // Not possible for this disk or instance
  // Also sent for a disk in transition; `vendorErrorRow` tells them apart by the text.
  'ResourceUnavailable.NotSupported': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.NotPortable': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.TypeError': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.ZoneNotMatch': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.NotSupportRefund': row('TENCENT_NOT_SUPPORTED', 'N'),
  ZoneNotMatch: row('TENCENT_NOT_SUPPORTED', 'N'),
  // A type or size of a disk that is not sold.
  InvalidCloudDisk: row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  'ResourceInsufficient.CloudDiskUnavailable': row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  InvalidProjectId: row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  'InvalidDisk.NotSupported': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidDisk.NotSupportRefund': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidDisk.NotSupportSnapshot': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidDisk.NotPortable': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidDisk.TypeError': row('TENCENT_NOT_SUPPORTED', 'N'),
  // May also mean that an operation on the instance is running (cloudmux retries it).
  'InvalidInstance.NotSupported': row('TENCENT_NOT_SUPPORTED', 'T'),
  'InvalidSnapshot.NotSupported': row('TENCENT_NOT_SUPPORTED', 'N'),
  UnsupportedOperation: row('TENCENT_NOT_SUPPORTED', 'N'),
  'UnsupportedOperation.DetachPod': row('TENCENT_NOT_SUPPORTED', 'N'),
  'UnsupportedOperation.DiskEncrypt': row('TENCENT_NOT_SUPPORTED', 'N'),
  'UnsupportedOperation.SnapshotGroupDiskAttachMultiInstance': row('TENCENT_NOT_SUPPORTED', 'N'),
  'UnsupportedOperation.SnapshotNotSupportCopy': row('TENCENT_NOT_SUPPORTED', 'N'),

  // Quota, capacity, rate
  LimitExceeded: row('TENCENT_QUOTA', 'N'),
  'LimitExceeded.InstanceAttachedDisk': row('TENCENT_QUOTA', 'N'),
  'LimitExceeded.AutoSnapshotPolicyOutOfQuota': row('TENCENT_QUOTA', 'N'),
  AutoSnapshotPolicyOutOfQuota: row('TENCENT_QUOTA', 'N'),
  InsufficientSnapshotQuota: row('TENCENT_QUOTA', 'N'),
  InstancesQuotaLimitExceeded: row('TENCENT_QUOTA', 'N'),
  ImageQuotaLimitExceeded: row('TENCENT_QUOTA', 'N'),
  OverQuota: row('TENCENT_QUOTA', 'N'),
  QuotaExceeded: row('TENCENT_QUOTA', 'N'),
  // A rate limit of the tag service, despite its name.
  'LimitExceeded.TagQuotaLimitExceeded': row('TENCENT_THROTTLED', 'T'),
  InsufficientRefundQuota: row('TENCENT_REFUND_QUOTA', 'N'),
  'LimitExceeded.UserReturnQuota': row('TENCENT_REFUND_QUOTA', 'N'),
  'ResourceInsufficient.OverRefundQuota': row('TENCENT_REFUND_QUOTA', 'N'),
  ResourceInsufficient: row('TENCENT_SOLD_OUT', 'N'),
  ResourcesSoldOut: row('TENCENT_SOLD_OUT', 'N'),
  'ResourceInsufficient.OverQuota': row('TENCENT_QUOTA', 'N'),
  'ResourceInsufficient.UpgradeServiceBusy': row('TENCENT_UNAVAILABLE', 'T'),
  // Too many on the whole platform, whoever makes them.
  'ResourceUnavailable.TooManyCreatingSnapshot': row('TENCENT_UNAVAILABLE', 'T'),
  RequestLimitExceeded: row('TENCENT_THROTTLED', 'S'),
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': row('TENCENT_THROTTLED', 'S'),
  'RequestLimitExceeded.IPLimitExceeded': row('TENCENT_THROTTLED', 'S'),
  'RequestLimitExceeded.UinLimitExceeded': row('TENCENT_THROTTLED', 'S'),

  // Faults at Tencent
  InternalError: row('TENCENT_INTERNAL', 'U'),
  InternalServerError: row('TENCENT_INTERNAL', 'U'),
  'InternalError.ComponentError': row('TENCENT_INTERNAL', 'U'),
  'InternalError.FailQueryResource': row('TENCENT_INTERNAL', 'U'),
  'InternalError.ResourceOpFailed': row('TENCENT_INTERNAL', 'U'),
  FailedOperation: row('TENCENT_INTERNAL', 'U'),
  ServiceUnavailable: row('TENCENT_UNAVAILABLE', 'U'),
} as const satisfies Record<string, VendorErrorRow>;

/** Tencent says under each of these that a disk was returned before: for a deletion that is success. */
export const ALREADY_RETURNED_CODES = [
  'InvalidDisk.RepeatRefund',
  'ResourceUnavailable.RepeatRefund',
] as const satisfies readonly (keyof typeof TENCENT_ERRORS)[];

/**
 * Whether a write that was refused like this may have been carried out all the same: Tencent reports a fault of its own,
 * or says something that nobody knows.
 */
export const provesNothing = ({ code, retry }: VendorErrorRow): boolean =>
  retry === 'U' || code === 'TENCENT_UNKNOWN';

const UNKNOWN = row('TENCENT_UNKNOWN', 'N');
const INVALID = row('TENCENT_INVALID_PARAMETER', 'N');
const NOT_FOUND = row('TENCENT_RESOURCE_NOT_FOUND', 'N');
const UNSUPPORTED_REGION = row('TENCENT_UNSUPPORTED_REGION', 'N');
const BUSY = row('TENCENT_BUSY', 'T');
const ROWS = new Map<string, VendorErrorRow>(Object.entries(TENCENT_ERRORS));

/**
 * The row of a vendor code: the exact one, then that of each shorter prefix. A family without a row that is named
 * `Invalid…` says that something in the request is unfit, so it is not TENCENT_UNKNOWN as the others are.
 *
 * Texts are never read, with two exceptions: ResourceUnavailable.NotSupported stands both for "never" and for
 * "Disk(disk-x) is detaching, please retry later" (TencentCloud/kubernetes-csi-tencentcloud issue 145), and an unknown
 * region is an InvalidParameterValue whose text names `X-TC-Region` (TencentCloud/tencentcloud-sdk-nodejs issue 56).
 */
export function vendorErrorRow(code: string, message = ''): VendorErrorRow {
  if (code === 'ResourceUnavailable.NotSupported' && /retry later|稍后重试/i.test(message)) return BUSY;
  if (code === 'InvalidParameterValue' && message.includes('X-TC-Region')) return UNSUPPORTED_REGION;
  for (let key = code; key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('.')))) {
    const found = ROWS.get(key);
    if (found) return found;
  }
  if (!/^Invalid[A-Z]/.test(code)) return UNKNOWN;
  return code.endsWith('.NotFound') ? NOT_FOUND : INVALID;
}
