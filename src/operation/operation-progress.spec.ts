import { describe, expect, it } from 'vitest';
import { aDisk } from '../../test/builders/a-disk.js';
import type { OperationRecord } from '../audit/operation-records.js';
import { ERROR_CODES } from '../errors/error-codes.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import { type Snapshot, toSnapshot } from '../tencent/snapshot/snapshot-mapping.js';
import type { LaterWrite } from './operation-goals.js';
import { openRefs, stateOf } from './operation-progress.js';
import type { State } from './dto/operation.dto.js';

const START = Date.parse('2026-11-27T00:00:00Z');
const after = (seconds: number): number => START + seconds * 1_000;
const MINUTES_31 = 31 * 60;
const HOURS_7 = 7 * 3_600;

const aRecord = (fields: Partial<OperationRecord>): OperationRecord => ({
  operationId: 'o',
  action: 'disk/attach',
  region: 'ap-guangzhou',
  resources: ['disk:a'],
  instanceId: undefined,
  request: {},
  startedAt: new Date(START),
  outcome: 'succeeded',
  endedAt: new Date(START),
  scode: 0,
  failed: {},
  ...fields,
});

const reading = ({
  disk,
  snapshot,
  later = [],
}: {
  disk?: Partial<Disk> | undefined;
  snapshot?: Partial<Snapshot> | undefined;
  later?: [action: string, request?: object][];
}) => ({
  disks: new Map(
    disk ? [['a', aDisk({ DiskId: 'a', DiskState: 'UNATTACHED', InstanceId: '', ...disk })]] : [],
  ),
  snapshots: new Map(snapshot ? [['s', { ...toSnapshot({}), SnapshotId: 's', ...snapshot }]] : []),
  later: later.map(([action, request = {}], index): LaterWrite => ({
    action,
    request: request as Record<string, unknown>,
    resources: ['disk:a', 'snapshot:s'],
    startedAt: new Date(after(1 + index)),
  })),
});

const seen = (fields: Partial<OperationRecord>, now: Parameters<typeof reading>[0], seconds = 10): State =>
  stateOf(aRecord(fields), undefined, after(seconds), reading(now)).state;

const ATTACH = { action: 'disk/attach', instanceId: 'ins-1' };
const DETACH = { action: 'disk/detach', instanceId: 'ins-1' };
const DETACH_ANY = { action: 'disk/detach' };
const RESIZE = { action: 'disk/resize', request: { DiskSize: 80 } };
const CREATE = { action: 'disk/create' };
const DELETE = { action: 'disk/delete' };
const TYPE = { action: 'disk/update', request: { DiskType: 'CLOUD_SSD', DiskName: 'b' } };
const RENAME = { action: 'disk/update', request: { DiskName: 'b' } };
const SNAPSHOT = { action: 'snapshot/create', resources: ['disk:a', 'snapshot:s'] };
const ROLLBACK = { action: 'snapshot/apply', resources: ['snapshot:s', 'disk:a'] };
const UNSNAPSHOT = { action: 'snapshot/delete', resources: ['snapshot:s'] };
const on = (InstanceId: string, DiskState = 'ATTACHED') => ({ InstanceId, DiskState });

