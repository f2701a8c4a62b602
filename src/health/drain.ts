import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { LinkedEntries } from '../common/concurrency/linked-entries.js';

type Stop = () => void;

interface InFlight {
  response: Response;
  stop: Stop;
}

/**
 * Whether the service is draining before it stops, and the requests in flight. Begun by a signal, read by
 * `/readyz`.
 */
@Injectable()
export class Drain {
  private begun = false;
  private readonly requests = new LinkedEntries<InFlight>();

  get isOn(): boolean {
    return this.begun;
  }

  get inFlight(): number {
    return this.requests.size;
  }

  /** From now on every reply closes its connection, also those to requests that arrived before. */
  begin(): void {
    this.begun = true;
    for (const { response } of this.requests.values()) endConnection(response);
  }

  /** Ends the work of the requests in flight, so that they answer at once. */
  stopAll(): void {
    for (const { stop } of this.requests.values()) stop();
  }

  /** `stop` ends the work of the request early. Returns what has to be called at the end of the reply. */
  entered(response: Response, stop: Stop): () => void {
    if (this.begun) endConnection(response);
    return this.requests.add({ response, stop });
  }
}

function endConnection(response: Response): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
