import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LinkedEntries } from '../common/concurrency/linked-entries.js';

export interface UnreadLimits {
  /** Bytes of all replies that wait to be read. */
  bytes: number;
  /** How long one reply may wait. */
  ms: number;
}

interface Unread {
  socket: Socket;
  since: number;
  forget: () => void;
}

const CHECK_MS = 1_000;

/**
 * The replies that the system has not taken from this process because their readers do not read. A connection whose
 * reply waits too long is closed; when all of them together are too large, the one that waits longest.
 */
export class UnreadReplies {
  /** In the order in which they were written. */
  private readonly replies = new LinkedEntries<Unread>();
  private total = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly limits: UnreadLimits,
    private readonly onClosed: () => void,
  ) {}

  get bytes(): number {
    return this.total;
  }

  /** To be called when the reply has been written to the socket as a whole. */
  add(response: ServerResponse, socket: Socket): void {
    const bytes = socket.writableLength;
    if (bytes === 0) return;
    const forget = () => {
      if (remove()) this.removed(bytes);
    };
    const remove = this.replies.add({ socket, since: performance.now(), forget });
    this.total += bytes;
    response.once('close', forget);
    this.timer ??= setInterval(() => this.closeLate(), CHECK_MS).unref();
    while (this.total > this.limits.bytes) this.close(this.replies.oldest!);
  }

  private removed(bytes: number): void {
    this.total -= bytes;
    if (this.replies.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private closeLate(): void {
    const tooOld = performance.now() - this.limits.ms;
    for (const reply of this.replies.values()) {
      if (reply.since > tooOld) return;
      this.close(reply);
    }
  }

  private close({ socket, forget }: Unread): void {
    forget();
    socket.destroy();
    this.onClosed();
  }
}
