import { Injectable } from '@nestjs/common';
import { inParallel } from '../../common/concurrency/parallel.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { RegionDirectory, type RegionRow } from './region-directory.js';

/** Regions that are asked at once. It is more than an account has today, so the slowest region decides the time. */
const REGIONS_PARALLEL = 24;
/** The time limit of one region; at most 80 % of what the request has left. */
const REGION_DEADLINE_MS = 8000;

/** Other regions would answer the same, and the account has just said no. */
const CONCERNS_ALL_REGIONS = [
  'TENCENT_CREDENTIAL_REJECTED',
  'TENCENT_THROTTLED',
  'TOO_MANY_REQUESTS',
  'OVERLOADED',
] as const;

export interface RegionCount extends RegionRow {
  Count: number | null;
  /** Tencent's code or the name of the failure, and the particulars. */
  Error?: { Code: string; Message: string };
}

/** The answer of a region, or why it has none. */
export type RegionAnswer<T> = RegionRow &
  ({ result: T; Error?: never } | { result?: never; Error: { Code: string; Message: string } });

interface RegionOutcome<T> extends RegionRow {
  result: T | AppError;
}

/** Asks many regions at once. A region that fails or does not answer affects only its own row. */
@Injectable()
export class RegionFanOut {
  constructor(private readonly regions: RegionDirectory) {}

  /**
   * A count in each region, or in the scope's region alone if it has one; null where it failed, with the reason.
   * Throws the first failure if every region failed.
   */
  async count(
    session: CloudSession,
    countIn: (session: CloudSession) => Promise<number>,
  ): Promise<RegionCount[]> {
    const answers = await this.each(session, countIn);
    return answers.map(({ result, Error, ...row }) =>
      Error ? { Count: null, ...row, Error } : { Count: result, ...row },
    );
  }

  /** What `work` says of each region, in the language of the request, or of the scope's region alone if it has one. Throws as `count` does. */
  async each<T>(
    session: CloudSession,
    work: (session: CloudSession) => Promise<T>,
  ): Promise<RegionAnswer<T>[]> {
    const outcomes = await this.ask(session, session.scope.region, work);
    const failures = outcomes.flatMap(({ result }) => (result instanceof AppError ? [result] : []));
    if (failures.length > 0 && failures.length === outcomes.length) throw failures[0];
    return outcomes.map(({ result, ...row }) => {
      if (!(result instanceof AppError)) return { ...row, result };
      const Message = result.words[session.scope.context.language];
      const Error = { Code: result.upstream?.code ?? result.code, Message };
      return { ...row, Error };
    });
  }

  /** With `only` that region alone is asked, even if Tencent does not list it. */
  private async ask<T>(
    session: CloudSession,
    only: string | undefined,
    work: (session: CloudSession) => Promise<T>,
  ): Promise<RegionOutcome<T>[]> {
    const rows = await this.regions.list(session);
    const chosen = only === undefined ? rows : rows.filter((row) => row.Region === only);
    const asked =
      only !== undefined && chosen.length === 0
        ? [{ Region: only, RegionName: '', RegionState: '' }]
        : chosen;
    return inParallel(asked, REGIONS_PARALLEL, async (row) => ({
      ...row,
      result: await answerOf(session, row.Region, work),
    }));
  }

  /**
   * Finds the regions of resources by their ids: the credential's own region first, then all others at once.
   * Throws `notFound` of the ids that are nowhere, or the failure of a region that could not be asked while an
   * id is missing. A region that is closed to the account holds none of them.
   */
  async locate(
    session: CloudSession,
    ids: string[],
    present: (session: CloudSession, ids: string[]) => Promise<string[]>,
    notFound: (ids: string[]) => AppError,
  ): Promise<Map<string, string[]>> {
    const located = new Map<string, string[]>();
    let missing = ids;
    const addFound = (region: string, found: string[]) => {
      if (found.length > 0) located.set(region, found);
      missing = missing.filter((id) => !found.includes(id));
    };
    const failures: AppError[] = [];
    const note = (region: string, answer: string[] | AppError) => {
      if (!(answer instanceof AppError)) addFound(region, answer);
      else if (answer.code !== 'TENCENT_UNSUPPORTED_REGION') failures.push(answer);
    };
    const { defaultRegion } = session;
    if (defaultRegion !== undefined)
      note(defaultRegion, await answerOf(session, defaultRegion, (region) => present(region, ids)));
    if (missing.length === 0) return located;
    if (AppError.is(failures[0], ...CONCERNS_ALL_REGIONS)) throw failures[0];

    const wanted = missing;
    const outcomes = await this.ask(session, undefined, (region) =>
      region.scope.region === defaultRegion ? Promise.resolve([]) : present(region, wanted),
    );
    for (const { Region, result } of outcomes) note(Region, result);
    if (missing.length === 0) return located;
    throw failures[0] ?? notFound(missing);
  }
}

/** One region gets a part of the time that the request has left. Its failure is its answer. */
async function answerOf<T>(
  session: CloudSession,
  region: string,
  work: (session: CloudSession) => Promise<T>,
): Promise<T | AppError> {
  const remainingMs = session.scope.context.deadlineAt - performance.now();
  const deadlineMs = Math.max(1, Math.min(REGION_DEADLINE_MS, remainingMs * 0.8));
  try {
    return await work(session.in(region, deadlineMs));
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
