import { describe, expect, it } from 'vitest';
import { toSnapshotPolicy } from './snapshot-policy-mapping.js';
import { firstTriggerIn } from './snapshot-policy.provider.js';
import {
  bindVerdict,
  contentVerdict,
  deletionVerdict,
  hasContent,
  unbindVerdict,
} from './snapshot-policy-verdicts.js';

const POLICY = toSnapshotPolicy({
  AutoSnapshotPolicyId: 'asp-63p7jk73',
  AutoSnapshotPolicyName: 'test',
  IsActivated: true,
  IsPermanent: false,
  RetentionDays: 7,
  Policy: [{ Hour: [1, 23], DayOfWeek: [0, 3] }],
  DiskIdSet: ['disk-a'],
});

describe(firstTriggerIn.name, () => {
  it.each([
    // Tencent's own sample.
    ['2018-08-08 16:00:00', [0], '2018-08-09 00:00:00'],
    ['2018-08-09 00:00:00', [0], '2018-08-09 00:00:00'],
    ['2018-08-08 16:00:00', [0, 16], '2018-08-09 00:00:00'],
    ['soon', [0], 'soon'],
    [undefined, [0], ''],
  ])('reads %j with the hours %j as %j', (text, Hour, expected) =>
    expect(firstTriggerIn(text, [{ Hour, DayOfWeek: [4] }])).toBe(expected),
  );
});

describe(toSnapshotPolicy.name, () => {
  it('fills each documented field and leaves out the kinds of days that a schedule lacks', () => {
    const empty = { Hour: [5], DayOfWeek: null, DayOfMonth: [], IntervalDays: 3 } as never;
    expect(toSnapshotPolicy({ Policy: [empty], RetentionDays: null, Colour: 'red' } as never)).toEqual({
      AutoSnapshotPolicyId: '',
      AutoSnapshotPolicyName: '',
      AutoSnapshotPolicyState: '',
      IsActivated: false,
      IsPermanent: false,
      RetentionDays: 0,
      CreateTime: '',
      NextTriggerTime: '',
      Policy: [{ Hour: [5], IntervalDays: 3 }],
      DiskIdSet: [],
      InstanceIdSet: [],
      RetentionMonths: 0,
      RetentionAmount: 0,
      AdvancedRetentionPolicy: null,
      IsCopyToRemote: 0,
      CopyToAccountUin: '',
      CopyFromAccountUin: '',
      Tags: [],
      Colour: 'red',
    });
  });
});

describe('the verdicts on policies', () => {
  it.each([
    [{ AutoSnapshotPolicyName: 'test', RetentionDays: 7 }, true],
    [{ Policy: [{ Hour: [23, 1], DayOfWeek: [3, 0] }], IsActivated: undefined }, true],
    [{ Policy: [{ Hour: [23], DayOfWeek: [3, 0] }] }, false],
    [{ Policy: [{ Hour: [1, 23], DayOfMonth: [3] }] }, false],
    [{ IsPermanent: true }, false],
    [{ AutoSnapshotPolicyName: 'Test' }, false],
  ])('say of %j: as wanted: %s', (wanted, expected) => {
    expect(hasContent(POLICY, wanted)).toBe(expected);
    expect(contentVerdict(wanted)(POLICY, undefined)).toBe(expected ? 'done' : 'not-done');
    expect(contentVerdict(wanted)(undefined, undefined)).toBe('unknown');
  });

  it.each([
    [['disk-a'], 'done', 'not-done'],
    [['disk-b'], 'not-done', 'done'],
    [['disk-a', 'disk-b'], 'unknown', 'not-done'],
  ])('say of the disks %j: bound %s, unbound %s', (ids, bound, unbound) => {
    expect(bindVerdict(ids)(POLICY, undefined)).toBe(bound);
    expect(unbindVerdict(ids)(POLICY, undefined)).toBe(unbound);
    expect([bindVerdict(ids)(undefined, undefined), unbindVerdict(ids)(undefined, undefined)]).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('say that a policy that is gone is deleted', () =>
    expect([deletionVerdict(POLICY, undefined), deletionVerdict(undefined, undefined)]).toEqual([
      'not-done',
      'done',
    ]));
});
