import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import type { ClosedFor } from './connections.js';

@Injectable()
export class EdgeMetrics {
  readonly connectionsClosed: Counter<'reason'>;
  readonly strangersRefused: Counter;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.connectionsClosed = new Counter({
      name: 'http_server_connections_closed_total',
      help: 'Connections closed because they took too much',
      labelNames: ['reason'] as const,
      registers,
    });
    const reasons: ClosedFor[] = [
      'too_many_connections',
      'too_many_of_address',
      'too_many_unanswered',
      'unread_reply',
    ];
    for (const reason of reasons) this.connectionsClosed.inc({ reason }, 0);
    this.strangersRefused = new Counter({
      name: 'http_server_strangers_refused_total',
      help: 'Requests without a valid token that were refused because too many came',
      registers,
    });
  }

  watchUnread(bytes: () => number): void {
    new Gauge({
      name: 'http_server_unread_bytes',
      help: 'Bytes of replies that their readers have not read',
      registers: [this.registry],
      collect() {
        this.set(bytes());
      },
    });
  }
}
