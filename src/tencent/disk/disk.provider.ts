import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app.error.js';
import { type CreateDiskSpec, toCreateDisksRequest } from './create-disks-request.js';
import type { Scope } from '../../common/request/scope.js';
import { type CloudSession, CloudSessions } from '../client/cloud-session.js';
import type { SettledCall } from '../client/pipeline/tencent-call.js';
import { InstanceLocks } from '../instance/instance-locks.js';
import {
  type OperationLogQuery,
  type OperationLogs,
  TencentOperationLog,
} from '../audit-event/operation-log.js';
import { type Disk, toDisk } from './disk-mapping.js';
import { type DiskQuery, searchDisks } from './disk-search.js';
import { RegionFanOut, type RegionOutcome } from '../region/region-fan-out.js';
import {
  attachVerdict,
  attributesVerdict,
  clarify,
  confirmByReading,
  deleteVerdict,
  detachVerdict,
  type DiskAttributes,
  resizeVerdict,
  typeVerdict,
} from './write-confirmation.js';

/** Disks of one AttachDisks or DetachDisks; Tencent's limit. */
export const MAX_DISKS_PER_ATTACH = 10;

/** How a write is sent and followed. */
export interface WriteOptions {
  /** How long a busy instance is asked again: without end for batches after the first, which we made busy ourselves. */
  busyPatienceMs?: number;
  /** Called once when the write has really ended, which may be after the caller was answered. */
  onSettled?: (outcome: SettledCall) => void;
}

export interface CreateOptions extends WriteOptions {
  /** Called with the ids of the new disks, also when they come after the caller was answered. */
  onCreated?: (diskIds: string[]) => void;
}

/** Tencent in the portal's words: one method an operation, one upstream action a method. */
@Injectable()
export class TencentProvider {
  constructor(
    private readonly sessions: CloudSessions,
    private readonly regions: RegionFanOut,
    private readonly logs: TencentOperationLog,
    private readonly locks: InstanceLocks,
  ) {}

  /** Ids of the new disks; Tencent may make fewer than asked for. Always sent with a ClientToken. */
  async create(scope: Scope, spec: CreateDiskSpec, options: CreateOptions = {}): Promise<string[]> {
    const session = await this.sessions.open(scope, { forWrite: true });
    const { onCreated, ...rest } = options;
    const onSettled = (outcome: SettledCall) => {
      if (outcome.ok) onCreated?.(idsIn(outcome.response));
      options.onSettled?.(outcome);
    };
    const reply = await session.create('CreateDisks', toCreateDisksRequest(spec), { ...rest, onSettled });
    return idsIn(reply);
  }

  async list(scope: Scope, query: DiskQuery): Promise<{ totalCount: number; disks: Disk[] }> {
    const page = await searchDisks(await this.sessions.open(scope), query);
    return { totalCount: page.totalCount, disks: page.disks.map(toDisk) };
  }

  /** Matches in each region; `scope.region` limits it to that one. Throws if every region failed. */
  async countByRegion(
    scope: Scope,
    query: Pick<DiskQuery, 'diskIds' | 'filters'>,
  ): Promise<RegionOutcome<number>[]> {
    const session = await this.sessions.open(scope);
    const outcomes = await this.regions.ask(session, scope.region, async (region) => {
      const page = await searchDisks(region, { ...query, offset: 0, limit: 1 });
      return page.totalCount;
    });
    const failure = outcomes.find((outcome) => outcome.result instanceof AppError)?.result;
    if (failure instanceof AppError && outcomes.every((outcome) => outcome.result instanceof AppError))
      throw failure;
    return outcomes;
  }

  /** Region → the disks of these that are there; 404 if one is nowhere. */
  async locate(scope: Scope, diskIds: string[]): Promise<Map<string, string[]>> {
    return this.regions.locate(await this.sessions.open(scope), diskIds);
  }

  updateAttributes(
    scope: Scope,
    diskIds: string[],
    attributes: DiskAttributes,
    options?: WriteOptions,
  ): Promise<void> {
    return this.write(scope, diskIds, (session) =>
      session.write(
        'ModifyDiskAttributes',
        { DiskIds: diskIds, ...attributes },
        {
          confirm: () => confirmByReading(session, diskIds, attributesVerdict(attributes)),
          ...options,
        },
      ),
    );
  }

