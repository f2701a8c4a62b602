import type { DataSource } from 'typeorm';
import { FairSemaphore } from '../common/concurrency/fair-semaphore.js';
import { Cancelled } from '../common/request/cancellation.js';
import type { RequestContext } from '../common/request/request-context.js';
import { withCostlyRead } from '../database/database-errors.js';
import { AppError } from '../errors/app.error.js';

/** Runs one statement in the pool for reading. */
export type Query = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

const WAITING_PER_TENANT = 64;

/**
 * Reads of the trail: one at a time of each tenant, so that no tenant's reading takes the connections from another's.
 * Those who wait get their turns tenant by tenant, and within a tenant caller by caller.
 */
export class AuditReads {
  private readonly permits: FairSemaphore;

  constructor(
    private readonly pool: Pick<DataSource, 'query'>,
    connections: number,
  ) {
    const limits = { overall: connections, perOwner: 1, waitingPerOwner: WAITING_PER_TENANT };
    this.permits = new FairSemaphore(limits);
  }

  /**
   * Throws OVERLOADED when too many reads of the tenant wait, QUERY_TOO_LONG or DATABASE_UNAVAILABLE, and the reason
   * for which the request was cancelled.
   */
  async run<T>(context: RequestContext, tenantUuid: string, work: (query: Query) => Promise<T>): Promise<T> {
    return context.phases.measure('database', async () => {
      const release = await this.acquire(context, tenantUuid);
      try {
        return await withCostlyRead(() => work((text, values) => this.pool.query(text, values)));
      } finally {
        release();
      }
    });
  }

  private async acquire({ caller, cancellation }: RequestContext, owner: string): Promise<() => void> {
    try {
      return await this.permits.acquire({ owner, member: caller?.id ?? '', cancellation, overloaded });
    } catch (error) {
      throw error instanceof Cancelled ? (cancellation.reason ?? error) : error;
    }
  }
}

const overloaded = (): AppError =>
  new AppError(
    'OVERLOADED',
    {
      en: 'too many reads of the audit trail of this tenant wait',
      zh: '该租户排队等待的审计查询过多',
    },
    { retryAfterSeconds: 1 },
  );
