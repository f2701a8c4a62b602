import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { DatabaseServer } from './database-server.js';
import { LockMetrics } from './lock-metrics.js';
import { ReadinessPool, ReadingPool, TrailPool } from './pools.js';

/** What the pool of node-postgres counts. */
interface PoolCounts {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

/** Connections of each pool by state; `waiting` are queries without one. And how many each may have. */
@Injectable()
export class DatabaseMetrics {
  readonly connections: Gauge<'pool' | 'state'>;
  readonly sizes: Gauge<'pool'>;

  constructor(
    lookups: DataSource,
    trail: TrailPool,
    reading: ReadingPool,
    readiness: ReadinessPool,
    locks: LockMetrics,
    { connections: shares }: DatabaseServer,
    registry: Registry,
  ) {
    const pools = { lookups, trail, reading, readiness };
    const countsOf = ({ driver }: DataSource) => (driver as unknown as { master?: PoolCounts }).master;
    const limits = { ...shares, readiness: 1 };
    this.sizes = new Gauge({
      name: 'db_pool_size',
      help: 'Connections that the pool may have',
      labelNames: ['pool'],
      registers: [registry],
      collect() {
        for (const [pool, size] of Object.entries(limits)) this.set({ pool }, size);
      },
    });
    this.connections = new Gauge({
      name: 'db_pool_connections',
      help: 'Database connections, and queries waiting for one',
      labelNames: ['pool', 'state'],
      registers: [registry],
      collect() {
        const counted = Object.entries(pools).map(([pool, source]) => [pool, countsOf(source)] as const);
        for (const [pool, counts] of [...counted, ['locks', locks.connections] as const]) {
          if (!counts) continue;
          this.set({ pool, state: 'idle' }, counts.idleCount);
          this.set({ pool, state: 'busy' }, counts.totalCount - counts.idleCount);
          this.set({ pool, state: 'waiting' }, counts.waitingCount);
        }
      },
    });
  }
}
