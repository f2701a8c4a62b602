import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Gauge, Histogram, Registry } from 'prom-client';
import { LinkedEntries } from '../common/concurrency/linked-entries.js';

const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Waits for locks on disks and instances, and the locks that this replica holds. */
@Injectable()
export class LockMetrics {
  private readonly waits: Histogram<'result'>;
  readonly held: Gauge;
  readonly oldestAge: Gauge;
  /** When each lock that is held was acquired, oldest first. */
  private readonly heldSince = new LinkedEntries<{ at: number }>();
  private pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'> | undefined;

  constructor(registry: Registry) {
    const registers = [registry];
    const { heldSince } = this;
    this.waits = new Histogram({
      name: 'db_lock_wait_seconds',
      help: 'Time that writes waited for the lock of their disk or instance, and whether they got it',
      labelNames: ['result'],
      buckets: SECONDS,
      registers,
    });
    this.held = new Gauge({
      name: 'db_locks_held',
      help: 'Writes of this replica that hold locks on disks or instances',
      registers,
      collect() {
        this.set(heldSince.size);
      },
    });
    this.oldestAge = new Gauge({
      name: 'db_lock_oldest_age_seconds',
      help: 'How long the oldest of these has held its locks; 0 without any',
      registers,
      collect() {
        const { oldest } = heldSince;
        this.set(oldest ? (performance.now() - oldest.at) / 1_000 : 0);
      },
    });
  }

  /** Returns what to call when the locks are released. */
  acquired(waitedMs: number): () => unknown {
    this.waits.observe({ result: 'acquired' }, waitedMs / 1_000);
    return this.heldSince.add({ at: performance.now() });
  }

  /** The request ended before, or too many waited, or Postgres was away. */
  refused(waitedMs: number): void {
    this.waits.observe({ result: 'refused' }, waitedMs / 1_000);
  }

  /** Sets the pool whose connections hold the locks. */
  watch(pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>): void {
    this.pool = pool;
  }

  get connections(): Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'> | undefined {
    return this.pool;
  }
}
