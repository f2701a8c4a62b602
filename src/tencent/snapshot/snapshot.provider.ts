import { Injectable } from '@nestjs/common';
import type { Write } from '../../common/request/write.js';
import { defined } from '../../common/json/defined.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import type { CloudSession, CloudWriteSession } from '../client/cloud-session.js';
import { type Candidate, LostCreation } from '../client/lost-creation.js';
import type { Confirmation } from '../client/pipeline/call-run.js';
import { ResourceSearch } from '../client/search/resource-search.js';
import type { SearchQuery } from '../client/search/searchable.js';
import { type Rows, type Verdict, verdictOnAll } from '../client/write-confirmation.js';
import type { Disk } from '../disk/disk-mapping.js';
import { DiskWriter } from '../disk/disk-writer.js';
import { type RegionCount, RegionFanOut } from '../region/region-fan-out.js';
import { type Snapshot, toSnapshot } from './snapshot-mapping.js';
import { readSnapshots, readSnapshotsOf, SNAPSHOTS } from './snapshot-search.js';

export interface SnapshotSpec {
  name: string;
  /** ISO 8601, UTC. */
  deadline?: string | undefined;
  tags?: { Key: string; Value: string }[] | undefined;
}

export interface Rollback {
  snapshotId: string;
  diskId: string;
  autoStopInstance?: boolean | undefined;
  autoStartInstance?: boolean | undefined;
}

/** Snapshots in the portal's terms. A write resolves when the pipeline has it, or throws with nothing sent. */
@Injectable()
export class SnapshotProvider {
  constructor(
    private readonly regions: RegionFanOut,
    private readonly search: ResourceSearch,
    private readonly lost: LostCreation,
    private readonly writer: DiskWriter,
  ) {}

  async list(
    session: CloudSession,
    query: SearchQuery,
  ): Promise<{ totalCount: number; snapshots: Snapshot[] }> {
    const { totalCount, rows } = await this.search.page(session, SNAPSHOTS, query);
    return { totalCount, snapshots: rows.map(toSnapshot) };
  }

  /** Matches in each region; see `RegionFanOut.count`. */
  countByRegion(
    session: CloudSession,
    { ids, filters }: Pick<SearchQuery, 'ids' | 'filters'>,
  ): Promise<RegionCount[]> {
    const query = { ids, filters, offset: 0, limit: 1 };
    return this.regions.count(session, (region) => this.search.count(region, SNAPSHOTS, query));
  }

  /** All snapshots of the region. */
  count(session: CloudSession): Promise<number> {
    return this.search.count(session, SNAPSHOTS, { filters: [], offset: 0, limit: 1 });
  }

  /** What the snapshots of the region take, and how much of it is free of charge, in GiB. */
  async sizeGb(session: CloudSession): Promise<{ total: number; free: number }> {
    const { TotalSize, FreeQuota } = await session.read('cbs', 'DescribeSnapshotOverview', {});
    return { total: TotalSize ?? 0, free: FreeQuota ?? 0 };
  }

  /** The snapshots with these ids that exist, at most 100. */
  async find(session: CloudSession, ids: readonly string[]): Promise<Map<string, Snapshot>> {
    const found = (await readSnapshots(session, ids)).map(toSnapshot);
    return new Map(found.map((snapshot) => [snapshot.SnapshotId, snapshot]));
  }

  /**
   * The id of the new snapshot of this disk, whose lock the caller holds. It is never sent again after an unknown
   * outcome: the snapshot that it made is looked for instead among those of the disk.
   */
  async create(session: CloudWriteSession, diskId: string, spec: SnapshotSpec): Promise<Write<string>> {
    const { name, deadline: Deadline, tags: Tags } = spec;
    const call = { action: 'snapshot/create', type: 'snapshot', sentAt: Date.now() };
    let found: string | undefined;
    const confirm = async (): Promise<Confirmation> => {
      found = await this.lost.find(session, call, () => readCandidates(session, diskId, name));
      return found === undefined ? 'unknown' : 'done';
    };
    const params = { DiskId: diskId, SnapshotName: name, ...defined({ Deadline, Tags }) };
    const { reply, settled } = session.write('CreateSnapshot', params, { confirm });
    const idIn = (response: { SnapshotId?: string } | undefined) => response?.SnapshotId || found;
    return {
      // A reply without an id is none: it is unreadable, and `confirm` then finds the snapshot.
      reply: reply.then((response) => idIn(response)!),
      settled: settled.then((end) => {
        const id = end.outcome === 'succeeded' ? idIn(end.response) : undefined;
        return { ...end, created: refsOf('snapshot', id === undefined ? [] : [id]) };
      }),
    };
  }

  /** All of them or none. `before`: the snapshots as they were read for this request. */
  async delete(
    session: CloudWriteSession,
    ids: string[],
    deleteImages: boolean | undefined,
    before: Rows<Snapshot>,
  ): Promise<Write<unknown>> {
    const confirm = async () => verdictOnAll(ids, await this.find(session, ids), deletionVerdict, before);
    const params = { SnapshotIds: ids, ...defined({ DeleteBindImages: deleteImages }) };
    return session.write('DeleteSnapshots', params, { confirm });
  }

  /** `before`: the disk as it was read for this request. */
  apply(session: CloudWriteSession, rollback: Rollback, before: Rows<Disk>): Promise<Write<unknown>> {
    const { snapshotId, diskId, autoStopInstance, autoStartInstance } = rollback;
    const params = {
      SnapshotId: snapshotId,
      DiskId: diskId,
      ...defined({ AutoStopInstance: autoStopInstance, AutoStartInstance: autoStartInstance }),
    };
    return this.writer.send(session, [diskId], 'ApplySnapshot', params, rollbackVerdict, { before });
  }
}

/** Snapshots of the disk with this name, of no policy and no other region. */
async function readCandidates(session: CloudSession, diskId: string, name: string): Promise<Candidate[]> {
  const snapshots = await readSnapshotsOf(session, diskId);
  return snapshots
    .filter(
      (snapshot) =>
        snapshot.DiskId === diskId &&
        snapshot.SnapshotName === name &&
        !snapshot.AutoSnapshotPolicyId &&
        !snapshot.CopyFromRemote,
    )
    .map(({ SnapshotId, CreateTime }) => ({ id: SnapshotId!, createTime: CreateTime ?? '' }));
}

/** An id is never used again, so a second deletion can only find what the first one left. */
const deletionVerdict: Verdict<Snapshot> = (now, before) => {
  if (now) return 'not-done';
  return before ? 'done' : 'unknown';
};

/**
 * Never "not-done": the rollback may be over already, and a second one would throw away what was written to the disk
 * since then.
 */
const rollbackVerdict: Verdict<Disk> = (now, before) =>
  now?.DiskState === 'ROLLBACKING' && before && before.DiskState !== 'ROLLBACKING' ? 'done' : 'unknown';
