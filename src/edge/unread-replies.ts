import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export interface UnreadLimits {
  /** Bytes of all replies that wait to be read. */
  bytes: number;
  /** How long one reply may wait. */
  ms: number;
}

const CHECK_MS = 1_000;

/**
 * The replies that the system has not taken from this process because their readers do not read. A connection whose
 * reply waits too long is closed; when all of them together are too large, the one that waits longest.
 */
export class UnreadReplies {
  /** In the order in which they were written. */
  private readonly replies = new Map<ServerResponse, { socket: Socket; bytes: number; since: number }>();
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
    this.replies.set(response, { socket, bytes, since: performance.now() });
    this.total += bytes;
    response.once('close', () => this.remove(response));
    this.timer ??= setInterval(() => this.closeLate(), CHECK_MS).unref();
    while (this.total > this.limits.bytes) this.closeOldest();
  }

  private remove(response: ServerResponse): void {
    const reply = this.replies.get(response);
    if (!reply) return;
    this.replies.delete(response);
    this.total -= reply.bytes;
    if (this.replies.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private closeLate(): void {
    const tooOld = performance.now() - this.limits.ms;
    for (const { since } of this.replies.values()) {
      if (since > tooOld) return;
      this.closeOldest();
    }
  }

  private closeOldest(): void {
    const [response, { socket }] = this.replies.entries().next().value!;
    this.remove(response);
    socket.destroy();
    this.onClosed();
  }
}
