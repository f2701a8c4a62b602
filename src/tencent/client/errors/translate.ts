import { AppError } from '../../../errors/app.error.js';
import { verbatim, type Words } from '../../../errors/words.js';
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
function unknownOutcome({ kind, clientToken }: FailedCall): { text: Words; data?: object } {
  if (kind === 'read') return { text: verbatim('') };
  if (kind === 'write')
    return {
      text: {
        en:
          ' The call was sent and its outcome is unknown: it may have been carried out.' +
          ' Inspect the resource before repeating the request.',
        zh: '请求已发出，但结果未知，可能已经执行。请先查看资源的状态，再决定是否重试。',
      },
    };
  return {
    text: {
      en:
        ' The call was sent and its outcome is unknown: disks may have been created.' +
        ` Repeat the request with ClientToken "${clientToken}", or list the disks first.`,
      zh: `请求已发出，但结果未知，云硬盘可能已经创建。请带上 ClientToken "${clientToken}" 重试，或先查询云硬盘列表。`,
    },
    data: { ClientToken: clientToken },
  };
}

const NOT_CARRIED_OUT: Words = { en: ' The call was not carried out.', zh: '请求没有执行。' };

/** Tencent's codes for an action that the policies of the key do not allow. */
const NOT_GRANTED = /^(AuthFailure\.)?UnauthorizedOperation(\.|$)/;

/** A key may well be allowed to do disks and not snapshots, so the missing permission is named as CAM writes it. */
const missingPermission = (
  row: VendorErrorRow,
  vendorCode: string,
  { service, action }: FailedCall,
): Words =>
  row.code === 'TENCENT_PERMISSION' && NOT_GRANTED.test(vendorCode)
    ? {
        en: ` The cloud key lacks the permission ${service}:${action}; grant it in CAM.`,
        zh: `该云账号密钥缺少 ${service}:${action} 权限，请在访问管理（CAM）中授权。`,
      }
    : verbatim('');

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
  const { text: outcome, ...data } = provesNothing(row) ? unknownOutcome(call) : { text: verbatim('') };
  const upstream = { code: vendorCode, requestId: scrub(requestId, call.secrets) };
  const missing = missingPermission(row, error.code, call);
  const more = { en: missing.en + outcome.en, zh: missing.zh + outcome.zh };
  return new AppError(
    code,
    {
      en: `${call.action}: ${vendorCode}${text && `: ${text}`} (RequestId ${upstream.requestId})${more.en}`,
      zh: `${call.action}：${vendorCode}${text && `：${text}`}（RequestId ${upstream.requestId}）${more.zh && `。${more.zh}`}`,
    },
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
    failure.kind === 'outcome-unknown' ? unknownOutcome(call) : { text: NOT_CARRIED_OUT };
  const { en, zh } = failure.words;
  const detail = {
    en: `${call.action}: ${en}.${outcome.en}`,
    zh: `${call.action}：${zh}。${outcome.zh}`,
  };
  return new AppError(code, detail, {
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
