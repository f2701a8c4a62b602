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
 * Every error code in the API documentation of CBS and of the gateway (read 2026-08). For a code that is not here,
 * shorter and shorter dotted prefixes are looked up, because sub-codes are added without notice.
 */
export const TENCENT_ERRORS = {
  // The request
  InvalidParameter: row('TENCENT_INVALID_PARAMETER', 'N'),
  'InvalidParameter.DiskConfigNotSupported': row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  'InvalidParameter.DiskSizeNotMatch': row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
  'InvalidParameter.InvalidClientToken': row('TENCENT_CLIENT_TOKEN_CONFLICT', 'N'),
  'InvalidParameter.ProjectIdNotExist': row('TENCENT_CONFIG_NOT_OFFERED', 'N'),
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
  'UnauthorizedOperation.InvalidToken': row('TENCENT_CREDENTIAL_REJECTED', 'N'),
  'UnauthorizedOperation.MFAExpired': row('TENCENT_MFA', 'N'),
  'UnauthorizedOperation.NotCertification': row('TENCENT_PAYMENT', 'N'),
  'UnauthorizedOperation.NotHavePaymentRight': row('TENCENT_PAYMENT', 'N'),
  'InvalidAccount.InsufficientBalance': row('TENCENT_BALANCE', 'N'),
  IpInBlacklist: row('TENCENT_ADDRESS_REFUSED', 'N'),
  IpNotInWhitelist: row('TENCENT_ADDRESS_REFUSED', 'N'),

  // Not found
  'InvalidDiskId.NotFound': row('TENCENT_DISK_NOT_FOUND', 'N'),
  'InvalidInstanceId.NotFound': row('TENCENT_INSTANCE_NOT_FOUND', 'N'),
  'InvalidSnapshotId.NotFound': row('TENCENT_SNAPSHOT_NOT_FOUND', 'N'),
  ResourceNotFound: row('TENCENT_RESOURCE_NOT_FOUND', 'N'),
  'ResourceNotFound.NotFound': row('TENCENT_RESOURCE_NOT_FOUND', 'N'),

  // State
  'InvalidDisk.Busy': row('TENCENT_BUSY', 'T'),
  'InvalidDisk.SnapshotCreating': row('TENCENT_BUSY', 'T'),
  'InvalidDisk.Expire': row('TENCENT_EXPIRED', 'N'),
  ResourceBusy: row('TENCENT_BUSY', 'T'),
  // Takes minutes to hours, longer than a request can wait.
  ResourceInUse: row('TENCENT_IN_USE', 'N'),
  'ResourceInUse.DiskMigrating': row('TENCENT_IN_USE', 'N'),
  'ResourceInUse.DiskRollbacking': row('TENCENT_IN_USE', 'N'),
  // An order may exist already: a repeated create could buy twice.
  TradeDealConflict: row('TENCENT_ORDER_CONFLICT', 'N'),
  ResourceUnavailable: row('TENCENT_STATE_CONFLICT', 'N'),
  'ResourceUnavailable.Attached': row('TENCENT_STATE_CONFLICT', 'N'),
  'ResourceUnavailable.Expire': row('TENCENT_EXPIRED', 'N'),
  'ResourceUnavailable.RepeatRefund': row('TENCENT_STATE_CONFLICT', 'N'),
  'ResourceUnavailable.SnapshotCreating': row('TENCENT_BUSY', 'T'),
  'UnsupportedOperation.StateError': row('TENCENT_STATE_CONFLICT', 'N'),
  'UnsupportedOperation.InstanceNotStopped': row('TENCENT_STATE_CONFLICT', 'N'),

  // Not possible for this disk or instance
  // Also sent for a disk in transition; `vendorErrorRow` tells them apart by the text.
  'ResourceUnavailable.NotSupported': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.NotPortable': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.TypeError': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.ZoneNotMatch': row('TENCENT_NOT_SUPPORTED', 'N'),
  'ResourceUnavailable.NotSupportRefund': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidDisk.NotSupported': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidDisk.NotPortable': row('TENCENT_NOT_SUPPORTED', 'N'),
  'InvalidDisk.TypeError': row('TENCENT_NOT_SUPPORTED', 'N'),
  // May also mean that an operation on the instance is running (cloudmux retries it).
  'InvalidInstance.NotSupported': row('TENCENT_NOT_SUPPORTED', 'T'),
  'InvalidSnapshot.NotSupported': row('TENCENT_NOT_SUPPORTED', 'N'),
  UnsupportedOperation: row('TENCENT_NOT_SUPPORTED', 'N'),
  'UnsupportedOperation.DetachPod': row('TENCENT_NOT_SUPPORTED', 'N'),
  'UnsupportedOperation.DiskEncrypt': row('TENCENT_NOT_SUPPORTED', 'N'),

  // Quota, capacity, rate
  LimitExceeded: row('TENCENT_QUOTA', 'N'),
  'LimitExceeded.InstanceAttachedDisk': row('TENCENT_QUOTA', 'N'),
  // A rate limit of the tag service, despite its name.
  'LimitExceeded.TagQuotaLimitExceeded': row('TENCENT_THROTTLED', 'T'),
  InsufficientRefundQuota: row('TENCENT_REFUND_QUOTA', 'N'),
  'ResourceInsufficient.OverRefundQuota': row('TENCENT_REFUND_QUOTA', 'N'),
  ResourceInsufficient: row('TENCENT_SOLD_OUT', 'N'),
  'ResourceInsufficient.OverQuota': row('TENCENT_QUOTA', 'N'),
  'ResourceInsufficient.UpgradeServiceBusy': row('TENCENT_UNAVAILABLE', 'T'),
  RequestLimitExceeded: row('TENCENT_THROTTLED', 'S'),
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': row('TENCENT_THROTTLED', 'S'),
  'RequestLimitExceeded.IPLimitExceeded': row('TENCENT_THROTTLED', 'S'),
  'RequestLimitExceeded.UinLimitExceeded': row('TENCENT_THROTTLED', 'S'),

  // Faults at Tencent
  InternalError: row('TENCENT_INTERNAL', 'U'),
  'InternalError.ComponentError': row('TENCENT_INTERNAL', 'U'),
  'InternalError.FailQueryResource': row('TENCENT_INTERNAL', 'U'),
  'InternalError.ResourceOpFailed': row('TENCENT_INTERNAL', 'U'),
  FailedOperation: row('TENCENT_INTERNAL', 'U'),
  ServiceUnavailable: row('TENCENT_UNAVAILABLE', 'U'),
} as const satisfies Record<string, VendorErrorRow>;

const UNKNOWN = row('TENCENT_UNKNOWN', 'N');
const BUSY = row('TENCENT_BUSY', 'T');
const ROWS = new Map<string, VendorErrorRow>(Object.entries(TENCENT_ERRORS));

/**
 * The row of a vendor code: the exact one, then that of each shorter prefix, else TENCENT_UNKNOWN.
 *
 * Texts are never read, with one exception: ResourceUnavailable.NotSupported stands both for "never" and for
 * "Disk(disk-x) is detaching, please retry later" (TencentCloud/kubernetes-csi-tencentcloud issue 145).
 */
export function vendorErrorRow(code: string, message = ''): VendorErrorRow {
  if (code === 'ResourceUnavailable.NotSupported' && /retry later|稍后重试/i.test(message)) return BUSY;
  for (let key = code; key !== ''; key = key.slice(0, Math.max(0, key.lastIndexOf('.')))) {
    const found = ROWS.get(key);
    if (found) return found;
  }
  return UNKNOWN;
}
