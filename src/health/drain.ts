import { Injectable } from '@nestjs/common';
import type { Response } from 'express';

type Stop = () => void;

/** In a Set that lives long, so it lets go of the reply at its end; see `SharedReads`. */
interface InFlight {
  response: Response | undefined;
  stop: Stop | undefined;
}

/**
 * Whether the service is draining before it stops, and the requests in flight. Begun by a signal, read by
 * `/readyz`.
 */
@Injectable()
export class Drain {
  private begun = false;
  private readonly requests = new Set<InFlight>();

  get isOn(): boolean {
    return this.begun;
  }

  get inFlight(): number {
    return this.requests.size;
  }

  /** From now on every reply closes its connection, also those to requests that arrived before. */
  begin(): void {
    this.begun = true;
    for (const { response } of this.requests) endConnection(response);
  }

  /** Ends the work of the requests in flight, so that they answer at once. */
  stopAll(): void {
    for (const { stop } of this.requests) stop?.();
  }

  /** `stop` ends the work of the request early. Returns what has to be called at the end of the reply. */
  entered(response: Response, stop: Stop): () => void {
    const request: InFlight = { response, stop };
    this.requests.add(request);
    if (this.begun) endConnection(response);
    return () => {
      this.requests.delete(request);
      request.response = undefined;
      request.stop = undefined;
    };
  }
}

function endConnection(response: Response | undefined): void {
  if (response && !response.headersSent) response.setHeader('Connection', 'close');
}
