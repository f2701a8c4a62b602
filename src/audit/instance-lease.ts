import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

export const LEASE_MS = 10_000;
/** Renewals in the time of one lease. */
const RENEWALS = 3;

/**
 * What this process holds to show that it lives. All times are those of the database, so that clocks of
 * replicas need not agree.
 */
export class InstanceLease {
  readonly instanceId = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | undefined;
  private renewedAt = -Infinity;
  private unbrokenSince = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    readonly leaseMs = LEASE_MS,
  ) {}

  /** Renews now and from then on until `release`. Never rejects: while Postgres is away it keeps trying. */
  async hold(onFailure: (error: Error) => void = () => undefined): Promise<void> {
    this.timer ??= setInterval(() => void this.renew().catch(onFailure), this.leaseMs / RENEWALS).unref();
    await this.renew().catch(onFailure);
  }

  /** Rejects when Postgres is away. Calls made at the same time share one query. */
  async renew(): Promise<void> {
    this.renewing ??= this.write().finally(() => (this.renewing = undefined));
    await this.renewing;
  }

  /**
   * False while this process does not reach the database, and for one lease after its start or after it did
   * not reach it: the others may have been cut off as well and need time to renew before their leases mean
   * anything.
   */
  get maySweep(): boolean {
    const now = performance.now();
    return !this.isBrokenAt(now) && now - this.unbrokenSince >= this.leaseMs;
  }

  /** A renewal is missing. Others who miss the same one lose their leases a moment later, not earlier. */
  private isBrokenAt(now: number): boolean {
    return now - this.renewedAt > (this.leaseMs * (RENEWALS - 1)) / RENEWALS;
  }

  /** Lets the next process act at once on whatever this one leaves behind. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.dataSource.query(
      'UPDATE service_instance SET lease_until = clock_timestamp() WHERE instance_id = $1',
      [this.instanceId],
    );
  }

  private async write(): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO service_instance (instance_id, lease_until)
       VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
       ON CONFLICT (instance_id) DO UPDATE SET lease_until = excluded.lease_until`,
      [this.instanceId, this.leaseMs],
    );
    const now = performance.now();
    if (this.isBrokenAt(now)) this.unbrokenSince = now;
    this.renewedAt = now;
  }
}
