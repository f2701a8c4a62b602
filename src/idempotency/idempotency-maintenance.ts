import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ReadingPool } from '../database/pools.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { IdempotencyTable } from './idempotency-table.js';

const INTERVAL_MS = 60_000;
const ROWS_PER_DELETE = 1_000;
/** For one round; the rest waits for the next one. */
const MAX_DELETES = 100;
/** Keys of one tenant in 24 hours: more than one a second, day and night. */
export const MAX_KEYS = 100_000;

/** Removes the keys of before, and finds the tenants that use too many. */
@Injectable()
export class IdempotencyMaintenance implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(IdempotencyMaintenance.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly table: IdempotencyTable,
    private readonly reading: ReadingPool,
    private readonly keys: IdempotencyKeys,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Never rejects. */
  async run(maxKeys = MAX_KEYS): Promise<void> {
    try {
      for (let deletes = 0; deletes < MAX_DELETES; deletes += 1)
        if ((await this.table.removeExpired(ROWS_PER_DELETE)) < ROWS_PER_DELETE) break;
      const rows = await this.reading.query<{ scope: string }[]>(
        'SELECT scope FROM idempotency_key GROUP BY scope HAVING count(*) >= $1',
        [maxKeys],
      );
      this.keys.full = new Set(rows.map(({ scope }) => scope));
    } catch (error) {
      this.logger.warn(`old idempotency keys were not removed: ${(error as Error).message}`);
    }
  }
}
