import { Injectable } from '@nestjs/common';
import { within } from '../common/time/wait.js';
import { databaseUnavailable, withDatabase } from './database-errors.js';
import { servesSchema } from './migrations.js';
import { ReadinessPool } from './pools.js';

/** What /readyz asks about the database. */
@Injectable()
export class DatabaseHealth {
  constructor(private readonly pool: ReadinessPool) {}

  /** Throws DATABASE_UNAVAILABLE when a query is not answered within the time. */
  async ping(timeoutMs: number): Promise<void> {
    await within(
      withDatabase(() => this.pool.query('SELECT 1')),
      timeoutMs,
      databaseUnavailable,
    );
  }

  /** False when the schema is older than this version's, or of a newer one that this version cannot live with. */
  migrationsCurrent(): Promise<boolean> {
    return withDatabase(() => servesSchema(this.pool));
  }
}
