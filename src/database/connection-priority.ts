import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AdvisoryLocks } from './advisory-locks.js';
import { LEAST } from './connection-shares.js';
import { sqlStateOf } from './database-errors.js';
import { type FrugalPool, TOO_MANY_CONNECTIONS } from './frugal-pool.js';
import { poolOf, ReadingPool, TrailPool } from './pools.js';

const TRY_EVERY_MS = 500;

/**
 * The trail is the last to go without connections: all of its share is opened at the start and after each loss, and kept.
 * While Postgres refuses it the least with which it works, the other pools of this process cede theirs.
 */
@Injectable()
export class ConnectionPriority implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Database');
  private readonly trail: FrugalPool;
  private readonly others: FrugalPool[];
  private readonly onLoss = () => void this.fill();
  private timer: NodeJS.Timeout | undefined;
  private filling: Promise<void> | undefined;
  private isShort = false;

  constructor(
    trail: TrailPool,
    reading: ReadingPool,
    lookups: DataSource,
    private readonly locks: AdvisoryLocks,
  ) {
    this.trail = poolOf(trail);
    this.others = [poolOf(reading), poolOf(lookups), locks.pool];
  }

  /** Never rejects: what is missing is tried again. */
  async onModuleInit(): Promise<void> {
    await this.fill();
    // One for the locks, whose users are writes too.
    await this.locks.pool.connect().then(
      (client) => client.release(),
      () => undefined,
    );
    this.trail.on('remove', this.onLoss);
    this.timer = setInterval(this.onLoss, TRY_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    this.trail.off('remove', this.onLoss);
    clearInterval(this.timer);
  }

  private async fill(): Promise<void> {
    if (this.trail.totalCount >= this.trail.share && !this.isShort) return;
    this.filling ??= this.open().finally(() => (this.filling = undefined));
    await this.filling;
  }

  private async open(): Promise<void> {
    // One first: while Postgres is away the others are left to requests, which find out themselves when it is back.
    const results = await Promise.allSettled([this.connect()]);
    const { share, idleCount, totalCount } = this.trail;
    // Those that are idle are given first.
    const missing = results[0]?.status === 'fulfilled' ? idleCount + share - totalCount : 0;
    results.push(...(await Promise.allSettled(Array.from({ length: missing }, () => this.connect()))));
    for (const result of results) if (result.status === 'fulfilled') result.value();
    const isRefused = results.some(
      (result) => result.status === 'rejected' && sqlStateOf(result.reason) === TOO_MANY_CONNECTIONS,
    );
    this.settle(this.trail.totalCount < LEAST.trail && (isRefused || this.isShort));
  }

  /** Returns how to give it back. The pool handles errors of idle connections only; an unhandled one ends the process. */
  private async connect(): Promise<() => void> {
    const client = await this.trail.connect();
    const ignore = () => undefined;
    client.on('error', ignore);
    return () => {
      client.off('error', ignore);
      client.release();
    };
  }

  private settle(isShort: boolean): void {
    if (isShort === this.isShort) return;
    this.isShort = isShort;
    for (const pool of this.others) pool.cede(isShort);
    if (isShort)
      this.logger.warn('Postgres refuses the audit trail its connections; other pools cede theirs');
    else this.logger.log('the audit trail has its connections again');
  }
}
