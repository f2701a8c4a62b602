import { Injectable } from '@nestjs/common';
import type { Response } from 'express';

type Stop = () => void;

/**
 * The way out: whether the service is on it, and the requests that are still in flight. Set by the signal,
 * read by `/readyz`.
 */
@Injectable()
export class Drain {
  private begun = false;
  private readonly open = new Map<Response, Stop>();

  get isOn(): boolean {
    return this.begun;
  }

  get inFlight(): number {
    return this.open.size;
  }

  /** From now on every reply, also to requests that came before, ends its connection. */
  begin(): void {
    this.begun = true;
    for (const response of this.open.keys()) endConnection(response);
  }

  /** Makes the requests in flight answer at once with what they know. */
  stopAll(): void {
    for (const stop of this.open.values()) stop();
  }

  /** `stop` ends the work of the request early. Until `left` is called for the same reply. */
  entered(response: Response, stop: Stop): void {
    this.open.set(response, stop);
    if (this.begun) endConnection(response);
  }

  left(response: Response): void {
    this.open.delete(response);
  }
}

function endConnection(response: Response): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
