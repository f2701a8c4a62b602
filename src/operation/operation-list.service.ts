import { invalidField } from '../errors/field-fault.js';
import { Injectable } from '@nestjs/common';
import { AuditReads } from '../audit/audit-reads.js';
import {
  countOperations,
  type OperationFilter,
  type OperationRecord,
  readOperations,
} from '../audit/operation-records.js';
import { inParallel } from '../common/concurrency/parallel.js';
import { Answer } from '../common/envelope/envelope.js';
import { toAppError } from '../common/envelope/envelope.filter.js';
import type { Scope } from '../common/request/scope.js';
import { refsOf } from '../common/resource/resource-ref.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { AppError } from '../errors/app.error.js';
import { joinWords } from '../errors/words.js';
import type { OperationListDto } from './dto/operation.dto.js';
import type { ListOperationsDto } from './dto/operation-requests.dto.js';
import { toOperationDto } from './operation-dto.js';
import { openRefs, stateOf } from './operation-progress.js';
import { IDS_PER_READ, OperationReader } from './operation-reader.js';
import { isFinal, type OperationState } from './operation-state.js';
import { OperationStates, REMEMBERED_DAYS } from './operation-states.js';

const DAY_MS = 86_400_000;
/** Among so many operations a state is looked for, and so many resources of one region are read for that. */
const STATE_WINDOW = 500;
const STATE_IDS = 5 * IDS_PER_READ;
const REGIONS_PARALLEL = 4;
const TYPES = ['disk', 'snapshot', 'auto_snapshot_policy'];

/** Operations whose resources in one region are read together. */
interface Group {
  region: string;
  records: OperationRecord[];
  refs: Set<string>;
}

/** Lists the operations of a cluster; those that nobody knows the end of are read for it, a call a region. */
@Injectable()
export class OperationListService {
  constructor(
    private readonly reads: AuditReads,
    private readonly states: OperationStates,
    private readonly reader: OperationReader,
  ) {}

  async list(scope: Scope, dto: ListOperationsDto): Promise<Answer<OperationListDto>> {
    await this.reader.requireAccount(scope);
    const filter: OperationFilter = {
      tenantUuid: scope.tenantUuid,
      clusterUuid: scope.clusterUuid,
      since: new Date(Date.now() - REMEMBERED_DAYS * DAY_MS),
      region: dto.Region,
      action: dto.Action,
      refs:
        dto.ResourceId === undefined ? undefined : TYPES.flatMap((type) => refsOf(type, [dto.ResourceId!])),
    };
    return dto.State === undefined ? this.page(scope, filter, dto) : this.pageInState(scope, filter, dto);
  }

  /** What could not be read, or not with one call a region, is shown as it was seen last. */
  private async page(
    scope: Scope,
    filter: OperationFilter,
    dto: ListOperationsDto,
  ): Promise<Answer<OperationListDto>> {
    const { context, tenantUuid } = scope;
    const [TotalCount, records] = await this.reads.run(context, tenantUuid, async (query) => [
      await countOperations(query, filter),
      await readOperations(query, filter, pageOf(dto)),
    ]);
    const { states, failures } = await this.statesOf(scope, records, IDS_PER_READ);
    const desc = joinWords(
      [...failures].map(([region, { words }]) => ({
        en: `${region}: could not be read, its operations are as they were seen last: ${words.en}`,
        zh: `${region}：查询失败，该地域的操作显示为上次查到的状态：${words.zh}`,
      })),
    );
    const List = records.map((record) =>
      toOperationDto(record, states.get(record.operationId)!, context.language),
    );
    return new Answer({ TotalCount, List }, desc);
  }

  /** Every state must be known, so that the count is right. */
  private async pageInState(
    scope: Scope,
    filter: OperationFilter,
    dto: ListOperationsDto,
  ): Promise<Answer<OperationListDto>> {
    const { context, tenantUuid } = scope;
    const records = await this.reads.run(context, tenantUuid, (query) =>
      readOperations(query, filter, { offset: 0, limit: STATE_WINDOW }),
    );
    const { states, failures, isWhole } = await this.statesOf(scope, records, STATE_IDS);
    const [failure] = failures.values();
    if (failure) throw failure;
    if (!isWhole) throw tooMany();
    const { offset, limit } = pageOf(dto);
    const matches = records.filter(({ operationId }) => states.get(operationId)!.state === dto.State);
    const List = matches
      .slice(offset, offset + limit)
      .map((record) => toOperationDto(record, states.get(record.operationId)!, context.language));
    return new Answer({ TotalCount: matches.length, List }, '');
  }

  private async statesOf(
    scope: Scope,
    records: readonly OperationRecord[],
    idsPerRegion: number,
  ): Promise<{ states: Map<string, OperationState>; failures: Map<string, AppError>; isWhole: boolean }> {
    const { phases } = scope.context;
    const stored = await phases.measure('database', () =>
      this.states.find(records.map(({ operationId }) => operationId)),
    );
    const now = Date.now();
    const states = new Map(
      records.map((record) => {
        const before = stored.get(record.operationId);
        const state = before && isFinal(before) ? before : stateOf(record, before, now);
        return [record.operationId, state];
      }),
    );
    const { groups, isWhole } = groupsOf(records, states, idsPerRegion);
    const failures = new Map<string, AppError>();
    const read = new Map<string, OperationState>();
    await inParallel(groups, REGIONS_PARALLEL, async (group) => {
      try {
        for (const [id, state] of await this.read(scope, group, states)) read.set(id, state);
      } catch (error) {
        if (scope.context.cancellation.isCancelled) throw error;
        failures.set(group.region, toAppError(error));
      }
    });
    const kept = await phases.measure('database', () => this.states.keep(read));
    for (const [id, state] of kept) states.set(id, state);
    return { states, failures, isWhole };
  }

  private async read(
    scope: Scope,
    { region, records, refs }: Group,
    before: ReadonlyMap<string, OperationState>,
  ): Promise<[string, OperationState][]> {
    const first = records.reduce((a, b) => (a.startedAt < b.startedAt ? a : b));
    const reading = await this.reader.read(scope, region, [...refs], first.startedAt);
    const now = Date.now();
    return records.map((record) => [
      record.operationId,
      stateOf(record, before.get(record.operationId), now, reading),
    ]);
  }
}

/** What has to be read, by region, the newest operations first, and whether that is all of them. */
function groupsOf(
  records: readonly OperationRecord[],
  states: ReadonlyMap<string, OperationState>,
  idsPerRegion: number,
): { groups: Group[]; isWhole: boolean } {
  const groups = new Map<string, Group>();
  let isWhole = true;
  for (const record of records) {
    const refs = openRefs(record, states.get(record.operationId)!);
    if (refs.length === 0) continue;
    const { region } = record;
    const group = groups.get(region ?? '') ?? { region: region ?? '', records: [], refs: new Set() };
    const together = new Set([...group.refs, ...refs]);
    // Nobody knows the region: only the inspection of that one operation searches for it.
    if (region === undefined || together.size > idsPerRegion) isWhole = false;
    else groups.set(region, { region, records: [...group.records, record], refs: together });
  }
  return { groups: [...groups.values()], isWhole };
}

const tooMany = (): AppError =>
  invalidField(
    'State',
    'count',
    `more than ${STATE_IDS} resources of one region would have to be read, or the region of an operation is not known; narrow it with Region, Action or ResourceId`,
    `单个地域需要查询的资源超过${STATE_IDS}个，或有操作的地域未知，请用Region、Action或ResourceId缩小范围`,
  );
