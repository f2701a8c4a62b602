/** One row of the table: everything a reply, a log line and the documentation say about an error. */
export interface ErrorDefinition {
  /** The number that a portal distinguishes errors by. It never changes its meaning and is never used again. */
  scode: number;
  /** HTTP status under `HTTP_STATUS_MODE=semantic`. */
  status: number;
  message: string;
  message_cn: string;
  /** True when the same request may succeed later without being changed. */
  retryable: boolean;
  /** True when `desc` may have the details for the caller; if false they are only in the log. */
  safe: boolean;
  /** What the reader of the error should do; for `docs/errors.md` and `/docs/errors`. */
  remedy: string;
  remedy_cn: string;
}
