/** One row of the table: everything a reply, a log line and the documentation say about an error. */
export interface ErrorDefinition {
  /** The number a portal switches on. It never changes its meaning and is never reused. */
  scode: number;
  /** HTTP status under `HTTP_STATUS_MODE=semantic`. */
  status: number;
  message: string;
  message_cn: string;
  /** True when the same request may succeed later without being changed. */
  retryable: boolean;
  /** True when `desc` may carry the particulars to the caller; false leaves them to the log. */
  safe: boolean;
  /** What the person who meets it should do; feeds `docs/errors.md`. */
  remedy: string;
}
