import { AppError } from '../../../errors/app.error.js';
import { TransportFailure } from '../transport/transport-failure.js';
import { vendorErrorRow } from './tencent-errors.js';

/**
 * True when a write that failed with this error may have been carried out: it was sent and there was no readable
 * answer, or Tencent reported a fault of its own. The audit trail then records the outcome `unknown`, not `failed`.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  if (error.cause instanceof TransportFailure) return error.cause.kind === 'outcome-unknown';
  return error.upstream !== undefined && vendorErrorRow(error.upstream.code).retry === 'U';
}
