import type { ErrorCode } from '../errors/error-codes.js';
import { UPSTREAM_ERRORS } from '../tencent/client/errors/upstream-errors.js';

/** Reads of lists that may have to read all pages. */
export const SEARCH_ERRORS: readonly ErrorCode[] = [
  ...UPSTREAM_ERRORS,
  // DescribeSnapshots documents UnsupportedOperation.
  'TENCENT_NOT_SUPPORTED',
  'LIST_CHANGED',
];

/** What any write of a snapshot can end in. */
export const WRITE_ERRORS: readonly ErrorCode[] = [
  ...UPSTREAM_ERRORS,
  'TENCENT_DISK_NOT_FOUND',
  'TENCENT_SNAPSHOT_NOT_FOUND',
  'TENCENT_RESOURCE_NOT_FOUND',
  'TENCENT_BUSY',
  'TENCENT_IN_USE',
  'TENCENT_STATE_CONFLICT',
  'TENCENT_NOT_SUPPORTED',
  'TENCENT_SOLD_OUT',
  'TENCENT_QUOTA',
  'AUDIT_CHAIN_DAMAGED',
];
