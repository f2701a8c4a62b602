import { Logger } from '@nestjs/common';

/** The Date header has whole seconds and takes time to arrive; a smaller difference means nothing. */
const NOISE_MS = 2_000;
/** Tencent refuses a signature that is off by more than this, so an accepted call proves a smaller offset. */
const ACCEPTED_MS = 300_000;

/** A clock of ours that is off by more is not corrected by what a reply says: it may not come from Tencent. */
const BELIEVED_MS = 15 * 60_000;
const WARNING_PAUSE_MS = 60_000;

/** How far the clock of one host of Tencent's is ahead of ours, measured from its replies. Signatures use it. */
export class ClockOffset {
  private readonly logger = new Logger('Clock');
  private offsetMs = 0;
  private lastDate = '';
  private warnedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly host: string) {}

  get milliseconds(): number {
    return this.offsetMs;
  }

  /** Unix seconds by Tencent's clock. */
  nowSeconds(): number {
    return Math.floor((Date.now() + this.offsetMs) / 1_000);
  }

  private warn(measuredMs: number): void {
    if (performance.now() - this.warnedAt < WARNING_PAUSE_MS) return;
    this.warnedAt = performance.now();
    const minutes = Math.round(measuredMs / 60_000);
    this.logger.warn(
      `${this.host} refuses our time, and its own differs by ${minutes} minutes: not believed; check the clock of this host`,
    );
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
    if (Math.abs(measuredMs) > BELIEVED_MS) return this.warn(measuredMs);
    if (Math.abs(measuredMs) <= NOISE_MS) this.offsetMs = 0;
    else if (Math.abs(measuredMs - this.offsetMs) > NOISE_MS) this.offsetMs = measuredMs;
  }
}

/** The offsets of all hosts. There are few: host names come from closed tables. */
export class ClockOffsets {
  private readonly offsets = new Map<string, ClockOffset>();

  of(host: string): ClockOffset {
    let offset = this.offsets.get(host);
    if (!offset) this.offsets.set(host, (offset = new ClockOffset(host)));
    return offset;
  }

  /** The largest one, whichever its sign. */
  get worstMs(): number {
    const all = [...this.offsets.values()].map(({ milliseconds }) => milliseconds);
    return all.reduce((worst, ms) => (Math.abs(ms) > Math.abs(worst) ? ms : worst), 0);
  }
}
