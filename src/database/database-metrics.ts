import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/** What the pool of node-postgres counts. */
interface PoolCounts {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** Connections of the query pool by state; `waiting` are requests without one. */
@Injectable()
export class DatabaseMetrics {
  readonly connections: Gauge<'state'>;

  constructor(dataSource: DataSource, registry: Registry) {
    this.connections = new Gauge({
      name: 'db_pool_connections',
      help: 'Database connections, and requests waiting for one',
      labelNames: ['state'],
      registers: [registry],
      collect() {
        const pool = (dataSource.driver as unknown as { master?: PoolCounts }).master;
        if (!pool) return;
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
        this.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }
}
