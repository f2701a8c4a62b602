import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../errors/error-codes.js';
import { FAILURE_CODES } from './translate.js';
import { ALREADY_RETURNED_CODES, TENCENT_ERRORS, vendorErrorRow } from './tencent-errors.js';

const codesIn = (text: string): string[] => text.trim().split(/\s+/);

/** Every code in the API documentation of CBS and of the gateway; the table must know each by itself. */
const DOCUMENTED = codesIn(`
  ActionOffline AuthFailure AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure
  AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure
  AuthFailure.UnauthorizedOperation AutoSnapshotPolicyOutOfQuota DryRunOperation FailedOperation
  InsufficientRefundQuota InsufficientSnapshotQuota InternalError InternalError.ComponentError
  InternalError.FailQueryResource InternalError.ResourceOpFailed InvalidAccount.InsufficientBalance InvalidAction
  InvalidAutoSnapshotPolicyId.NotFound InvalidDisk.AlreadyBound InvalidDisk.Attached InvalidDisk.Busy
  InvalidDisk.Expire InvalidDisk.NotPortable InvalidDisk.NotSupportRefund InvalidDisk.NotSupportSnapshot
  InvalidDisk.NotSupported InvalidDisk.RepeatRefund InvalidDisk.SnapshotCreating InvalidDisk.TypeError
  InvalidDiskId.NotFound InvalidFilter InvalidInstance.NotSupported InvalidInstanceId.NotFound InvalidParameter
  InvalidParameter.DiskConfigNotSupported InvalidParameter.DiskSizeNotMatch InvalidParameter.InvalidClientToken
  InvalidParameter.ProjectIdNotExist InvalidParameter.ShouldConvertSnapshotToImage InvalidParameterValue
  InvalidParameterValue.BindDiskLimitExceeded InvalidParameterValue.InvalidAction
  InvalidParameterValue.LimitExceeded InvalidRequest InvalidSnapshot.NotSupported InvalidSnapshotId.NotFound
  IpInBlacklist IpNotInWhitelist LimitExceeded LimitExceeded.AutoSnapshotPolicyOutOfQuota
  LimitExceeded.InstanceAttachedDisk LimitExceeded.TagQuotaLimitExceeded MissingParameter NoSuchProduct
  NoSuchVersion RequestLimitExceeded RequestLimitExceeded.GlobalRegionUinLimitExceeded
  RequestLimitExceeded.IPLimitExceeded RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceBusy
  ResourceInUse ResourceInUse.CopySnapshotConflict ResourceInUse.DiskMigrating ResourceInUse.DiskRollbacking
  ResourceInsufficient ResourceInsufficient.OverQuota ResourceInsufficient.OverRefundQuota
  ResourceInsufficient.UpgradeServiceBusy ResourceNotFound ResourceNotFound.NotFound ResourceUnavailable
  ResourceUnavailable.Attached ResourceUnavailable.DiskBackupCreating
  ResourceUnavailable.DiskSnapshotChainTooLarge ResourceUnavailable.Expire ResourceUnavailable.NotPortable
  ResourceUnavailable.NotSupportRefund ResourceUnavailable.NotSupported ResourceUnavailable.RepeatRefund
  ResourceUnavailable.SnapshotCreating ResourceUnavailable.TooManyCreatingSnapshot ResourceUnavailable.TypeError
  ResourceUnavailable.ZoneNotMatch ResponseSizeLimitExceeded ServiceUnavailable TradeDealConflict
  UnauthorizedOperation UnauthorizedOperation.AuthFailure UnauthorizedOperation.InvalidToken
  UnauthorizedOperation.MFAExpired UnauthorizedOperation.NotCertification
  UnauthorizedOperation.NotHavePaymentRight UnauthorizedOperation.RoleNotExists UnknownParameter
  UnsupportedOperation UnsupportedOperation.DetachPod UnsupportedOperation.DiskEncrypt
  UnsupportedOperation.InstanceNotStopped UnsupportedOperation.SnapHasShared
  UnsupportedOperation.SnapshotGroupDiskAttachMultiInstance UnsupportedOperation.SnapshotHasBindedImage
  UnsupportedOperation.SnapshotNotSupportCopy UnsupportedOperation.StateError UnsupportedProtocol
  UnsupportedRegion ZoneNotMatch
`);

