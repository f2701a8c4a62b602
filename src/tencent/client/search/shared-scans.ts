import { RenewedMap } from '../../../common/concurrency/renewed-map.js';
import type { RequestContext } from '../../../common/request/request-context.js';
import { within } from '../../../common/time/wait.js';
import { searchOverloaded } from '../row-permits.js';

type Waits = Pick<RequestContext, 'cancellation' | 'deadlineAt'>;

/** What is left of the request's time for its reply, when it has only waited. */
const REPLY_MS = 500;

interface Search {
  running: Promise<unknown>;
  /** The scan that follows, which all share who come meanwhile. */
  next?: { rows: Promise<unknown>; leader: Waits } | undefined;
}

/**
 * Of identical scans one runs at a time, and one follows for all who asked meanwhile: a scan is many calls and many rows.
 * Nobody joins one that has begun, as any replica may have acknowledged a write since.
 */
export class SharedScans {
  private readonly searches = new RenewedMap<string, Search>();

  /**
   * Rejects as `scan` does, which may be that of another caller, with the reason why `context` was cancelled, or with
   * OVERLOADED when the scan of another caller takes too long.
   */
  async read<Rows>(key: string, context: Waits, scan: () => Promise<Rows>): Promise<Rows> {
    for (;;) {
      const search = this.searches.get(key);
      if (!search) return this.begin(key, scan);
      const { next } = search;
      if (!next) return this.follow(key, search, context, scan);
      try {
        return (await waitFor(next.rows, context)) as Rows;
      } catch (error) {
        // Whoever led the scan has left or is out of time; the others have not.
        if (context.cancellation.isCancelled || !next.leader.cancellation.isCancelled) throw error;
      }
    }
  }

  private follow<Rows>(key: string, search: Search, leader: Waits, scan: () => Promise<Rows>): Promise<Rows> {
    const ended = search.running.then(
      () => undefined,
      () => undefined,
    );
    const rows = waitFor(ended, leader).then(
      () => this.begin(key, scan),
      (error: unknown) => {
        search.next = undefined;
        throw error;
      },
    );
    search.next = { rows, leader };
    return rows;
  }

  private async begin<Rows>(key: string, scan: () => Promise<Rows>): Promise<Rows> {
    const search: Search = { running: scan() };
    this.searches.set(key, search);
    try {
      return (await search.running) as Rows;
    } finally {
      if (this.searches.get(key) === search) this.searches.delete(key);
    }
  }
}

/** Rejects with the reason of a cancellation, or with OVERLOADED just before the deadline. */
function waitFor<T>(work: Promise<T>, { cancellation, deadlineAt }: Waits): Promise<T> {
  const giveUp = () => (cancellation.reason instanceof Error ? cancellation.reason : searchOverloaded());
  return within(work, deadlineAt - performance.now() - REPLY_MS, giveUp, cancellation);
}