  /** Tencent changes the type of one disk a call, and nothing else in that call. */
  updateType(scope: Scope, diskId: string, diskType: string, options?: WriteOptions): Promise<void> {
    return this.write(scope, [diskId], (session) =>
      session.write(
        'ModifyDiskAttributes',
        { DiskIds: [diskId], DiskType: diskType },
        {
          confirm: () => confirmByReading(session, [diskId], typeVerdict(diskType)),
          ...options,
        },
      ),
    );
  }

  resize(scope: Scope, diskId: string, sizeGb: number, options?: WriteOptions): Promise<void> {
    return this.write(scope, [diskId], (session) =>
      session.write(
        'ResizeDisk',
        { DiskId: diskId, DiskSize: sizeGb },
        {
          confirm: () => confirmByReading(session, [diskId], resizeVerdict(sizeGb)),
          ...options,
        },
      ),
    );
  }

  /** A disk that was already returned counts as deleted. */
  async delete(scope: Scope, diskIds: string[], options?: WriteOptions): Promise<void> {
    try {
      await this.write(scope, diskIds, (session) =>
        session.write(
          'TerminateDisks',
          { DiskIds: diskIds },
          {
            confirm: () => confirmByReading(session, diskIds, deleteVerdict),
            ...options,
          },
        ),
      );
    } catch (error) {
      if (diskIds.length === 1 && upstreamCode(error) === 'ResourceUnavailable.RepeatRefund') return;
      throw error;
    }
  }

  /** At most 10 disks. Calls that touch one instance never overlap, in this process or another. */
  attach(
    scope: Scope,
    diskIds: string[],
    target: { instanceId: string; deleteWithInstance?: boolean | undefined },
    options?: WriteOptions,
  ): Promise<void> {
    const { instanceId, deleteWithInstance } = target;
    return this.write(scope, diskIds, (session) =>
      this.locks.hold(session, instanceId, (ended) =>
        session.write(
          'AttachDisks',
          {
            InstanceId: instanceId,
            DiskIds: diskIds,
            ...(deleteWithInstance === undefined ? {} : { DeleteWithInstance: deleteWithInstance }),
          },
          {
            confirm: () => confirmByReading(session, diskIds, attachVerdict(instanceId)),
            ...telling(ended, options),
          },
        ),
      ),
    );
  }

  /** At most 10 disks, all on one instance. */
  detach(
    scope: Scope,
    diskIds: string[],
    instanceId: string | undefined,
    options?: WriteOptions,
  ): Promise<void> {
    return this.write(scope, diskIds, (session) =>
      this.locks.hold(session, instanceId, (ended) =>
        session.write(
          'DetachDisks',
          { DiskIds: diskIds, ...(instanceId === undefined ? {} : { InstanceId: instanceId }) },
          { confirm: () => confirmByReading(session, diskIds, detachVerdict), ...telling(ended, options) },
        ),
      ),
    );
  }

  async operationLogs(scope: Scope, query: OperationLogQuery): Promise<OperationLogs> {
    return this.logs.read(await this.sessions.open(scope), query);
  }

  private async write(
    scope: Scope,
    diskIds: string[],
    send: (session: CloudSession) => Promise<unknown>,
  ): Promise<void> {
    const session = await this.sessions.open(scope, { forWrite: true });
    try {
      await send(session);
    } catch (error) {
      throw await clarify(session, diskIds, error);
    }
  }
}

/** The options, with a second listener for the end of the write. */
const telling = (ended: () => void, options: WriteOptions = {}): WriteOptions => ({
  ...options,
  onSettled: (outcome) => {
    ended();
    options.onSettled?.(outcome);
  },
});

const idsIn = (reply: object | undefined): string[] =>
  (reply as { DiskIdSet?: string[] | null } | undefined)?.DiskIdSet ?? [];

const upstreamCode = (error: unknown): string | undefined =>
  error instanceof AppError ? error.upstream?.code : undefined;
