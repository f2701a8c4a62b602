/** The Date header has whole seconds and takes time to arrive; a smaller difference means nothing. */
const NOISE_MS = 2_000;
/** Tencent refuses a signature that is off by more than this, so an accepted call proves a smaller offset. */
const ACCEPTED_MS = 300_000;

/** How far Tencent's clock is ahead of ours, measured from its replies. Signatures use it. */
export class ClockOffset {
  private offsetMs = 0;
  private lastDate = '';

  get milliseconds(): number {
    return this.offsetMs;
  }

  /** Unix seconds by Tencent's clock. */
  nowSeconds(): number {
    return Math.floor((Date.now() + this.offsetMs) / 1_000);
  }

  /**
   * `accepted` is true when Tencent did not refuse the call for its timestamp. A Date that is far from ours is then
   * not Tencent's clock (a cache or a proxy wrote it) and is ignored.
   */
  learn(date: string, accepted: boolean): void {
    if (date === this.lastDate && accepted) return;
    const serverMs = Date.parse(date) + 500;
    if (Number.isNaN(serverMs)) return;
    this.lastDate = date;
    const measuredMs = serverMs - Date.now();
    if (accepted && Math.abs(measuredMs) > ACCEPTED_MS) return;
    if (Math.abs(measuredMs) <= NOISE_MS) this.offsetMs = 0;
    else if (Math.abs(measuredMs - this.offsetMs) > NOISE_MS) this.offsetMs = measuredMs;
  }
}
