/**
 * `never-sent`: Tencent cannot have executed the call; any call may be tried again.
 * `outcome-unknown`: bytes of it left this process and no readable answer came back.
 */
export type FailureKind = 'never-sent' | 'outcome-unknown';

const REASONS = {
  refused: 'the connection was refused',
  dns: 'the host name could not be resolved',
  network: 'the network could not be reached',
  tls: 'the TLS handshake failed',
  'connect-timeout': 'no connection was made in time',
  proxy: 'the proxy refused to connect',
  throttled: 'the gateway answered 429, too many requests',
  'not-sendable': 'the call could not be put into an HTTP request',
  closing: 'the service is shutting down',
  aborted: 'the call was cancelled',
  deadline: 'the deadline of the request passed',
  timeout: 'no complete answer came in time',
  reset: 'the connection was closed before an answer',
  truncated: 'the answer was cut off',
  'too-large': 'the answer exceeds the size limit',
  redirect: 'the answer was a redirect, which is never followed',
  'http-status': 'the answer had an unexpected HTTP status',
  'not-http': 'the answer was not HTTP',
  'not-json': 'the answer was not JSON',
  'not-an-envelope': 'the answer was not a Tencent API envelope',
  'too-deep': 'the answer is nested too deeply',
  'too-many-values': 'the answer has more values than any reply of Tencent',
  'secret-in-answer': 'the answer holds the key of the account',
  misfit: 'the answer does not have the form that Tencent documents',
} as const;

export type FailureReason = keyof typeof REASONS;

/**
 * Why a call has no answer. It is made from this table and a few codes, never from the text of another error, so
 * that it cannot contain a URL, a header, a key or a part of a reply.
 */
export class TransportFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly reason: FailureReason,
    readonly httpStatus?: number,
    /** The system or library code behind it, such as `ECONNRESET`. */
    readonly causeCode?: string,
    /** The path of the field that does not fit, made of names that this service knows. */
    readonly field?: string,
  ) {
    const where = field ?? (httpStatus === undefined ? undefined : `HTTP ${httpStatus}`);
    super(REASONS[reason] + (where === undefined ? '' : ` (${where})`));
    this.name = 'TransportFailure';
  }
}
