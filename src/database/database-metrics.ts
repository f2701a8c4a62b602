import { Injectable } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { DataSource } from 'typeorm';

/** The numbers of node-postgres' pool. */
interface PoolCounts {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

const NAME = 'db_pool_connections';

/** Connections of the query pool by state; `waiting` are requests without one. */
@Injectable()
export class DatabaseMetrics {
  readonly gauge: Gauge;

  constructor(dataSource: DataSource) {
    // A later application of the same process (tests) takes the place of an earlier one.
    register.removeSingleMetric(NAME);
    this.gauge = new Gauge({
      name: NAME,
      help: 'Database connections, and requests waiting for one',
      labelNames: ['state'],
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
