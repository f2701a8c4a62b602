import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import type { PostgresListener } from './postgres-listener.js';

/** Whether this replica hears of changes that others make. While it does not, its caches live for a second. */
@Injectable()
export class ListenerMetrics {
  readonly connected: Gauge<'channel'>;
  private readonly listeners = new Map<string, Pick<PostgresListener, 'connected'>>();

  constructor(registry: Registry) {
    const { listeners } = this;
    this.connected = new Gauge({
      name: 'db_listener_connected',
      help: '1 while notifications of the channel arrive, else 0',
      labelNames: ['channel'],
      registers: [registry],
      collect() {
        for (const [channel, { connected }] of listeners) this.set({ channel }, connected ? 1 : 0);
      },
    });
  }

  /** Returns the listener. */
  watch(listener: PostgresListener): PostgresListener {
    this.listeners.set(listener.channel, listener);
    return listener;
  }
}
