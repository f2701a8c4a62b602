import { Injectable } from '@nestjs/common';
import { RecentChanges } from '../../audit/recent-changes.js';
import type { Write } from '../../common/request/write.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import type { CloudSession, CloudWriteSession, WriteAction, WriteOptions } from '../client/cloud-session.js';
import type { Confirmation } from '../client/pipeline/call-run.js';
import type { RequestOf } from '../client/transport/sdk-clients.js';
import { readForAWhile } from '../client/read-for-a-while.js';
import { explainedBy, type Rows, type Verdict, verdictOnAll } from '../client/write-confirmation.js';
import { type Disk, toDisk } from './disk-mapping.js';
import { readDisks } from './disk-search.js';
import { clarify } from './disk-verdicts.js';

/** Reads of Tencent lag by seconds; this is several times as long. */
const LAG_MS = 60_000;

export interface DiskWriteOptions extends WriteOptions {
  /** The disks as they were read for this request before the write. */
  before?: Rows<Disk>;
  /** It is never sent again: after an unknown outcome the disks are read for a while, until they show that it is done. */
  isSentOnce?: boolean;
}

/** Sends writes of disks. Reads the disks again to confirm an unknown outcome and to explain an ambiguous refusal. */
@Injectable()
export class DiskWriter {
  constructor(private readonly trail: RecentChanges) {}

  async send<A extends WriteAction>(
    session: CloudWriteSession,
    ids: string[],
    action: A,
    params: RequestOf<'cbs', A>,
    verdict: Verdict<Disk>,
    { before = new Map(), isSentOnce = false, ...options }: DiskWriteOptions = {},
  ): Promise<Write<unknown>> {
    const readOnce = async (): Promise<Confirmation> => {
      const now = await findDisks(session, ids);
      const says = verdictOnAll(ids, now, verdict, before);
      const isProven = says !== 'done' || (await this.isProof(session, ids, verdict, now, before));
      return isProven ? says : 'unknown';
    };
    const isDone = async () => ((await readOnce()) === 'done' ? 'done' : undefined);
    const readOn = async (): Promise<Confirmation> => (await readForAWhile(session, isDone)) ?? 'unknown';
    const confirm = isSentOnce ? readOn : readOnce;
    const write = session.write(action, params, { confirm, ...options });
    return explainedBy(write, (error) => clarify(session, ids, error));
  }

  /**
   * A late read shows a disk as it was some seconds ago, and it may have been as wanted then: attached, detached
   * meanwhile, and attached again by the call in question. So what a read shows proves something only if it was
   * different before the call, or if nothing else changed the disk lately. An absent disk may be one that was created
   * a moment ago, unless it was in the recycle bin.
   */
  private async isProof(
    session: CloudWriteSession,
    ids: string[],
    verdict: Verdict<Disk>,
    now: Rows<Disk>,
    before: Rows<Disk>,
  ): Promise<boolean> {
    const areThere = ids.every((id) => now.has(id));
    const isNoNewDisk = areThere || ids.every((id) => before.get(id)?.DiskState === 'TORECYCLE');
    if (isNoNewDisk && ids.every((id) => wasDifferent(before.get(id), verdict))) return true;
    const since = new Date(Date.now() - LAG_MS);
    // Neither changes a disk that is there.
    const actions = areThere ? ['disk/create', 'snapshot/create'] : [];
    const except = { auditId: session.operationId, actions };
    return !(await session.scope.context.phases.measure('database', () =>
      this.trail.hasOtherChanges(refsOf('disk', ids), since, except),
    ));
  }
}

const wasDifferent = (disk: Disk | undefined, verdict: Verdict<Disk>): boolean =>
  disk !== undefined && verdict(disk, disk) !== 'done';

/** The disks with these ids that exist, at most 100. */
export async function findDisks(session: CloudSession, ids: readonly string[]): Promise<Map<string, Disk>> {
  const found = await readDisks(session, ids);
  return new Map([...found].map(([id, disk]) => [id, toDisk(disk)]));
}
