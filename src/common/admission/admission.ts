import { AppError } from '../../errors/app.error.js';
import { FairSemaphore } from '../concurrency/fair-semaphore.js';
import { ALL_TENANTS, type Caller } from '../request/caller.js';
import { Cancelled } from '../request/cancellation.js';
import type { RequestContext } from '../request/request-context.js';

/**
 * Requests that begin in one turn of the event loop. What a request computes follows its beginning closely, so with
 * more than a few the request of another tenant would wait for all of them. As many may wait as can come in one moment,
 * with one request a connection: a thousand who wait for one operation may ask again together.
 */
const TURN = { overall: 2, perOwner: 2, waitingPerOwner: 1_024 };
/** Requests from their body to the end of their reply: as many as connections, and a quarter of them for a tenant. */
const IN_FLIGHT = { overall: 2048, perOwner: 512, waitingPerOwner: 512 };

/**
 * Shares the processor between tenants, and within a tenant between its callers: those who wait are served in turn.
 * While nobody waits it costs a few microseconds. Each place where requests wait has one of its own.
 */
export class Admission {
  private readonly turns = new FairSemaphore(TURN);
  private readonly places = new FairSemaphore(IN_FLIGHT);

  /** Resolves when the request may use the processor. */
  async turn(context: RequestContext, owner: string): Promise<void> {
    setImmediate(await this.acquire(this.turns, context, owner));
  }

  /** A place among the requests in flight; returns how to give it back. */
  place(context: RequestContext, owner: string): Promise<() => void> {
    return this.acquire(this.places, context, owner);
  }

  private async acquire(
    semaphore: FairSemaphore,
    context: RequestContext,
    owner: string,
  ): Promise<() => void> {
    const { cancellation } = context;
    try {
      return await context.phases.measure('admissionWait', () =>
        semaphore.acquire({ owner, member: callerOf(context), cancellation, overloaded }),
      );
    } catch (error) {
      throw error instanceof Cancelled ? (cancellation.reason ?? error) : error;
    }
  }
}

const callerOf = ({ caller }: RequestContext): string => `caller:${caller?.id ?? ''}`;

/** Whose share a request takes before its body is known: that of the caller's only tenant, or the caller's own. */
export function ownerBeforeBody(context: RequestContext): string {
  const [tenant, ...more] = context.caller?.tenants ?? [];
  return tenant === undefined || tenant === ALL_TENANTS || more.length > 0
    ? callerOf(context)
    : `tenant:${tenant}`;
}

/** The share of the tenant that the body names, if the caller may act for it. */
export function ownerOf(context: RequestContext, body: unknown): string {
  const tenant = (body as { TenantUuid?: unknown } | undefined)?.TenantUuid;
  return typeof tenant === 'string' && context.caller && mayTake(context.caller, tenant)
    ? `tenant:${tenant}`
    : ownerBeforeBody(context);
}

/** No tenant has so long a name. */
const MAX_NAME = 64;
const mayTake = ({ tenants }: Caller, tenant: string): boolean =>
  tenant.length <= MAX_NAME && (tenants.includes(ALL_TENANTS) || tenants.includes(tenant));

const overloaded = (): AppError =>
  new AppError(
    'TOO_MANY_REQUESTS',
    { en: 'too many requests of this tenant are waiting', zh: '该租户排队等待的请求过多' },
    { retryAfterSeconds: 1 },
  );
