import { aDisk } from './a-disk.js';
import { aRequestContext } from './a-request-context.js';
import { Scope } from '../../src/common/request/scope.js';
import type { Settlement, Write } from '../../src/common/request/write.js';
import { DiskAttachmentService } from '../../src/disk/disk-attachment.service.js';
import { DiskDeletionService } from '../../src/disk/disk-deletion.service.js';
import { DiskService } from '../../src/disk/disk.service.js';
import type { RecentDisksService } from '../../src/disk/recent-disks.service.js';
import { AppError } from '../../src/errors/app.error.js';
import type { CloudWriteSession } from '../../src/tencent/client/cloud-session.js';
import type { CloudSessions, WriteIntent } from '../../src/tencent/client/cloud-sessions.js';
import type { ResourceLocks } from '../../src/tencent/client/resource-locks.js';
import { DiskInstanceLock } from '../../src/tencent/disk/disk-instance-lock.js';
import type { Disk } from '../../src/tencent/disk/disk-mapping.js';
import type { DiskTerminations, Termination } from '../../src/tencent/disk/disk-terminations.js';
import type { SentDiskCalls } from '../../src/tencent/disk/sent-disk-calls.js';
import type { DiskProvider } from '../../src/tencent/disk/disk.provider.js';
import { verbatim } from '../../src/errors/words.js';

const SCOPE = { TenantUuid: 'tenant', ClusterUuid: 'cluster', Region: 'ap-guangzhou' };
export const NOT_FOUND = new AppError('TENCENT_DISK_NOT_FOUND', verbatim('in no region: b'));
export const BUSY = new AppError('TENCENT_BUSY', verbatim('busy'));
export const TIMED_OUT = new AppError('TENCENT_TIMEOUT', verbatim('no answer'));

export const idsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `disk-${i}`);

/** One call of a service to its provider, as the test answers it. */
export interface Sent {
  action: string;
  ids: string[];
  region: string | undefined;
  rest: unknown[];
}
export type Respond = (sent: Sent) => Promise<Write<unknown>>;

export const write = (reply: Promise<unknown>, settled: Promise<Settlement>): Promise<Write<unknown>> => {
  reply.catch(() => undefined);
  return Promise.resolve({ reply, settled });
};
export const done = (): Promise<Write<unknown>> =>
  write(Promise.resolve(), Promise.resolve({ outcome: 'succeeded', upstreamRequestId: 'r-1' }));
export const fails = (
  failure: AppError,
  outcome: Settlement['outcome'] = 'failed',
): Promise<Write<unknown>> => write(Promise.reject(failure), Promise.resolve({ outcome }));
export const failsFor =
  (...ids: string[]): Respond =>
  (sent) =>
    sent.ids.some((id) => ids.includes(id)) ? fails(BUSY) : done();

/** What Tencent has: by region if disks are searched for, otherwise anywhere. */
export interface Cloud {
  respond?: Respond;
  /** Fields of a disk by its id; undefined is one that is not there. By default every disk is a free one. */
  disks?: Record<string, Partial<Disk> | undefined>;
  places?: Record<string, string[]>;
  /** Disk id → the TerminateDisks that was sent for it. */
  terminated?: Record<string, Termination>;
  /** Disks that were renewed after that. */
  renewed?: string[];
  /** Called when a lock was got, before the work begins. */
  beforeHeld?: () => void;
  /** False when the database does not answer `forget`. */
  forgets?: boolean;
}

