import { diskResult, type DiskResult } from '../common/envelope/envelope.js';
import { AppError } from '../errors/app.error.js';
import type { RequestContext } from '../common/request/request-context.js';

/**
 * Keeps the books when one request needs several upstream calls: which disks are done, which failed and
 * why. A failure of one call does not stop the others, but nothing more is sent once the request has run
 * out of time.
 */
export class DiskBatch {
  private readonly failures = new Map<string, AppError>();
  private calls = 0;
  private unsent = 0;
  private succeeded = 0;

  constructor(
    private readonly diskIds: readonly string[],
    private readonly context: RequestContext,
    /** Told of every failure, also one that others outlive. */
    private readonly onFailure: (error: AppError) => void,
  ) {}

  /** Runs one upstream call for these disks. Throws only errors that come before any call was made. */
  async run(diskIds: readonly string[], work: () => Promise<unknown>): Promise<boolean> {
    this.calls += 1;
    try {
      if (this.context.cancellation.isCancelled)
        throw new AppError('DEADLINE_PASSED', 'not sent: the request ran out of time');
      await work();
      this.succeeded += 1;
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || (this.calls === 1 && precedesCalls(error))) throw error;
      this.onFailure(error);
      for (const id of diskIds) this.failures.set(id, error);
      return false;
    }
  }

  /** Calls that an earlier failure makes pointless; the reply still is that of several calls. */
  skip(calls: number): void {
    this.unsent += calls;
  }

  /** Resolves to nothing when all is done; throws PARTLY_DONE, or the first failure when nothing is. */
  finish(): Record<string, never> {
    const first = this.failures.values().next().value;
    if (!first) return {};
    if (this.calls + this.unsent === 1) throw first;
    const results: DiskResult[] = this.diskIds.map((id) => diskResult(id, this.failures.get(id)));
    const Fail = this.failures.size;
    const data = { Success: results.length - Fail, Fail, Results: results };
    const options = {
      data,
      cause: first,
      ...(first.upstream ? { upstream: first.upstream } : {}),
      ...(first.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: first.retryAfterSeconds }),
    };
    if (this.succeeded === 0) throw new AppError(first.code, first.detail, options);
    throw new AppError(
      'PARTLY_DONE',
      `${Fail} of ${results.length} disks failed; the first: ${first.detail}`,
      options,
    );
  }
}

/** Errors about the credential or the trail concern the whole request, not one of its disks. */
const precedesCalls = (error: AppError): boolean =>
  error.code.startsWith('CREDENTIAL_') || error.code === 'DATABASE_UNAVAILABLE';
