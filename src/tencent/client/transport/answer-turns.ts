/** Bytes of answers that are read in one go: some milliseconds of work, with what is made of them. */
const BYTES_A_TURN = 128 * 1024;

interface WaitingAnswer {
  bytes: number;
  read: () => void;
}

/**
 * Reads answers in the order in which they arrived, and lets the event loop go on in between. Many that arrive at one
 * moment, such as the pages of a search, would otherwise keep timers, probes and the requests of all others waiting until
 * the last of them was read. One that comes alone is read at once.
 */
export class AnswerTurns {
  private waiting: WaitingAnswer[] = [];
  private bytesLeft = BYTES_A_TURN;
  private isTurnOpen = false;

  /** Calls `read` now or in one of the next turns of the event loop. */
  take(bytes: number, read: () => void): void {
    if (this.waiting.length === 0 && this.bytesLeft > 0) this.read({ bytes, read });
    else this.waiting.push({ bytes, read });
  }

  private read({ bytes, read }: WaitingAnswer): void {
    this.bytesLeft -= bytes;
    if (!this.isTurnOpen) setImmediate(this.nextTurn);
    this.isTurnOpen = true;
    read();
  }

  private readonly nextTurn = (): void => {
    this.isTurnOpen = false;
    this.bytesLeft = BYTES_A_TURN;
    while (this.bytesLeft > 0) {
      const next = this.waiting.shift();
      if (!next) return;
      this.read(next);
    }
  };
}