/** Codes of CVM, CloudAudit, the region service and STS, and those that other clients met. */
const ELSEWHERE = codesIn(`
  AccountQualificationRestrictions AuthFailure.CamRoleNameAuthenticateFailed FailedOperation.InquiryPriceFailed
  FailedOperation.MemberNotAuditRole FailedOperation.MemberNotInOrganization
  FailedOperation.SnapshotSizeLargerThanDataSize FailedOperation.Unreturnable ImageQuotaLimitExceeded
  InstancesQuotaLimitExceeded InternalError.SearchError InternalError.SystemError InternalError.TradeUnknownError
  InternalServerError InvalidAccount.UnpaidOrder InvalidAccountId.NotFound InvalidAddressId.StatusNotPermit
  InvalidClientToken.TooLong InvalidCloudDisk.SsdDataDiskSize InvalidCloudDisk.Unavailable
  InvalidFilterValue.LimitExceeded InvalidHost.NotSupported InvalidHostId.Malformed InvalidHostId.NotFound
  InvalidImageId.InShared InvalidImageId.NotFound InvalidInstanceId.Malformed InvalidInstanceName.TooLong
  InvalidInstanceState InvalidInstanceType.Malformed InvalidParameter.InvalidCloudDiskSoldOut
  InvalidParameter.ParameterError InvalidParameter.SnapshotNotFound InvalidParameter.Time
  InvalidParameterCombination InvalidParameterConflict InvalidParameterValue.MaxResult InvalidParameterValue.Range
  InvalidParameterValue.Time InvalidParameterValue.ZoneNotSupported InvalidParameterValue.attributeKey
  InvalidParameterValueLimit InvalidParameterValueOffset InvalidPeriod InvalidPermission InvalidProjectId.NotFound
  InvalidRegion.NotFound InvalidRegion.Unavailable InvalidSecurityGroupId.NotFound InvalidZone.MismatchRegion
  LimitExceeded.InstanceQuota LimitExceeded.OverAmount LimitExceeded.OverTime LimitExceeded.PrepayQuota
  LimitExceeded.UserReturnQuota MissingParameter.AtLeastOne MutexOperation.TaskRunning
  OperationDenied.ChcInstallCloudImageWithoutDeployNetwork OperationDenied.InnerUserProhibitAction
  OperationDenied.InstanceOperationInProgress OverQuota QuotaExceeded RegionAbilityLimit.UnsupportedToImportImage
  ResourceInUse.HpcCluster ResourceInsufficient.AvailabilityZoneSoldOut ResourceInsufficient.CloudDiskSoldOut
  ResourceInsufficient.CloudDiskUnavailable ResourceNotFound.NoDefaultCbs ResourceNotFound.RoleNotFound
  ResourceUnavailable.InstanceType ResourcesSoldOut.AvailableZone UnauthorizedOperation.MFANotFound
  UnauthorizedOperation.PermissionDenied UnsupportedOperation.InstanceStateRunning UnsupportedOperation.InvalidZone
`);

/** Rows of codes that no document names. */
const BY_ANALOGY = ['InvalidDisk.NotFound', 'InvalidInstance.NotFound', 'InvalidSnapshot.NotFound'];

const NAMED = [...DOCUMENTED, ...ELSEWHERE];
const familyOf = (code: string): string => code.split('.')[0]!;
const FAMILIES = [...new Set(NAMED.map(familyOf))];

