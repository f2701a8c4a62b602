import { Injectable } from '@nestjs/common';
import { defined } from '../../common/json/defined.js';
import type { Write } from '../../common/request/write.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import { toBeijing } from '../../common/time/beijing-time.js';
import type { CloudSession, CloudWriteSession } from '../client/cloud-session.js';
import type { Confirmation } from '../client/pipeline/call-run.js';
import { readForAWhile } from '../client/read-for-a-while.js';
import { ResourceSearch } from '../client/search/resource-search.js';
import type { SearchQuery } from '../client/search/searchable.js';
import { RegionFanOut, type RegionCount } from '../region/region-fan-out.js';
import { type Schedule, type SnapshotPolicy, toSnapshotPolicy } from './snapshot-policy-mapping.js';
import { readPolicies, SNAPSHOT_POLICIES } from './snapshot-policy-search.js';
import {
  bindVerdict,
  contentVerdict,
  deletionVerdict,
  type PolicyContent,
  unbindVerdict,
} from './snapshot-policy-verdicts.js';
import { POLICY_REF, SnapshotPolicyWriter } from './snapshot-policy-writer.js';

/** Disks of one BindAutoSnapshotPolicy, which is Tencent's limit. One of UnbindAutoSnapshotPolicy is not documented. */
export const MAX_DISKS_PER_BIND = 80;

/** The caller waits no longer for the time of the first run alone. */
const READ_BACK_MS = 2_000;

export interface PolicySpec extends PolicyContent {
  Policy: Schedule[];
  AutoSnapshotPolicyName: string;
  /** Nothing is made; Tencent only says when it would run first. */
  DryRun?: boolean | undefined;
}

export interface CreatedPolicy {
  /** Empty after a dry run. */
  id: string;
  /** Beijing time. */
  nextTriggerTime: string;
}

/** Automatic snapshot policies in the portal's terms. A write resolves when the pipeline has it, or throws with nothing sent. */
@Injectable()
export class SnapshotPolicyProvider {
  constructor(
    private readonly regions: RegionFanOut,
    private readonly search: ResourceSearch,
    private readonly writer: SnapshotPolicyWriter,
  ) {}

  async list(
    session: CloudSession,
    query: SearchQuery,
  ): Promise<{ totalCount: number; policies: SnapshotPolicy[] }> {
    const { totalCount, rows } = await this.search.page(session, SNAPSHOT_POLICIES, query);
    return { totalCount, policies: rows.map(toSnapshotPolicy) };
  }

  /** Matches in each region; see `RegionFanOut.count`. */
  countByRegion(
    session: CloudSession,
    { ids, filters }: Pick<SearchQuery, 'ids' | 'filters'>,
  ): Promise<RegionCount[]> {
    const query = { ids, filters, offset: 0, limit: 1 };
    return this.regions.count(session, (region) => this.search.count(region, SNAPSHOT_POLICIES, query));
  }

  /** All policies of the region. */
  count(session: CloudSession): Promise<number> {
    return this.search.count(session, SNAPSHOT_POLICIES, { filters: [], offset: 0, limit: 1 });
  }

  /** The policies with these ids that exist, at most 100. */
  find(session: CloudSession, ids: readonly string[]): Promise<Map<string, SnapshotPolicy>> {
    return readPolicies(session, ids);
  }

  /** Never sent again after an unknown outcome: the policy that it made is looked for instead. */
  async create(session: CloudWriteSession, spec: PolicySpec): Promise<Write<CreatedPolicy>> {
    const { DryRun, ...content } = spec;
    const sentAt = Date.now();
    let found: string | undefined;
    const confirm = async (): Promise<Confirmation> => {
      if (DryRun) return 'not-done';
      found = await this.writer.findMade(session, content, sentAt);
      return found ? 'done' : 'unknown';
    };
    const params = { ...defined(content), Policy: spec.Policy, ...(DryRun ? { DryRun } : {}) };
    const { reply, settled } = session.write('CreateAutoSnapshotPolicy', params, { confirm });
    // A dry run makes nothing, whatever id it may answer.
    const idIn = (response: { AutoSnapshotPolicyId?: string } | undefined) =>
      DryRun ? '' : response?.AutoSnapshotPolicyId || (found ?? '');
    return {
      reply: reply.then(async (response) => {
        const id = idIn(response);
        const now = DryRun ? undefined : await this.readBack(session, id);
        const nextTriggerTime = now?.NextTriggerTime || firstTriggerIn(response.NextTriggerTime, spec.Policy);
        return { id, nextTriggerTime };
      }),
      settled: settled.then((end) => {
        const id = end.outcome === 'succeeded' ? idIn(end.response) : '';
        return { ...end, created: refsOf(POLICY_REF, id ? [id] : []) };
      }),
    };
  }

  async update(session: CloudWriteSession, id: string, content: PolicyContent): Promise<Write<unknown>> {
    const params = { AutoSnapshotPolicyId: id, ...defined(content) };
    const verdict = contentVerdict(content);
    return this.writer.send(session, [id], 'ModifyAutoSnapshotPolicyAttribute', params, verdict, 'update');
  }

  /** All of them or none. */
  async delete(session: CloudWriteSession, ids: string[]): Promise<Write<unknown>> {
    const params = { AutoSnapshotPolicyIds: ids };
    return this.writer.send(session, ids, 'DeleteAutoSnapshotPolicies', params, deletionVerdict, 'create');
  }

  /** At most 80 disks that are not bound to the policy. */
  async bind(session: CloudWriteSession, id: string, diskIds: string[]): Promise<Write<unknown>> {
    return this.writer.bind(session, id, diskIds, bindVerdict(diskIds));
  }

  /** At most 80 disks. Those that are not bound to the policy are skipped by Tencent. */
  async unbind(session: CloudWriteSession, id: string, diskIds: string[]): Promise<Write<unknown>> {
    const params = { AutoSnapshotPolicyId: id, DiskIds: diskIds };
    return this.writer.send(
      session,
      [id],
      'UnbindAutoSnapshotPolicy',
      params,
      unbindVerdict(diskIds),
      'bind',
    );
  }

  private readBack(session: CloudSession, id: string): Promise<SnapshotPolicy | undefined> {
    return readForAWhile(session, async () => (await readPolicies(session, [id])).get(id), READ_BACK_MS);
  }
}

/**
 * Tencent's own sample of CreateAutoSnapshotPolicy has the time in UTC, unlike every other time of CBS. It is taken as
 * UTC where that gives an hour of the schedule, else as it is.
 */
export function firstTriggerIn(text: string | undefined, schedules: readonly Schedule[]): string {
  const utc = Date.parse(`${(text ?? '').replace(' ', 'T')}Z`);
  if (Number.isNaN(utc)) return text ?? '';
  const beijing = toBeijing(utc);
  const hour = Number(beijing.slice(11, 13));
  return schedules.some(({ Hour }) => Hour.includes(hour)) ? beijing : text!;
}
