import type { ErrorCode } from '../errors/error-codes.js';
import { UPSTREAM_ERRORS } from '../tencent/client/errors/upstream-errors.js';

export const READ_ERRORS: readonly ErrorCode[] = [
  ...UPSTREAM_ERRORS,
  'TENCENT_DISK_NOT_FOUND',
  'TENCENT_RESOURCE_NOT_FOUND',
  // DescribeDisks documents UnsupportedOperation.
  'TENCENT_NOT_SUPPORTED',
];

/** Reads of lists that may have to read all pages. */
export const SEARCH_ERRORS: readonly ErrorCode[] = [...READ_ERRORS, 'LIST_CHANGED'];

export const WRITE_ERRORS: readonly ErrorCode[] = [
  ...READ_ERRORS,
  'TENCENT_INSTANCE_NOT_FOUND',
  'TENCENT_BUSY',
  'TENCENT_IN_USE',
  'TENCENT_STATE_CONFLICT',
  'TENCENT_ORDER_CONFLICT',
  'TENCENT_EXPIRED',
  'TENCENT_QUOTA',
  'AUDIT_CHAIN_DAMAGED',
];

/** Operations that cost or refund money. */
export const PAID_ERRORS: readonly ErrorCode[] = [
  'TENCENT_CONFIG_NOT_OFFERED',
  'TENCENT_SOLD_OUT',
  'TENCENT_PAYMENT',
  'TENCENT_BALANCE',
];
