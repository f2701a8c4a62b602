import type { ErrorCode } from '../errors/error-codes.js';

const REQUEST_ID = '8f2a1c77-8a5b-4c6e-9d1f-2f4e6a1b7c30';

/** As `desc` has what Tencent said. */
const refused = (action: string, code: string, text: string): string =>
  `${action}: ${code}: ${text} (RequestId ${REQUEST_ID})`;

const BUSY = refused('ResizeDisk', 'InvalidDisk.Busy', 'disk(disk-giys4n0i) is busy, please retry later');

/** An example of `desc` for each error that has one, in English; INTERNAL has none. */
export const DESC_EXAMPLES: Partial<Record<ErrorCode, string>> = {
  INVALID_PARAMETER: 'DiskSize: must be a whole number from 10 to 32000',
  MALFORMED_JSON: 'the body is not JSON: expected "," or "}" (line 3, column 3)',
  NO_SUCH_ROUTE: 'did you mean POST /v1/tencent/disk/list?',
  METHOD_NOT_ALLOWED: 'send POST to this path instead',
  NOT_AUTHENTICATED: 'no Bearer token; send the header "Authorization: Bearer <token>"',
  NOT_ALLOWED: 'this route needs the role operator',
  TOO_LARGE: 'the body is larger than 262144 bytes',
  UNSUPPORTED_MEDIA_TYPE: 'Content-Type must be application/json, UTF-8',
  TOO_MANY_REQUESTS: 'DescribeDisks: the limit of 20 calls a second leaves no turn before the deadline',
  DEADLINE_PASSED: 'DescribeDisks: the deadline of the request passed. The call was not carried out.',
  SHUTTING_DOWN: 'the service stopped before there was a result',
  DATABASE_UNAVAILABLE: 'the database does not answer',
  PARTLY_DONE: `1 of 2 disks failed; the first: ${BUSY}`,
  OVERLOADED: 'DescribeDisks: too many calls of this account are waiting',
  CONFLICT: 'TenantUuid, ClusterUuid: this pair has a credential; update or delete it',
  NOT_FOUND: 'ApiKeyId: no such API key',
  NOT_SENT: 'disk-plqkg6me: not sent because of disk-giys4n0i',
  LIST_CHANGED: 'disks came or went during each of 3 reads',
  OPERATION_NOT_FOUND:
    'OperationId: no write of this tenant and cluster has the id 5d1b0e4c-3a4f-4b57-9d0e-2f6a8c1b7e90',
  OPERATION_FAILED: 'disk-giys4n0i: Tencent reports: the disk is being repaired',
  OPERATION_UNKNOWN: 'disk-giys4n0i: not settled after 30 minutes',
  QUERY_TOO_LONG: 'there are too many rows to read in time',
  AUDIT_CHAIN_DAMAGED: 'the audit trail cannot be written: its chain is damaged',
  CREDENTIAL_NOT_FOUND: 'TenantUuid, ClusterUuid: no credential is stored for this pair',
  CREDENTIAL_DISABLED: 'TenantUuid, ClusterUuid: the credential of this pair is disabled',
  CREDENTIAL_UNREADABLE: 'it is sealed with the key "2026a", which CREDENTIAL_KEYS lacks',
  TENCENT_INVALID_PARAMETER: refused(
    'ResizeDisk',
    'InvalidParameterValue',
    'The value `20` specified in the parameter `DiskSize` is not valid',
  ),
  TENCENT_UNSUPPORTED_REGION: refused(
    'DescribeDisks',
    'UnsupportedRegion',
    'The action not support this region.',
  ),
  TENCENT_DISK_NOT_FOUND: 'DiskId: not found: disk-giys4n0i',
  TENCENT_INSTANCE_NOT_FOUND: refused('AttachDisks', 'InvalidInstanceId.NotFound', 'instance not found'),
  TENCENT_SNAPSHOT_NOT_FOUND: 'snap-l9psuhh8: not found',
  TENCENT_RESOURCE_NOT_FOUND: refused('CreateSnapshot', 'ResourceNotFound', 'the resource is not found'),
  TENCENT_POLICY_NOT_FOUND: 'AutoSnapshotPolicyId: not found: asp-e2v2h0pi',
  TENCENT_BUSY: BUSY,
  TENCENT_IN_USE: refused('ResizeDisk', 'ResourceInUse.DiskMigrating', 'disk(disk-giys4n0i) is migrating'),
  TENCENT_STATE_CONFLICT: 'disk-giys4n0i: is attached to ins-gkfro58u; detach it first',
  TENCENT_ORDER_CONFLICT: refused('CreateDisks', 'TradeDealConflict', 'an order is not paid yet'),
  TENCENT_CLIENT_TOKEN_CONFLICT: refused(
    'CreateDisks',
    'InvalidParameter.InvalidClientToken',
    'the ClientToken was used with other parameters',
  ),
  TENCENT_EXPIRED: refused('ResizeDisk', 'InvalidDisk.Expire', 'disk(disk-giys4n0i) has expired'),
  TENCENT_ALREADY_BOUND: refused(
    'BindAutoSnapshotPolicy',
    'InvalidDisk.AlreadyBound',
    'disk(disk-giys4n0i) is bound to a policy',
  ),
  TENCENT_SNAPSHOT_SHARED: 'snap-l9psuhh8: is shared with 2 other accounts; stop sharing it first',
  TENCENT_SNAPSHOT_HAS_IMAGES:
    'snap-l9psuhh8: is bound by img-8toqc6s3 (web); delete them first, or send DeleteBindImages: true',
  TENCENT_COPY_CONFLICT: refused(
    'CopySnapshotCrossRegions',
    'ResourceInUse.CopySnapshotConflict',
    'the snapshot is being copied to ap-beijing',
  ),
  TENCENT_NOT_SUPPORTED: refused(
    'DetachDisks',
    'InvalidDisk.NotPortable',
    'disk(disk-plqkg6me) is not portable',
  ),
  TENCENT_CONFIG_NOT_OFFERED: `DiskSize: CLOUD_SSD has 20 to 32000 GiB. ${refused('CreateDisks', 'InvalidParameter.DiskConfigNotSupported', 'the configuration is not offered')}`,
  TENCENT_QUOTA: refused(
    'AttachDisks',
    'LimitExceeded.InstanceAttachedDisk',
    'ins-gkfro58u has 20 disks already',
  ),
  TENCENT_REFUND_QUOTA: refused(
    'TerminateDisks',
    'InsufficientRefundQuota',
    'the quota of refunds is used up',
  ),
  TENCENT_SOLD_OUT: refused('CreateDisks', 'ResourcesSoldOut', 'CLOUD_SSD is sold out in ap-guangzhou-3'),
  TENCENT_THROTTLED: refused('DescribeDisks', 'RequestLimitExceeded', 'the rate of calls exceeds the limit'),
  TENCENT_SNAPSHOT_CHAIN: refused(
    'CreateSnapshot',
    'ResourceUnavailable.DiskSnapshotChainTooLarge',
    'the chain of snapshots is too long',
  ),
  TENCENT_CREDENTIAL_REJECTED: refused(
    'DescribeDisks',
    'AuthFailure.SecretIdNotFound',
    'The SecretId is not found, please ensure that your SecretId is correct.',
  ),
  TENCENT_CLOCK_SKEW: refused('DescribeDisks', 'AuthFailure.SignatureExpire', 'the signature has expired'),
  TENCENT_PERMISSION: `${refused('DescribeDisks', 'UnauthorizedOperation', 'you are not authorized')} The cloud key lacks the permission cbs:DescribeDisks; grant it in CAM.`,
  TENCENT_MFA: refused('TerminateDisks', 'AuthFailure.MFAFailure', 'MFA failed'),
  TENCENT_ADDRESS_REFUSED: refused(
    'DescribeDisks',
    'IpNotInWhitelist',
    'the address is not in the list of the account',
  ),
  TENCENT_PAYMENT: refused('CreateDisks', 'UnauthorizedOperation.NotHavePaymentRight', 'no right to pay'),
  TENCENT_BALANCE: refused(
    'CreateDisks',
    'InvalidAccount.InsufficientBalance',
    'the balance is insufficient',
  ),
  TENCENT_INTERNAL: refused('DescribeDisks', 'InternalError', 'an internal error has occurred'),
  TENCENT_UNAVAILABLE:
    'DescribeDisks: calls to this account and region kept failing, so none is sent for a moment',
  TENCENT_UNREACHABLE: 'DescribeDisks: the connection was refused. The call was not carried out.',
  TENCENT_TIMEOUT:
    'ResizeDisk: no complete answer came in time. The call was sent and its outcome is unknown: it may have been carried out. Inspect the resource before repeating the request.',
  TENCENT_UNREADABLE: 'DescribeDisks: the answer was not JSON.',
  TENCENT_ACTION_MISSING: refused(
    'DescribeDisks',
    'InvalidAction',
    'the action is not valid or does not exist',
  ),
  TENCENT_ACTION_OFFLINE: refused('DescribeDiskOperationLogs', 'ActionOffline', 'the action is offline'),
  TENCENT_PROTOCOL: refused('DescribeDisks', 'RequestSizeLimitExceeded', 'the request is too large'),
  TENCENT_UNKNOWN: refused('ResizeDisk', 'SomethingNew', 'a text of Tencent'),
  TENCENT_REQUEST_DEFECT: refused('DescribeDisks', 'UnknownParameter', 'the parameter is not recognized'),
  IDEMPOTENCY_KEY_REUSED:
    'Idempotency-Key: within the last 24 hours it was sent with another route or body; nothing was done',
  IDEMPOTENCY_KEY_IN_USE:
    'Idempotency-Key: the first request with it is still running; repeat this one to get its reply',
  IDEMPOTENCY_REPLY_NOT_KEPT:
    'Idempotency-Key: the first request with it was carried out; its reply is not stored and cannot be shown again',
  IDEMPOTENCY_OUTCOME_UNKNOWN:
    'Idempotency-Key: the process that ran the first request with it ended before its reply, so the request may have been carried out; nothing was sent again. Inspect the resource, then use a new key',
};
