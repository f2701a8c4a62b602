import { Injectable } from '@nestjs/common';
import type { Response } from 'express';

type Stop = () => void;

/**
 * Whether the service is draining before it stops, and the requests in flight. Begun by a signal, read by
 * `/readyz`.
 */
@Injectable()
export class Drain {
  private begun = false;
  private readonly responses = new Map<Response, Stop>();

  get isOn(): boolean {
    return this.begun;
  }

  get inFlight(): number {
    return this.responses.size;
  }

  /** From now on every reply closes its connection, also those to requests that arrived before. */
  begin(): void {
    this.begun = true;
    for (const response of this.responses.keys()) endConnection(response);
  }

  /** Ends the work of the requests in flight, so that they answer at once. */
  stopAll(): void {
    for (const stop of this.responses.values()) stop();
  }

  /** `stop` ends the work of the request early. Until `left` is called for the same reply. */
  entered(response: Response, stop: Stop): void {
    this.responses.set(response, stop);
    if (this.begun) endConnection(response);
  }

  left(response: Response): void {
    this.responses.delete(response);
  }
}

function endConnection(response: Response): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
