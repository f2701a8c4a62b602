import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import type { ClosedFor, Connections } from './connections.js';

const REASONS: ClosedFor[] = [
  'too_many_connections',
  'too_many_of_address',
  'too_many_unanswered',
  'unread_reply',
];

@Injectable()
export class EdgeMetrics {
  readonly connectionsClosed: Counter<'reason'>;
  readonly unreadBytes: Gauge;
  readonly strangersRefused: Counter;
  private connections: Connections | undefined;

  constructor(registry: Registry) {
    const registers = [registry];
    this.connectionsClosed = new Counter({
      name: 'http_server_connections_closed_total',
      help: 'Connections closed because they took too much',
      labelNames: ['reason'],
      registers,
    });
    for (const reason of REASONS) this.connectionsClosed.inc({ reason }, 0);
    const bytes = () => this.connections?.unread.bytes ?? 0;
    this.unreadBytes = new Gauge({
      name: 'http_server_unread_bytes',
      help: 'Bytes of replies that their readers have not read',
      registers,
      collect() {
        this.set(bytes());
      },
    });
    this.strangersRefused = new Counter({
      name: 'http_server_strangers_refused_total',
      help: 'Requests without a valid token that were refused because too many came',
      registers,
    });
  }

  watch(connections: Connections): void {
    this.connections = connections;
    connections.onClosed = (reason) => this.connectionsClosed.inc({ reason });
  }
}