/** The services that change disks, whose collaborators note what happens and in which order. */
export function diskServices({
  respond = done,
  disks = {},
  places = {},
  terminated = {},
  renewed = [],
  forgets = true,
  beforeHeld,
}: Cloud = {}) {
  const events: string[] = [];
  const sent: Sent[] = [];
  const intents: WriteIntent[] = [];
  const settled: Promise<Settlement>[] = [];

  const found = (ids: readonly string[]): Map<string, Disk> =>
    new Map(
      ids
        .filter((id) => !(id in disks) || disks[id] !== undefined)
        .map((id) => [id, aDisk({ DiskId: id, ...disks[id] })]),
    );
  const sessionIn = (scope: Scope) =>
    ({ scope, in: (region: string) => sessionIn(scope.in(region)) }) as unknown as CloudWriteSession;
  const sessions: Pick<CloudSessions, 'write'> = {
    async write(scope, intent, work) {
      events.push('intent');
      intents.push(intent);
      const ended = await work(sessionIn(scope));
      settled.push(ended.settled);
      return ended.reply;
    },
  };
  const call = (session: CloudWriteSession, action: string, ids: string[], ...rest: unknown[]) => {
    events.push(`${action} ${ids.join(',')}`);
    sent.push({ action, ids, region: session.scope.region, rest });
    return respond(sent.at(-1)!);
  };
  const provider: Omit<DiskProvider, 'regions' | 'list' | 'count' | 'countByRegion'> = {
    create: (session, spec) => call(session, 'create', [], spec) as Promise<Write<string[]>>,
    updateAttributes: (session, ids, attributes) => call(session, 'attributes', ids, attributes),
    updateType: (session, id, type) => call(session, 'type', [id], type),
    resize: (session, id, sizeGb) => call(session, 'resize', [id], sizeGb),
    delete: (session, ids) => call(session, 'delete', ids),
    attach: (session, ids, target, patience) => call(session, 'attach', ids, target, patience),
    detach: (session, ids, instanceId, patience) => call(session, 'detach', ids, instanceId, patience),
    find: async (_session, ids) => {
      events.push(`find ${ids.join(',')}`);
      return found(ids);
    },
    locate: async (_session, ids) => {
      events.push(`locate ${ids.join(',')}`);
      if (Object.keys(places).length === 0) throw NOT_FOUND;
      return new Map(Object.entries(places).map(([region, there]) => [region, found(there)]));
    },
  };
  const locks: Pick<ResourceLocks, 'hold'> = {
    async hold(session, refs, work) {
      if (refs.length === 0) return work();
      const name = `${refs.join(',')} in ${session.scope.region}`;
      events.push(`hold ${name}`);
      beforeHeld?.();
      const held = await work();
      void held.settled.then(() => events.push(`release ${name}`));
      return held;
    },
  };
  const terminations: Pick<DiskTerminations, 'recent' | 'note' | 'forget'> = {
    recent: async (_session, ids) => new Map(Object.entries(terminated).filter(([id]) => ids.includes(id))),
    note: async (_session, noted) => void events.push(`note ${noted.map((disk) => disk.DiskId).join(',')}`),
    async forget(_session, ids) {
      events.push(`forget ${ids.join(',')}`);
      if (!forgets) throw new Error('away');
    },
  };
  const sentCalls: Pick<SentDiskCalls, 'renewedLast'> = {
    renewedLast: async (_session, ids) => new Set(renewed.filter((id) => ids.includes(id))),
  };
  const recent: Pick<RecentDisksService, 'explain'> = { explain: (_scope, _ids, work) => work };
  const parts = [
    sessions as CloudSessions,
    provider as unknown as DiskProvider,
    locks as ResourceLocks,
  ] as const;
  const recentDisks = recent as RecentDisksService;
  return {
    disks: new DiskService(parts[0], parts[1], new DiskInstanceLock(parts[1], parts[2]), recentDisks),
    attachments: new DiskAttachmentService(...parts, recentDisks),
    deletion: new DiskDeletionService(
      ...parts,
      terminations as DiskTerminations,
      sentCalls as SentDiskCalls,
      recentDisks,
    ),
    events,
    sent,
    intents,
    settled,
    actions: () => sent.map(({ action }) => action),
  };
}

export const aScope = (fields: object = {}): Scope => Scope.of(aRequestContext(), { ...SCOPE, ...fields });
export const dto = <T>(fields: T) => ({ ...SCOPE, faults: () => [], ...fields });
export const failureOf = (reply: Promise<unknown>): Promise<AppError> =>
  reply.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: AppError) => error,
  );
