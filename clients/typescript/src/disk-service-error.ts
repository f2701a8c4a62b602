import { ERRORS } from './generated/errors.js';

/** The six keys of every reply of the service. */
export interface Envelope {
  scode: number;
  desc: string;
  message: string;
  message_cn: string;
  stack: string[] | null;
  data: unknown;
}

/** An answer of the service that is a failure, or the lack of an answer. */
export class DiskServiceError extends Error {
  override readonly name = 'DiskServiceError';
  /** The number to tell failures apart by; 0 when the service did not answer. */
  readonly scode: number;
  /** The name of the scode in the documents, e.g. `TENCENT_BUSY`. */
  readonly code: string;
  /** What exactly is wrong, in the language of the client. */
  readonly desc: string;
  readonly messageCn: string;
  /** Rows of a request that was partly done, faulty fields, the ClientToken of an unknown outcome; else null. */
  readonly data: unknown;
  /** HTTP status; 0 when the service did not answer. */
  readonly status: number;
  /** True when the same request may succeed later without being changed. */
  readonly retryable: boolean;
  /** For the operators of the service. */
  readonly requestId: string | undefined;
  /** The write in the audit trail, for `waitFor`. */
  readonly operationId: string | undefined;
  /** Tencent's own code and RequestId when its answer is the reason. */
  readonly tencentErrorCode: string | undefined;
  readonly tencentRequestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(envelope: Envelope, status: number, headers: Headers, options?: ErrorOptions) {
    const { scode, desc, message, message_cn, data } = envelope;
    super(desc ? `${message}: ${desc}` : message, options);
    const known = ERRORS[scode];
    const header = (name: string) => headers.get(name) ?? undefined;
    this.scode = scode;
    this.code = known?.name ?? 'UNKNOWN';
    this.desc = desc;
    this.messageCn = message_cn;
    this.data = data;
    this.status = status;
    this.retryable = known?.retryable ?? (status === 0 || status === 429 || status >= 500);
    this.requestId = header('x-request-id');
    this.operationId = header('x-operation-id');
    this.tencentErrorCode = header('x-tencent-error-code');
    this.tencentRequestId = header('x-tencent-request-id');
    const seconds = Number(headers.get('retry-after') ?? Number.NaN);
    this.retryAfterSeconds = Number.isFinite(seconds) ? seconds : undefined;
  }

  /** The service did not answer, or not with an envelope. */
  static noAnswer(message: string, status: number, headers: Headers, cause?: unknown): DiskServiceError {
    const envelope = { scode: 0, desc: '', message, message_cn: message, stack: null, data: null };
    return new DiskServiceError(envelope, status, headers, { cause });
  }
}
