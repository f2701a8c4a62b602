import { Injectable } from '@nestjs/common';
import { chunksOf } from '../../common/concurrency/parallel.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { ResourceSearch } from '../client/search/resource-search.js';
import type { PageRequest } from '../client/search/searchable.js';
import { type Instance, INSTANCES, toInstance } from './instance-search.js';

const CVM_INSTANCE = /^ins-/;
/** Instances of one DescribeInstancesDiskNum; the most that Tencent takes is not published. */
const MAX_COUNTED = 50;

export interface InstanceQuery extends PageRequest {
  zone: string;
  /** A part of the name or the id, in any case. */
  fuzzy?: string | undefined;
}

export interface DiskCounts {
  AttachedDiskCount: number;
  MaxAttachCount: number;
}

/** Instances of CVM. */
@Injectable()
export class InstanceProvider {
  constructor(private readonly search: ResourceSearch) {}

  /** Undefined when it is not known: what is no CVM instance, one that is gone, or a key that may not read instances. */
  async stateOf(session: CloudSession, instanceId: string): Promise<string | undefined> {
    if (!CVM_INSTANCE.test(instanceId)) return undefined;
    try {
      const reply = await session.read('cvm', 'DescribeInstances', { InstanceIds: [instanceId] });
      return reply.InstanceSet?.[0]?.InstanceState;
    } catch (error) {
      if (AppError.is(error, 'TENCENT_PERMISSION', 'TENCENT_INSTANCE_NOT_FOUND')) return undefined;
      throw error;
    }
  }

  /** Of one zone, in Tencent's order. */
  async list(
    session: CloudSession,
    { zone, ...query }: InstanceQuery,
  ): Promise<{ totalCount: number; instances: Instance[] }> {
    const filters = [{ Name: 'zone', Values: [zone] }];
    const { totalCount, rows } = await this.search.page(session, INSTANCES, { ...query, filters });
    return { totalCount, instances: rows.map(toInstance) };
  }

  /** How many elastic disks each of these instances has and can have. Throws LIST_CHANGED when one is gone. */
  async diskCounts(session: CloudSession, instanceIds: readonly string[]): Promise<Map<string, DiskCounts>> {
    const counts = new Map<string, DiskCounts>();
    for (const InstanceIds of chunksOf(instanceIds, MAX_COUNTED))
      for (const row of await readCounts(session, InstanceIds)) {
        const { AttachedDiskCount, MaxAttachCount } = row;
        counts.set(row.InstanceId, { AttachedDiskCount, MaxAttachCount });
      }
    return counts;
  }
}

async function readCounts(session: CloudSession, InstanceIds: string[]) {
  try {
    const reply = await session.read('cbs', 'DescribeInstancesDiskNum', { InstanceIds });
    const rows = reply.AttachDetail ?? [];
    const isWhole = (row: Partial<DiskCounts>) => row.AttachedDiskCount != null && row.MaxAttachCount != null;
    if (rows.length === InstanceIds.length && rows.every(isWhole)) return rows;
  } catch (error) {
    if (!AppError.is(error, 'TENCENT_INSTANCE_NOT_FOUND')) throw error;
    const detail = {
      en: 'an instance went while its disks were counted',
      zh: '统计云硬盘数量时有云服务器被销毁',
    };
    throw new AppError('LIST_CHANGED', detail, { cause: error, retryAfterSeconds: 2 });
  }
  throw new AppError('TENCENT_UNREADABLE', {
    en: 'DescribeInstancesDiskNum: the answer lacks instances that were asked for',
    zh: 'DescribeInstancesDiskNum：返回结果缺少所查询的云服务器',
  });
}
