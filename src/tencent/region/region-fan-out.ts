import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { inParallel } from '../client/parallel.js';
import { RegionDirectory, type RegionRow } from './region-directory.js';

/** Regions asked at once. Every region an account has today fits, so the slowest one sets the pace. */
const REGIONS_PARALLEL = 24;
/** One region gets this much, and never more than most of what the request has left. */
const REGION_DEADLINE_MS = 8000;

export interface RegionOutcome<T> extends RegionRow {
  result: T | AppError;
}

/** Asks many regions at once; a region that fails or stalls costs its own answer and nobody else's. */
@Injectable()
export class RegionFanOut {
  constructor(private readonly regions: RegionDirectory) {}

  /** `only` asks that region alone, listed by Tencent or not. */
  async ask<T>(
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
    const remainingMs = session.scope.context.deadlineAt - performance.now();
    const deadlineMs = Math.max(1, Math.min(REGION_DEADLINE_MS, remainingMs * 0.8));
    return inParallel(asked, REGIONS_PARALLEL, async (row) => ({
      ...row,
      result: await work(session.in(row.Region, deadlineMs)).catch((error: unknown) => {
        if (error instanceof AppError) return error;
        throw error;
      }),
    }));
  }

  /**
   * Finds the regions of disks by their ids: the credential's own region first, then all others at once.
   * Throws TENCENT_DISK_NOT_FOUND naming the ids that are nowhere, or the failure of a region that could
   * not be asked while an id is missing. A region that is closed to the account holds none of its disks.
   */
  async locate(session: CloudSession, diskIds: string[]): Promise<Map<string, string[]>> {
    const located = new Map<string, string[]>();
    let missing = diskIds;
    const note = (region: string, found: string[]) => {
      if (found.length > 0) located.set(region, found);
      missing = missing.filter((id) => !found.includes(id));
    };
    const home = session.defaultRegion;
    if (home !== undefined) note(home, await presentIds(session.in(home), missing));
    if (missing.length === 0) return located;

    const wanted = missing;
    const outcomes = await this.ask(session, undefined, (region) =>
      region.scope.region === home ? Promise.resolve([]) : presentIds(region, wanted),
    );
    for (const { Region, result } of outcomes) if (!(result instanceof AppError)) note(Region, result);
    if (missing.length === 0) return located;
    const failure = outcomes.map(({ result }) => result).find(isUncertain);
    if (failure) throw failure;
    throw new AppError('TENCENT_DISK_NOT_FOUND', `DiskId, DiskIds: in no region: ${missing.join(', ')}`);
  }
}

const isUncertain = (result: unknown): result is AppError =>
  result instanceof AppError && result.code !== 'TENCENT_UNSUPPORTED_REGION';

async function presentIds(session: CloudSession, diskIds: string[]): Promise<string[]> {
  const reply = await session.read('cbs', 'DescribeDisks', { DiskIds: diskIds, Limit: 100 });
  const found = new Set((reply.DiskSet ?? []).map((disk) => disk.DiskId));
  return diskIds.filter((id) => found.has(id));
}