describe('the state of a write that Tencent has taken', () => {
  it.each<[string, Partial<OperationRecord>, Parameters<typeof reading>[0], State]>([
    ['of a creation that is not shown', CREATE, {}, 'PROCESSING'],
    ['of a creation that is shown', CREATE, { disk: {} }, 'SUCCESS'],
    ['of an attachment under way', ATTACH, { disk: on('ins-1', 'ATTACHING') }, 'PROCESSING'],
    ['of an attachment that has not begun', ATTACH, { disk: {} }, 'PROCESSING'],
    ['of an attachment of what is not shown', ATTACH, {}, 'PROCESSING'],
    ['of an attachment to another instance', ATTACH, { disk: on('ins-2') }, 'PROCESSING'],
    ['of an attachment', ATTACH, { disk: on('ins-1') }, 'SUCCESS'],
    ['of an attachment that grows already', ATTACH, { disk: on('ins-1', 'EXPANDING') }, 'SUCCESS'],
    [
      'of a shared attachment',
      ATTACH,
      { disk: { ...on(''), InstanceIdList: ['ins-2', 'ins-1'] } },
      'SUCCESS',
    ],
    ['of a detachment under way', DETACH, { disk: on('ins-1', 'DETACHING') }, 'PROCESSING'],
    ['of a detachment that has not begun', DETACH, { disk: on('ins-1') }, 'PROCESSING'],
    ['of a detachment', DETACH, { disk: {} }, 'SUCCESS'],
    ['of a detachment of what is elsewhere now', DETACH, { disk: on('ins-2') }, 'SUCCESS'],
    ['of a detachment without an instance', DETACH_ANY, { disk: {} }, 'SUCCESS'],
    ['of a detachment without an instance, not begun', DETACH_ANY, { disk: on('ins-2') }, 'PROCESSING'],
    ['of a resize under way', RESIZE, { disk: { DiskState: 'EXPANDING', DiskSize: 80 } }, 'PROCESSING'],
    ['of a resize that has not begun', RESIZE, { disk: { DiskSize: 50 } }, 'PROCESSING'],
    ['of a resize', RESIZE, { disk: { DiskSize: 80 } }, 'SUCCESS'],
    ['of a resize that went on', RESIZE, { disk: { DiskSize: 90 } }, 'SUCCESS'],
    ['of a deletion that is shown', DELETE, { disk: {} }, 'PROCESSING'],
    ['of a deletion', DELETE, {}, 'SUCCESS'],
    ['of a deletion to the recycle bin', DELETE, { disk: { DiskState: 'TORECYCLE' } }, 'SUCCESS'],
    ['of a type under way', TYPE, { disk: { DiskType: 'CLOUD_SSD', Migrating: true } }, 'PROCESSING'],
    ['of a type', TYPE, { disk: { DiskType: 'CLOUD_SSD' } }, 'SUCCESS'],
    ['of a name, whatever is shown', RENAME, { disk: { DiskName: 'a' } }, 'SUCCESS'],
    [
      'of a snapshot under way',
      SNAPSHOT,
      { snapshot: { SnapshotState: 'CREATING', Percent: 40 } },
      'PROCESSING',
    ],
    ['of a snapshot that is not shown', SNAPSHOT, {}, 'PROCESSING'],
    ['of a snapshot', SNAPSHOT, { snapshot: { SnapshotState: 'NORMAL' } }, 'SUCCESS'],
    ['of a rollback under way', ROLLBACK, { disk: { DiskState: 'ROLLBACKING' } }, 'PROCESSING'],
    ['of a rollback', ROLLBACK, { disk: {} }, 'SUCCESS'],
    ['of a deletion of a snapshot that is shown', UNSNAPSHOT, { snapshot: {} }, 'PROCESSING'],
    ['of a deletion of a snapshot', UNSNAPSHOT, {}, 'SUCCESS'],
    ['of a policy', { action: 'auto_snapshot/policy/bind' }, {}, 'SUCCESS'],
    ['of a credential', { action: 'credential/update', resources: [] }, {}, 'SUCCESS'],
  ])('%s', (_, record, now, expected) => expect(seen(record, now)).toBe(expected));

  it('is the rollback that no read shows yet, for a while', () => {
    expect(seen(ROLLBACK, { disk: {} }, 3)).toBe('PROCESSING');
    const record = aRecord(ROLLBACK);
    const begun = stateOf(record, undefined, after(1), reading({ disk: { DiskState: 'ROLLBACKING' } }));
    expect(stateOf(record, begun, after(2), reading({ disk: {} })).state).toBe('SUCCESS');
  });

  it('tells the progress that Tencent tells', () => {
    const percentOf = (fields: Partial<OperationRecord>, now: Parameters<typeof reading>[0]) =>
      stateOf(aRecord(fields), undefined, after(1), reading(now)).percent;
    expect(percentOf(SNAPSHOT, { snapshot: { SnapshotState: 'CREATING', Percent: 40 } })).toBe(40);
    expect(percentOf(TYPE, { disk: { Migrating: true, MigratePercent: 70 } })).toBe(70);
    expect(percentOf(ROLLBACK, { disk: { DiskState: 'ROLLBACKING', RollbackPercent: 100 } })).toBe(99);
    expect(percentOf({ ...ATTACH, resources: ['disk:a', 'disk:b'] }, { disk: on('ins-1') })).toBe(50);
  });

  it.each<[string, Partial<OperationRecord>, number, State]>([
    ['after half an hour', ATTACH, MINUTES_31, 'UNKNOWN'],
    ['before', ATTACH, MINUTES_31 - 120, 'PROCESSING'],
    ['for a copy after six hours', TYPE, HOURS_7, 'UNKNOWN'],
    ['for a copy before', TYPE, MINUTES_31, 'PROCESSING'],
    [
      'of which no outcome was recorded',
      { ...ATTACH, outcome: 'pending', endedAt: undefined },
      MINUTES_31,
      'UNKNOWN',
    ],
  ])('is UNKNOWN %s', (_, record, seconds, expected) => {
    expect(seen(record, { disk: {} }, seconds)).toBe(expected);
  });

  it('is SUCCESS however late it is looked at', () => {
    expect(seen(ATTACH, { disk: on('ins-1') }, HOURS_7)).toBe('SUCCESS');
  });

  it.each<[string, Partial<Disk>, number, State]>([
    ['is FAILED', {}, 10, 'FAILED'],
    ['may be an old failure in the first moment', {}, 1, 'PROCESSING'],
    ['is none while it is being changed', { DiskState: 'ATTACHING' }, 10, 'PROCESSING'],
    ['is none when it is as wanted', on('ins-1'), 10, 'SUCCESS'],
  ])('with an ErrorPrompt %s', (_, fields, seconds, expected) => {
    const disk = { ErrorPrompt: 'Attach disk timeout', ...fields };
    expect(seen(ATTACH, { disk }, seconds)).toBe(expected);
  });

  it('has the words of the ErrorPrompt in both languages, also in the first moment of one that was seen to begin', () => {
    const record = aRecord(ATTACH);
    const begun = stateOf(record, undefined, after(0), reading({ disk: on('ins-1', 'ATTACHING') }));
    const disk = { ErrorPrompt: 'Attach disk timeout' };
    const { members } = stateOf(record, begun, after(1), reading({ disk }));
    expect(members).toMatchObject([
      {
        state: 'FAILED',
        code: 'OPERATION_FAILED',
        desc: {
          en: 'a: Tencent took the request and could not carry it out: Attach disk timeout',
          zh: 'a：腾讯云已受理请求，但未能执行成功：Attach disk timeout',
        },
      },
    ]);
  });

  it.each<[string, Partial<OperationRecord>, Parameters<typeof reading>[0], State]>([
    ['an attachment by its detachment', ATTACH, { disk: {}, later: [['disk/detach']] }, 'SUCCESS'],
    [
      'an attachment by the first of several',
      ATTACH,
      { disk: {}, later: [['disk/detach'], ['disk/delete']] },
      'SUCCESS',
    ],
    ['no attachment by another one', ATTACH, { disk: on('ins-2'), later: [['disk/attach']] }, 'UNKNOWN'],
    ['no attachment by a deletion', ATTACH, { later: [['disk/delete']] }, 'UNKNOWN'],
    [
      'nothing by a change of the name',
      ATTACH,
      { disk: {}, later: [['disk/update', { DiskName: 'c' }]] },
      'PROCESSING',
    ],
    [
      'a detachment by the next attachment',
      DETACH,
      { disk: on('ins-1'), later: [['disk/attach']] },
      'SUCCESS',
    ],
    ['a detachment by a deletion', DETACH, { later: [['disk/delete']] }, 'SUCCESS'],
    ['a creation by whatever was done with it', CREATE, { later: [['disk/delete']] }, 'SUCCESS'],
    ['no resize by a deletion', RESIZE, { later: [['disk/delete']] }, 'UNKNOWN'],
    [
      'no type by another one',
      TYPE,
      { disk: {}, later: [['disk/update', { DiskType: 'CLOUD_HSSD' }]] },
      'UNKNOWN',
    ],
    ['a snapshot by a rollback', SNAPSHOT, { later: [['snapshot/apply']] }, 'SUCCESS'],
    ['no snapshot by its deletion', SNAPSHOT, { later: [['snapshot/delete']] }, 'UNKNOWN'],
    ['a deletion by a restoration', DELETE, { disk: {}, later: [['disk/recycle/restore']] }, 'SUCCESS'],
  ])('proves later %s', (_, record, now, expected) => expect(seen(record, now)).toBe(expected));

  it('is not proven by an earlier write', () => {
    const startedAt = new Date(after(5));
    expect(seen({ ...ATTACH, startedAt }, { disk: {}, later: [['disk/detach']] })).toBe('PROCESSING');
  });

  it('keeps what was final before, member by member', () => {
    const record = aRecord({ ...ATTACH, resources: ['disk:a', 'disk:b'] });
    const first = stateOf(record, undefined, after(1), reading({ disk: on('ins-1') }));
    expect(openRefs(record, first)).toEqual(['disk:b']);
    const second = stateOf(record, first, after(2), reading({ disk: {} }));
    expect(second.members.map(({ state }) => state)).toEqual(['SUCCESS', 'PROCESSING']);
  });
});

