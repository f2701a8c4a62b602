import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { ReadinessPool, ReadingPool, TrailPool } from './pools.js';

/** What the pool of node-postgres counts. */
interface PoolCounts {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** Connections of each pool of queries by state; `waiting` are queries without one. */
@Injectable()
export class DatabaseMetrics {
  readonly connections: Gauge<'pool' | 'state'>;

  constructor(
    lookups: DataSource,
    trail: TrailPool,
    reading: ReadingPool,
    readiness: ReadinessPool,
    registry: Registry,
  ) {
    const pools = { lookups, trail, reading, readiness };
    this.connections = new Gauge({
      name: 'db_pool_connections',
      help: 'Database connections, and queries waiting for one',
      labelNames: ['pool', 'state'],
      registers: [registry],
      collect() {
        for (const [pool, { driver }] of Object.entries(pools)) {
          const counts = (driver as unknown as { master?: PoolCounts }).master;
          if (!counts) continue;
          this.set({ pool, state: 'idle' }, counts.idleCount);
          this.set({ pool, state: 'busy' }, counts.totalCount - counts.idleCount);
          this.set({ pool, state: 'waiting' }, counts.waitingCount);
        }
      },
    });
  }
}
