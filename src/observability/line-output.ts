import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
/** What may wait while nobody reads; what comes then is dropped and counted. */
const MAX_WAITING_BYTES = 8 * 2 ** 20;
/**
 * Each write is a system call, so lines of which there are many wait this long for others. After the same time a full
 * pipe, or a full disk, is tried again.
 */
const WAIT_MS = 50;
/** At the exit, for a reader that is slow. */
const EXIT_MS = 2_000;

const NOTHING = Buffer.alloc(0);

/**
 * Standard output, for the lines of the log. It never waits for the reader, and not for ever at the exit. A pipe takes what
 * it has room for, as `process.stdout` makes it non-blocking; then the rest is tried again later.
 */
export class LineOutput {
  private lines: string[] = [];
  /** What is written next. */
  private chunk = NOTHING;
  /** Of both. */
  private waitingBytes = 0;
  private timer: NodeJS.Timeout | undefined;
  private lost = 0;
  private toldLost = 0;
  /** Nobody can read any more. */
  private isClosed = false;
  private readonly isTerminal = process.stdout.isTTY;

  constructor() {
    process.on('exit', () => this.end());
  }

  /** Lines that were dropped since the start of the process. */
  get lostLines(): number {
    return this.lost;
  }

  /** With its end of line. */
  write(line: string): void {
    const bytes = Buffer.byteLength(line);
    if (this.isClosed || this.waitingBytes + bytes > MAX_WAITING_BYTES) {
      this.lost += 1;
      return;
    }
    this.lines.push(line);
    this.waitingBytes += bytes;
    if (this.isTerminal) this.flush();
    else this.flushSoon();
  }

  /** Writes what waits, as far as there is room. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.tryToWrite() !== undefined) this.flushSoon();
  }

  private flushSoon(): void {
    this.timer ??= setTimeout(() => this.flush(), WAIT_MS).unref();
  }

  /** The code of the error that leaves something unwritten. */
  private tryToWrite(): string | undefined {
    try {
      while (this.waitingBytes > 0) {
        if (this.chunk.length === 0) this.nextChunk();
        const written = writeSync(STANDARD_OUTPUT, this.chunk);
        this.chunk = this.chunk.subarray(written);
        this.waitingBytes -= written;
        if (this.waitingBytes === 0) this.tellLost();
      }
      return undefined;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return this.close();
      return code;
    }
  }

  private nextChunk(): void {
    this.chunk = Buffer.from(this.lines.join(''));
    this.lines = [];
  }

  private tellLost(): void {
    const lines = this.lost - this.toldLost;
    if (lines === 0) return;
    this.toldLost = this.lost;
    const time = new Date().toISOString();
    const msg = 'lines of the log are lost, as standard output was not read';
    this.write(`${JSON.stringify({ level: 'warn', time, lines, msg })}\n`);
  }

  private close(): undefined {
    this.isClosed = true;
    this.lost += this.chunk.toString('latin1').split('\n').length - 1 + this.lines.length;
    this.lines = [];
    this.chunk = NOTHING;
    this.waitingBytes = 0;
  }

  private end(): void {
    const until = performance.now() + EXIT_MS;
    const pause = new Int32Array(new SharedArrayBuffer(4));
    while (this.tryToWrite() === 'EAGAIN' && performance.now() < until) Atomics.wait(pause, 0, 0, 10);
  }
}

/** There is one in a process. */
export const standardOutput = new LineOutput();
