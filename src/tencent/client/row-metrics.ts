import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { RowPermits } from './row-permits.js';

@Injectable()
export class RowMetrics {
  constructor(registry: Registry, permits: RowPermits) {
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      });
    gauge('tencent_search_rows', 'Rows that searches may have in memory now', () => permits.held);
    gauge(
      'tencent_search_rows_limit',
      'The most rows that searches may have in memory',
      () => permits.capacity,
    );
    gauge('tencent_searches_waiting', 'Searches that wait for rows', () => permits.waiters);
  }
}
