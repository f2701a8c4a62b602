import { AppError } from '../../../errors/app.error.js';
import { type FailureReason, TransportFailure } from '../transport/transport-failure.js';
import { scrub } from './scrub.js';
import { provesNothing, vendorErrorRow, type VendorErrorRow } from './tencent-errors.js';

/** What the text of an error needs to know about its call. */
export interface FailedCall {
  service: string;
  action: string;
  kind: 'read' | 'create' | 'write';
  /** Values that must not appear in the text. */
  secrets: readonly (string | undefined)[];
  /** Of a `create`: with it the same request can be sent again without buying twice. */
  clientToken?: string | undefined;
}

type TencentCode = VendorErrorRow['code'];

export const FAILURE_CODES: Record<FailureReason, TencentCode | 'SHUTTING_DOWN' | 'DEADLINE_PASSED'> = {
  refused: 'TENCENT_UNREACHABLE',
  dns: 'TENCENT_UNREACHABLE',
  network: 'TENCENT_UNREACHABLE',
  tls: 'TENCENT_UNREACHABLE',
  proxy: 'TENCENT_UNREACHABLE',
  reset: 'TENCENT_UNREACHABLE',
  'connect-timeout': 'TENCENT_TIMEOUT',
  timeout: 'TENCENT_TIMEOUT',
  throttled: 'TENCENT_THROTTLED',
  'not-sendable': 'TENCENT_REQUEST_DEFECT',
  closing: 'SHUTTING_DOWN',
  aborted: 'DEADLINE_PASSED',
  deadline: 'DEADLINE_PASSED',
  truncated: 'TENCENT_UNREADABLE',
  'too-large': 'TENCENT_UNREADABLE',
  redirect: 'TENCENT_UNREADABLE',
  'http-status': 'TENCENT_UNREADABLE',
  'not-http': 'TENCENT_UNREADABLE',
  'not-json': 'TENCENT_UNREADABLE',
  'not-an-envelope': 'TENCENT_UNREADABLE',
  'too-deep': 'TENCENT_UNREADABLE',
  'too-many-values': 'TENCENT_UNREADABLE',
  'secret-in-answer': 'TENCENT_UNREADABLE',
  misfit: 'TENCENT_UNREADABLE',
};

/** Values of Retry-After, as Tencent sends none. Waiting one second does not help when a zone is sold out. */
const RETRY_AFTER_SECONDS: Partial<Record<string, number>> = {
  TENCENT_THROTTLED: 1,
  TENCENT_UNAVAILABLE: 5,
  TENCENT_SOLD_OUT: 300,
  SHUTTING_DOWN: 5,
};

/** What the caller is told when the call may have been carried out. */
function unknownOutcome({ kind, clientToken }: FailedCall): { text: string; data?: object } {
  if (kind === 'read') return { text: '' };
  if (kind === 'write')
    return {
      text:
        ' The call was sent and its outcome is unknown: it may have been carried out.' +
        ' Inspect the resource before repeating the request.',
    };
  return {
    text:
      ' The call was sent and its outcome is unknown: disks may have been created.' +
      ` Repeat the request with ClientToken "${clientToken}", or list the disks first.`,
    data: { ClientToken: clientToken },
  };
}

/** Tencent's codes for an action that the policies of the key do not allow. */
const NOT_GRANTED = /^(AuthFailure\.)?UnauthorizedOperation(\.|$)/;

/** A key may well be allowed to do disks and not snapshots, so the missing permission is named as CAM writes it. */
const missingPermission = (
  row: VendorErrorRow,
  vendorCode: string,
  { service, action }: FailedCall,
): string =>
  row.code === 'TENCENT_PERMISSION' && NOT_GRANTED.test(vendorCode)
    ? ` The cloud key lacks the permission ${service}:${action}; grant it in CAM.`
    : '';

/** The error for a call that Tencent refused. `desc` has its code, its scrubbed text and the RequestId. */
export function translateVendorError(
  error: { code: string; message: string },
  requestId: string,
  call: FailedCall,
): AppError {
  const row = vendorErrorRow(error.code, error.message);
  const { code } = row;
  const vendorCode = scrub(error.code, call.secrets);
  const text = scrub(error.message, call.secrets);
  const { text: outcome, ...data } = provesNothing(row) ? unknownOutcome(call) : { text: '' };
  const upstream = { code: vendorCode, requestId: scrub(requestId, call.secrets) };
  return new AppError(
    code,
    `${call.action}: ${vendorCode}${text && `: ${text}`} (RequestId ${upstream.requestId})` +
      `${missingPermission(row, error.code, call)}${outcome}`,
    { upstream, headers: upstreamHeaders(upstream), ...data, ...retryAfter(code) },
  );
}

/** The error for a call without an answer. `desc` says whether the call may have been carried out. */
export function translateFailure(failure: TransportFailure, call: FailedCall): AppError {
  // Callers repeat after a 429 by themselves, which must not happen to a write that may have been carried out.
  const isInDoubt = call.kind !== 'read' && failure.kind === 'outcome-unknown';
  const code =
    failure.reason === 'throttled' && isInDoubt ? 'TENCENT_UNREADABLE' : FAILURE_CODES[failure.reason];
  const { text: outcome, ...data } =
    failure.kind === 'outcome-unknown' ? unknownOutcome(call) : { text: ' The call was not carried out.' };
  return new AppError(code, `${call.action}: ${failure.message}.${outcome}`, {
    cause: failure,
    ...data,
    ...retryAfter(code),
  });
}

/** Reply headers for a refusal of Tencent. */
const upstreamHeaders = ({ code, requestId }: { code: string; requestId: string }) => ({
  'X-Tencent-Error-Code': code,
  'X-Tencent-Request-Id': requestId,
});

/**
 * True when a write that failed with this error may have been carried out: it was sent and there was no readable
 * answer, or Tencent reported a fault of its own. The audit trail then records the outcome `unknown`, not `failed`.
 */
export function isOutcomeUnknown(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  if (error.cause instanceof TransportFailure) return error.cause.kind === 'outcome-unknown';
  return error.upstream !== undefined && provesNothing(vendorErrorRow(error.upstream.code));
}

function retryAfter(code: string): { retryAfterSeconds?: number } {
  const retryAfterSeconds = RETRY_AFTER_SECONDS[code];
  return retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
}
