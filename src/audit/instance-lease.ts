import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

export const LEASE_MS = 10_000;
/** Renewals in the time of one lease. */
const RENEWALS = 3;

/**
 * Shows that this process is running. All times are those of the database, so that the clocks of replicas need not
 * agree.
 */
export class InstanceLease {
  readonly instanceId = randomUUID();
  private timer: NodeJS.Timeout | undefined;
  private renewing: Promise<void> | undefined;
  private renewedAt = -Infinity;
  private unbrokenSince = -Infinity;
  private isReleased = false;
  /** What the database's clock is ahead of this process's own, which never jumps; undefined before the first renewal. */
  private clockAheadMs: number | undefined;

  constructor(
    private readonly dataSource: DataSource,
    readonly leaseMs = LEASE_MS,
  ) {}

  /** Renews now and regularly until `release`. Never rejects: while Postgres is unreachable it keeps trying. */
  async hold(onFailure: (error: Error) => void = () => undefined): Promise<void> {
    this.timer ??= setInterval(() => void this.renew().catch(onFailure), this.leaseMs / RENEWALS).unref();
    await this.renew().catch(onFailure);
  }

  /** Rejects when Postgres takes no write. Calls made at the same time share one query. Does nothing after `release`. */
  async renew(): Promise<void> {
    if (this.isReleased) return;
    this.renewing ??= this.write().finally(() => (this.renewing = undefined));
    await this.renewing;
  }

  /**
   * False while this process cannot reach the database, and for the time of one lease after its start or after
   * such an outage: other processes may have been unable to renew too, and need time to do so.
   */
  get mayRecover(): boolean {
    const now = performance.now();
    return !this.isBrokenAt(now) && now - this.unbrokenSince >= this.leaseMs;
  }

  /** A renewal is missing. Processes that miss the same renewal lose their leases later than this is true. */
  private isBrokenAt(now: number): boolean {
    return now - this.renewedAt > (this.leaseMs * (RENEWALS - 1)) / RENEWALS;
  }

  /** Since the last renewal; Infinity before the first. */
  get ageMs(): number {
    return performance.now() - this.renewedAt;
  }

  /**
   * The time of the database, as of the last renewal and half its way there and back. The time of this machine until it
   * was reached once.
   */
  now(): Date {
    return this.clockAheadMs === undefined ? new Date() : new Date(performance.now() + this.clockAheadMs);
  }

  /** Ends the lease, so that another process can recover at once what this one left unfinished. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    this.isReleased = true;
    await this.dataSource.query(
      'UPDATE service_instance SET lease_until = clock_timestamp() WHERE instance_id = $1',
      [this.instanceId],
    );
  }

  private async write(): Promise<void> {
    const askedAt = performance.now();
    const [row] = await this.dataSource.query<{ now_ms: string }[]>(
      `INSERT INTO service_instance (instance_id, lease_until)
       VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
       ON CONFLICT (instance_id) DO UPDATE SET lease_until = excluded.lease_until
       RETURNING extract(epoch FROM clock_timestamp()) * 1000 AS now_ms`,
      [this.instanceId, this.leaseMs],
    );
    const now = performance.now();
    if (row) this.clockAheadMs = Number(row.now_ms) - (askedAt + now) / 2;
    if (this.isBrokenAt(now)) this.unbrokenSince = now;
    this.renewedAt = now;
  }
}
