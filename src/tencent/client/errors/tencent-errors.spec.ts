import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../errors/error-codes.js';
import { FAILURE_CODES } from './translate.js';
import { TENCENT_ERRORS, vendorErrorRow } from './tencent-errors.js';

/** Every code in the API documentation of CBS and of the gateway; the table must know each by itself. */
const DOCUMENTED = `
  ActionOffline AuthFailure AuthFailure.InvalidAuthorization AuthFailure.InvalidSecretId AuthFailure.MFAFailure
  AuthFailure.SecretIdNotFound AuthFailure.SignatureExpire AuthFailure.SignatureFailure AuthFailure.TokenFailure
  AuthFailure.UnauthorizedOperation DryRunOperation FailedOperation InsufficientRefundQuota InternalError
  InternalError.ComponentError InternalError.FailQueryResource InternalError.ResourceOpFailed
  InvalidAccount.InsufficientBalance InvalidAction InvalidDisk.Busy InvalidDisk.Expire InvalidDisk.NotPortable
  InvalidDisk.NotSupported InvalidDisk.SnapshotCreating InvalidDisk.TypeError InvalidDiskId.NotFound InvalidFilter
  InvalidInstance.NotSupported InvalidInstanceId.NotFound InvalidParameter InvalidParameter.DiskConfigNotSupported
  InvalidParameter.DiskSizeNotMatch InvalidParameter.InvalidClientToken InvalidParameter.ProjectIdNotExist
  InvalidParameterValue InvalidParameterValue.BindDiskLimitExceeded InvalidParameterValue.InvalidAction
  InvalidParameterValue.LimitExceeded InvalidRequest InvalidSnapshot.NotSupported InvalidSnapshotId.NotFound
  IpInBlacklist IpNotInWhitelist LimitExceeded LimitExceeded.InstanceAttachedDisk
  LimitExceeded.TagQuotaLimitExceeded MissingParameter NoSuchProduct NoSuchVersion RequestLimitExceeded
  RequestLimitExceeded.GlobalRegionUinLimitExceeded RequestLimitExceeded.IPLimitExceeded
  RequestLimitExceeded.UinLimitExceeded RequestSizeLimitExceeded ResourceBusy ResourceInUse
  ResourceInUse.DiskMigrating ResourceInUse.DiskRollbacking ResourceInsufficient
  ResourceInsufficient.OverQuota ResourceInsufficient.OverRefundQuota ResourceInsufficient.UpgradeServiceBusy
  ResourceNotFound ResourceNotFound.NotFound ResourceUnavailable ResourceUnavailable.Attached
  ResourceUnavailable.Expire ResourceUnavailable.NotPortable ResourceUnavailable.NotSupported
  ResourceUnavailable.NotSupportRefund ResourceUnavailable.RepeatRefund ResourceUnavailable.SnapshotCreating
  ResourceUnavailable.TypeError ResourceUnavailable.ZoneNotMatch ResponseSizeLimitExceeded ServiceUnavailable
  TradeDealConflict UnauthorizedOperation UnauthorizedOperation.AuthFailure UnauthorizedOperation.InvalidToken
  UnauthorizedOperation.MFAExpired UnauthorizedOperation.NotCertification
  UnauthorizedOperation.NotHavePaymentRight UnauthorizedOperation.RoleNotExists UnknownParameter
  UnsupportedOperation UnsupportedOperation.DetachPod UnsupportedOperation.DiskEncrypt
  UnsupportedOperation.InstanceNotStopped UnsupportedOperation.StateError UnsupportedProtocol UnsupportedRegion
`
  .trim()
  .split(/\s+/);

describe('TENCENT_ERRORS', () => {
  it('has a row for every documented code and no other', () => {
    expect(DOCUMENTED.length).toBeGreaterThan(80);
    expect(Object.keys(TENCENT_ERRORS).sort()).toEqual([...DOCUMENTED].sort());
  });

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
    ['InvalidDisk.SomethingNew', 'TENCENT_UNKNOWN'],
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

  it('never answers a rejected credential of ours with 401 or 403', () => {
    const auth = Object.entries(TENCENT_ERRORS).filter(
      ([, row]) => row.code === 'TENCENT_CREDENTIAL_REJECTED',
    );
    expect(auth.length).toBeGreaterThan(5);
    expect(auth.map(([, row]) => ERROR_CODES[row.code].status)).toEqual(auth.map(() => 502));
  });
});