describe('TENCENT_ERRORS', () => {
  it('has a row for every documented code and no row that nothing leads to', () => {
    expect(DOCUMENTED.length).toBeGreaterThan(100);
    const rows = Object.keys(TENCENT_ERRORS);
    expect(DOCUMENTED.filter((code) => !rows.includes(code))).toEqual([]);
    const known = new Set([...NAMED, ...FAMILIES, ...BY_ANALOGY, 'OperationInProgress']);
    expect(rows.filter((code) => !known.has(code))).toEqual([]);
  });

  it.each(NAMED)('knows %s', (code) => expect(vendorErrorRow(code).code).not.toBe('TENCENT_UNKNOWN'));

  it.each(FAMILIES)('knows what is new in the family %s', (family) =>
    expect(vendorErrorRow(`${family}.Something`).code).not.toBe('TENCENT_UNKNOWN'),
  );

  it('has no unreachable row', () => {
    for (const [code, row] of Object.entries(TENCENT_ERRORS)) expect(vendorErrorRow(code)).toBe(row);
  });

  it('uses every TENCENT_ error code, together with the transport failures and the unknown code', () => {
    const used = new Set<string>([
      ...Object.values(TENCENT_ERRORS).map(({ code }) => code),
      ...Object.values(FAILURE_CODES),
      vendorErrorRow('No.Such.Code').code,
    ]);
    const ours = Object.keys(ERROR_CODES).filter((code) => code.startsWith('TENCENT_'));
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter((code) => !used.has(code))).toEqual([]);
  });

  it.each([
    ['RequestLimitExceeded.SomethingNew', 'TENCENT_THROTTLED'],
    ['ResourceInsufficient.OverRefundQuota.Yearly', 'TENCENT_REFUND_QUOTA'],
    ['InternalError.SearchError', 'TENCENT_INTERNAL'],
    ['AuthFailure.SomethingNew', 'TENCENT_CREDENTIAL_REJECTED'],
    ['InvalidDisk.SomethingNew', 'TENCENT_STATE_CONFLICT'],
    ['InvalidInstance.SomethingNew', 'TENCENT_STATE_CONFLICT'],
    ['InvalidSnapshot.SomethingNew', 'TENCENT_STATE_CONFLICT'],
    ['OperationDenied.SomethingNew', 'TENCENT_STATE_CONFLICT'],
    ['InvalidDiskId.Malformed', 'TENCENT_INVALID_PARAMETER'],
    ['InvalidZone.SomethingNew', 'TENCENT_INVALID_PARAMETER'],
    ['InvalidRegion.NotFound', 'TENCENT_UNSUPPORTED_REGION'],
    ['InvalidAccount.SomethingNew', 'TENCENT_PAYMENT'],
    ['InvalidCloudDisk.Unavailable', 'TENCENT_CONFIG_NOT_OFFERED'],
    ['InvalidSomethingNew', 'TENCENT_INVALID_PARAMETER'],
    ['InvalidSomethingNew.Malformed', 'TENCENT_INVALID_PARAMETER'],
    ['InvalidSomethingNew.NotFound', 'TENCENT_RESOURCE_NOT_FOUND'],
    ['Invalid', 'TENCENT_UNKNOWN'],
    ['Invalidated.NotFound', 'TENCENT_UNKNOWN'],
    ['SomethingNew.NotFound', 'TENCENT_UNKNOWN'],
    ['', 'TENCENT_UNKNOWN'],
    ['.', 'TENCENT_UNKNOWN'],
    ['constructor', 'TENCENT_UNKNOWN'],
    ['__proto__', 'TENCENT_UNKNOWN'],
  ])('%j falls to %s', (code, expected) => {
    expect(vendorErrorRow(code).code).toBe(expected);
  });

  it('reads the text of ResourceUnavailable.NotSupported and of no other code', () => {
    const text = 'DiskId: disk-x, Disk(disk-x) is detaching, please retry later';
    expect(vendorErrorRow('ResourceUnavailable.NotSupported', text)).toEqual({
      code: 'TENCENT_BUSY',
      retry: 'T',
    });
    expect(vendorErrorRow('ResourceUnavailable.NotSupported', 'no').code).toBe('TENCENT_NOT_SUPPORTED');
    expect(vendorErrorRow('InvalidDisk.NotSupported', text).code).toBe('TENCENT_NOT_SUPPORTED');
  });

  it('repeats no refused write of a family that it does not know in detail', () => {
    const repeated = FAMILIES.filter((family) => vendorErrorRow(`${family}.Something`).retry !== 'N');
    const faults = ['FailedOperation', 'InternalError', 'InternalServerError', 'ServiceUnavailable'];
    expect(repeated.sort()).toEqual([...faults, 'RequestLimitExceeded', 'ResourceBusy'].sort());
  });

  it('knows every code that says a disk was returned before', () => {
    const codes = NAMED.filter((code) => code.endsWith('.RepeatRefund'));
    expect(codes.length).toBeGreaterThan(1);
    expect([...ALREADY_RETURNED_CODES].sort()).toEqual(codes.sort());
    for (const code of codes)
      expect(vendorErrorRow(code)).toEqual({ code: 'TENCENT_STATE_CONFLICT', retry: 'N' });
  });

  it('never answers a rejected credential of ours with 401 or 403', () => {
    const auth = Object.entries(TENCENT_ERRORS).filter(
      ([, row]) => row.code === 'TENCENT_CREDENTIAL_REJECTED',
    );
    expect(auth.length).toBeGreaterThan(5);
    expect(auth.map(([, row]) => ERROR_CODES[row.code].status)).toEqual(auth.map(() => 502));
  });
});
