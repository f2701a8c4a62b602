import { type AcceptedGap, isAccepted } from './accepted-gap.js';
import type { Anchor } from './anchors.js';
import type { ChainHead } from './audit-seal.js';
import type { Damage } from './chain-damage.js';

/** Compares a chain, row by row, with the anchors of it. */
export class AnchorCheck {
  private readonly open: Anchor[];
  private readonly matches: number[] = [];
  private readonly misses: Anchor[] = [];

  /** What is before `start` is not there to be compared. */
  constructor(
    anchors: readonly Anchor[],
    start: ChainHead,
    private readonly name = 'the anchor',
  ) {
    this.open = anchors.filter(({ seq }) => seq > 0 && seq >= start.seq).toSorted((a, b) => b.seq - a.seq);
    if (start.seq > 0) this.pass(start);
  }

  get highestMatch(): number {
    return this.matches.at(-1) ?? 0;
  }

  /** The rows in their order, each once. */
  pass({ seq, hash }: ChainHead): void {
    for (let next = this.open.at(-1); next && next.seq <= seq; next = this.open.at(-1)) {
      this.open.pop();
      if (next.seq === seq && next.hash === hash) this.matches.push(seq);
      else this.misses.push(next);
    }
  }

  /**
   * After the last row: the first place where the chain is not what an anchor knows. A service that goes on with a
   * chain that was set back writes rows that are genuine, and other ones than the anchor knows.
   */
  damage(end: ChainHead, gaps: readonly AcceptedGap[], isCut: boolean): Damage | undefined {
    const isLost = ({ seq, at }: Anchor) => !isAccepted(gaps, seq, at);
    const missed = this.misses.find(isLost);
    if (missed) {
      const before = this.matches.findLast((seq) => seq < missed.seq) ?? 0;
      return {
        seq: before + 1,
        kind: 'set-back',
        detail: `row ${missed.seq} is another one than ${this.known(missed)}: the chain was set back to row ${before} or later and went on`,
      };
    }
    const gone = isCut ? undefined : this.open.find(isLost);
    if (!gone) return undefined;
    return {
      seq: end.seq + 1,
      kind: 'truncated',
      detail: `rows ${end.seq + 1} to ${gone.seq} are gone: they are in ${this.known(gone)}`,
    };
  }

  private known({ at }: Anchor): string {
    return at === undefined ? this.name : `${this.name} of ${at}`;
  }
}
