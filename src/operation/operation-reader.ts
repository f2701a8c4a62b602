import { Injectable } from '@nestjs/common';
import { OperationRecords } from '../audit/operation-records.js';
import { chunksOf } from '../common/concurrency/parallel.js';
import { Answer } from '../common/envelope/envelope.js';
import type { Scope } from '../common/request/scope.js';
import { idOfRef, isRefOf } from '../common/resource/resource-ref.js';
import { AppError } from '../errors/app.error.js';
import type { CloudSession } from '../tencent/client/cloud-session.js';
import { CloudSessions } from '../tencent/client/cloud-sessions.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import { DiskProvider } from '../tencent/disk/disk.provider.js';
import { SnapshotProvider } from '../tencent/snapshot/snapshot.provider.js';
import type { Reading } from './operation-progress.js';

/** Ids of one DescribeDisks or DescribeSnapshots. */
export const IDS_PER_READ = 100;

/** Reads the resources of operations. */
@Injectable()
export class OperationReader {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly disks: DiskProvider,
    private readonly snapshots: SnapshotProvider,
    private readonly records: OperationRecords,
  ) {}

  /** Throws what the credential does: a pair without one answers here as everywhere, whosoever it is. */
  async requireAccount(scope: Scope): Promise<void> {
    await this.sessions.read(scope, async () => new Answer({}, ''));
  }

  /**
   * Resources of one region, or without one wherever they are, and what was done with them since then. Throws what the
   * credential, Tencent and the database do.
   */
  async read(
    scope: Scope,
    region: string | undefined,
    refs: readonly string[],
    since: Date,
  ): Promise<Reading> {
    const [reading, later] = await Promise.all([
      this.readCloud(scope, region, refs),
      scope.context.phases.measure('database', () => this.records.successesSince(refs, since)),
    ]);
    return { ...reading, later };
  }

  private async readCloud(
    scope: Scope,
    region: string | undefined,
    refs: readonly string[],
  ): Promise<Omit<Reading, 'later'>> {
    const [diskIds, snapshotIds] = ['disk', 'snapshot'].map((type) =>
      refs.filter((ref) => isRefOf(type, ref)).map(idOfRef),
    );
    const { data } = await this.sessions.read(scope.in(region), async (session) => {
      const [disks, snapshots] = await Promise.all([
        region === undefined
          ? this.locate(session, diskIds!)
          : inParts(diskIds!, (ids) => this.disks.find(session, ids)),
        inParts(snapshotIds!, (ids) => this.snapshots.find(session, ids)),
      ]);
      return new Answer({ disks, snapshots }, '');
    });
    return data;
  }

  private async locate(session: CloudSession, ids: string[]): Promise<Map<string, Disk>> {
    try {
      return together([...(await this.disks.locate(session, ids)).values()]);
    } catch (error) {
      if (AppError.is(error, 'TENCENT_DISK_NOT_FOUND')) return new Map();
      throw error;
    }
  }
}

const together = <Row>(parts: readonly Map<string, Row>[]): Map<string, Row> =>
  new Map(parts.flatMap((part) => [...part]));

async function inParts<Row>(
  ids: readonly string[],
  find: (ids: string[]) => Promise<Map<string, Row>>,
): Promise<Map<string, Row>> {
  return together(await Promise.all(chunksOf(ids, IDS_PER_READ).map(find)));
}
