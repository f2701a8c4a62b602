import { Pool, type PoolClient } from 'pg';
import { sqlStateOf } from './database-errors.js';

/** SQLSTATE: the server, the database or the role has no connection left. */
export const TOO_MANY_CONNECTIONS = '53300';
/** After a refusal no further connection is tried for this long. */
const PAUSE_MS = 1_000;

type OnClient = (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void;

/**
 * A pool that lives with fewer connections than its share: when Postgres refuses a further one, whoever asked waits for one
 * of those that are open.
 */
export class FrugalPool extends Pool {
  /** The most it may open. */
  readonly share = this.options.max;
  private isCeding = false;

  override connect(): Promise<PoolClient>;
  override connect(callback: OnClient): void;
  override connect(callback?: OnClient): Promise<PoolClient> | void {
    if (!callback)
      return new Promise((resolve, reject) =>
        this.connect((error, client) => (client ? resolve(client) : reject(error))),
      );
    super.connect((error, client, release) => {
      if (sqlStateOf(error) !== TOO_MANY_CONNECTIONS || this.totalCount === 0)
        return callback(error, client, release);
      this.options.max = this.totalCount;
      setTimeout(() => this.cede(this.isCeding), PAUSE_MS).unref();
      // Others may be refused at the same moment: the more of them are, the fewer it tries to have.
      this.connect(callback);
    });
  }

  /** While it cedes it has one connection at a time and closes it after each use, so that another pool can have the rest. */
  cede(isCeding: boolean): void {
    this.isCeding = isCeding;
    this.options.max = isCeding ? 1 : this.share;
    this.options.maxUses = isCeding ? 1 : Infinity;
  }
}
