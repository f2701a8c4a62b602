import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app.error.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import type { Write } from '../../common/request/write.js';
import type { CloudSession, CloudWriteSession } from '../client/cloud-session.js';
import { ALREADY_RETURNED_CODES } from '../client/errors/tencent-errors.js';
import type { Rows } from '../client/write-confirmation.js';
import { ResourceSearch } from '../client/search/resource-search.js';
import { RegionFanOut, type RegionCount } from '../region/region-fan-out.js';
import { type CreateDiskSpec, toCreateDisksRequest } from './create-disks-request.js';
import { type Disk, toDisk } from './disk-mapping.js';
import { countDisks, type DiskQuery, searchDisks } from './disk-search.js';
import {
  attachVerdict,
  attributesVerdict,
  deleteVerdict,
  detachVerdict,
  type DiskAttributes,
  resizeVerdict,
  typeVerdict,
} from './disk-verdicts.js';
import { DiskWriter, findDisks } from './disk-writer.js';

/** Disks of one AttachDisks or DetachDisks; Tencent's limit. */
export const MAX_DISKS_PER_ATTACH = 10;

export interface AttachTarget {
  instanceId: string;
  deleteWithInstance?: boolean | undefined;
}

/** How long a call that was refused as busy is sent again. */
export interface BusyRetry {
  busyRetryMs?: number;
}

/** `byteTexts`: as the query allowed it; see `byteTextOf`. */
export interface DiskPage {
  totalCount: number;
  disks: Disk[];
  byteTexts: boolean;
}

type Sent = Promise<Write<unknown>>;

/** Disks in the portal's terms. A write resolves when the pipeline has it, or throws with nothing sent. */
@Injectable()
export class DiskProvider {
  constructor(
    private readonly regions: RegionFanOut,
    private readonly search: ResourceSearch,
    private readonly writer: DiskWriter,
  ) {}

  async list(session: CloudSession, query: DiskQuery): Promise<DiskPage> {
    const { totalCount, rows, byteTexts = false } = await searchDisks(this.search, session, query);
    return { totalCount, disks: rows.map(toDisk), byteTexts };
  }

  /** Matches in each region; see `RegionFanOut.count`. */
  countByRegion(
    session: CloudSession,
    { ids, filters }: Pick<DiskQuery, 'ids' | 'filters'>,
  ): Promise<RegionCount[]> {
    return this.regions.count(session, (region) => countDisks(this.search, region, { ids, filters }));
  }

  /** All disks of the region. */
  count(session: CloudSession): Promise<number> {
    return countDisks(this.search, session, { filters: [] });
  }

  /** The disks with these ids that exist, at most 100. */
  find(session: CloudSession, ids: readonly string[]): Promise<Map<string, Disk>> {
    return findDisks(session, ids);
  }

  /** Region → those of the disks that are in it; 404 if a disk is in no region. */
  async locate(session: CloudSession, diskIds: string[]): Promise<Map<string, Map<string, Disk>>> {
    const disks = new Map<string, Disk>();
    const present = async (region: CloudSession, ids: string[]): Promise<string[]> => {
      const found = await this.find(region, ids);
      for (const [id, disk] of found) disks.set(id, disk);
      return ids.filter((id) => found.has(id));
    };
    const places = await this.regions.locate(session, diskIds, present, inNoRegion);
    return new Map(
      [...places].map(([region, ids]) => [region, new Map(ids.map((id) => [id, disks.get(id)!]))]),
    );
  }

  /** Ids of the new disks; Tencent may create fewer than asked for. */
  async create(session: CloudWriteSession, spec: CreateDiskSpec): Promise<Write<string[]>> {
    const { reply, settled } = session.create('CreateDisks', toCreateDisksRequest(spec));
    return {
      reply: reply.then(idsIn),
      settled: settled.then((end) => ({ ...end, created: refsOf('disk', idsIn(end.response)) })),
    };
  }

  updateAttributes(session: CloudWriteSession, ids: string[], attributes: DiskAttributes): Sent {
    const params = { DiskIds: ids, ...attributes };
    return this.writer.send(session, ids, 'ModifyDiskAttributes', params, attributesVerdict(attributes));
  }

  /** Tencent changes the type of one disk a call, and nothing else in that call. */
  updateType(session: CloudWriteSession, id: string, diskType: string): Sent {
    const params = { DiskIds: [id], DiskType: diskType };
    return this.writer.send(session, [id], 'ModifyDiskAttributes', params, typeVerdict(diskType));
  }

  /** `before`: the disk as it was read last, if it was there. */
  resize(session: CloudWriteSession, id: string, sizeGb: number, before: Rows<Disk>): Sent {
    const params = { DiskId: id, DiskSize: sizeGb };
    return this.writer.send(session, [id], 'ResizeDisk', params, resizeVerdict(sizeGb), { before });
  }

  /** `before`: the disks as they were read under their locks, which the caller holds. */
  delete(session: CloudWriteSession, ids: string[], before: Rows<Disk>): Sent {
    // Of several disks it would not be known which was returned before.
    const doneCodes = ids.length === 1 ? ALREADY_RETURNED_CODES : [];
    return this.writer.send(session, ids, 'TerminateDisks', { DiskIds: ids }, deleteVerdict, {
      doneCodes,
      before,
    });
  }

  /** At most 10 disks. The caller holds the lock of the instance. */
  attach(session: CloudWriteSession, ids: string[], target: AttachTarget, busyRetry: BusyRetry): Sent {
    const { instanceId, deleteWithInstance } = target;
    const params = {
      InstanceId: instanceId,
      DiskIds: ids,
      ...(deleteWithInstance === undefined ? {} : { DeleteWithInstance: deleteWithInstance }),
    };
    return this.writer.send(session, ids, 'AttachDisks', params, attachVerdict(instanceId), busyRetry);
  }

  /**
   * At most 10 disks, all on one instance, whose lock the caller holds. Tencent checks that they are on the instance;
   * undefined means that they are on none.
   */
  detach(
    session: CloudWriteSession,
    ids: string[],
    instanceId: string | undefined,
    busyRetry: BusyRetry,
  ): Sent {
    const params = { DiskIds: ids, ...(instanceId === undefined ? {} : { InstanceId: instanceId }) };
    return this.writer.send(session, ids, 'DetachDisks', params, detachVerdict(instanceId), busyRetry);
  }
}

const inNoRegion = (ids: string[]): AppError =>
  new AppError('TENCENT_DISK_NOT_FOUND', {
    en: `${ids.join(', ')}: in no region`,
    zh: `${ids.join('、')}：在所有地域都没有找到`,
  });

/** The reply may be anything; what is no list of texts is none. */
function idsIn(reply: { DiskIdSet?: unknown } | undefined): string[] {
  const ids: unknown[] = Array.isArray(reply?.DiskIdSet) ? reply.DiskIdSet : [];
  return ids.filter((id) => typeof id === 'string');
}
