import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AuditTrail } from './audit-trail.js';
import { HeadAnchors } from './head-anchors.js';
import { InstanceLease } from './instance-lease.js';

const FLUSH_TIMEOUT_MS = 5_000;

/** Holds the lease, and writes the backlog before the process ends. */
@Injectable()
export class AuditLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AuditLifecycle.name);

  constructor(
    private readonly lease: InstanceLease,
    private readonly trail: AuditTrail,
    private readonly anchors: HeadAnchors,
  ) {}

  /** Postgres may be unreachable at the start: the lease tries again by itself. */
  async onApplicationBootstrap(): Promise<void> {
    await this.lease.hold((error) => this.logger.warn(`no audit lease: ${error.message}`));
  }

  /**
   * Runs after the last reply was sent. The lease is released last; otherwise another replica would mark as
   * unknown what is written here.
   */
  async onApplicationShutdown(): Promise<void> {
    const left = await this.trail.flush(FLUSH_TIMEOUT_MS);
    if (left > 0)
      this.logger.error(`${left} audit events could not be written; what was begun will be found as unknown`);
    await this.anchors.writeMoved();
    await this.lease.release().catch(() => undefined);
  }
}
