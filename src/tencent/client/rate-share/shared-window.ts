/** The part of a rate that a window of this process keeps to. */
export interface SharedWindow {
  /** Calls a second, of all replicas together. */
  readonly rate: number;
  /** Calls of the last second. */
  readonly used: number;
  /** And calls that wait. */
  readonly demand: number;
  /**
   * Sets how many calls a second this replica may send; `expected` is for estimates until its share has settled. From
   * `until` on none may be sent.
   */
  allow(limit: number, expected?: number, until?: number): void;
}
