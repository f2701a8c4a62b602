import { AppError } from '../../../errors/app.error.js';
import { TransportFailure } from '../transport/transport-failure.js';
import { vendorErrorRow } from './tencent-errors.js';

/**
 * True when a write that failed with this error may have been carried out all the same: it was sent and no
 * readable answer came, or Tencent reported a fault of its own. The audit trail records such a write as
 * unknown, never as failed.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  if (error.cause instanceof TransportFailure) return error.cause.kind === 'outcome-unknown';
  return error.upstream !== undefined && vendorErrorRow(error.upstream.code).retry === 'U';
}