const FAILURE = ERROR_CODES.TENCENT_BUSY.scode;
const PART = { outcome: 'failed', scode: ERROR_CODES.PARTLY_DONE.scode } as const;

describe('the state of a write by the trail', () => {
  const told = (fields: Partial<OperationRecord>) => {
    const record = aRecord({ ...ATTACH, resources: ['disk:a', 'disk:b'], ...fields });
    const state = stateOf(record, undefined, after(1));
    return {
      ...state,
      rows: state.members.map((member) => `${member.ref} ${member.state} ${member.code ?? ''}`.trim()),
      open: openRefs(record, state),
    };
  };

  it.each<[string, Partial<OperationRecord>, string[], string[]]>([
    [
      'is PROCESSING without an outcome',
      { outcome: 'pending', endedAt: undefined },
      ['disk:a PROCESSING', 'disk:b PROCESSING'],
      [],
    ],
    [
      'is FAILED with its code',
      { outcome: 'failed', scode: FAILURE },
      ['disk:a FAILED TENCENT_BUSY', 'disk:b FAILED TENCENT_BUSY'],
      [],
    ],
    [
      'is that of each member of a part',
      { ...PART, failed: { a: FAILURE } },
      ['disk:a FAILED TENCENT_BUSY', 'disk:b PROCESSING'],
      ['disk:b'],
    ],
    [
      'has to be read for a part of an older version',
      PART,
      ['disk:a PROCESSING', 'disk:b PROCESSING'],
      ['disk:a', 'disk:b'],
    ],
    [
      'has to be read for a member that was answered too early',
      { ...PART, failed: { a: ERROR_CODES.DEADLINE_PASSED.scode } },
      ['disk:a PROCESSING', 'disk:b PROCESSING'],
      ['disk:a', 'disk:b'],
    ],
    [
      'has to be read where a reply was lost',
      { outcome: 'unknown', scode: PART.scode, failed: { a: FAILURE, b: ERROR_CODES.TENCENT_TIMEOUT.scode } },
      ['disk:a FAILED TENCENT_BUSY', 'disk:b PROCESSING'],
      ['disk:b'],
    ],
    [
      'is that of the settlement, not that of the reply',
      { outcome: 'succeeded', scode: PART.scode, failed: { a: FAILURE } },
      ['disk:a PROCESSING', 'disk:b PROCESSING'],
      ['disk:a', 'disk:b'],
    ],
    [
      'is UNKNOWN for a lost creation',
      { action: 'disk/create', resources: [], outcome: 'unknown', scode: undefined },
      ['disk: UNKNOWN OPERATION_UNKNOWN'],
      [],
    ],
    [
      'is UNKNOWN for a lost reply of what is done when it is answered',
      {
        action: 'auto_snapshot/policy/delete',
        resources: ['auto_snapshot_policy:asp-1'],
        outcome: 'unknown',
      },
      ['auto_snapshot_policy:asp-1 UNKNOWN OPERATION_UNKNOWN'],
      [],
    ],
    [
      'has the disk of a snapshot that failed beside the snapshots that were made',
      { ...SNAPSHOT, ...PART, resources: ['disk:a', 'disk:b', 'snapshot:s'], failed: { b: FAILURE } },
      ['snapshot:s PROCESSING', 'disk:b FAILED TENCENT_BUSY'],
      ['snapshot:s'],
    ],
    [
      'has the disks of snapshots that were refused',
      { ...SNAPSHOT, resources: ['disk:a'], outcome: 'failed', scode: FAILURE },
      ['disk:a FAILED TENCENT_BUSY'],
      [],
    ],
    [
      'has a row without an id for a creation that was refused',
      { action: 'auto_snapshot/policy/create', resources: [], outcome: 'failed', scode: FAILURE },
      ['auto_snapshot_policy: FAILED TENCENT_BUSY'],
      [],
    ],
  ])('%s', (_, record, rows, open) => {
    const state = told(record);
    expect(state.rows).toEqual(rows);
    expect(state.open).toEqual(open);
  });

  it('is settled by a read of attributes whose reply was lost', () => {
    const lost = { ...RENAME, outcome: 'unknown', scode: undefined } as const;
    expect(seen(lost, { disk: { DiskName: 'b' } })).toBe('SUCCESS');
    expect(seen(lost, { disk: { DiskName: 'a' } })).toBe('PROCESSING');
    expect(seen(lost, { disk: { DiskName: 'a' } }, MINUTES_31)).toBe('UNKNOWN');
  });

  it('ended when the outcome was written', () => {
    const endedAt = new Date(after(0.5));
    expect(told({ outcome: 'failed', scode: FAILURE, endedAt }).endedAt).toBe(endedAt.getTime());
  });
});
