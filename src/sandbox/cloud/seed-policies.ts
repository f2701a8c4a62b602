import type { Account } from './account.js';
import { LISTED_REGIONS } from './region.js';
import type { ScheduleRule } from './schedule.js';
import { atBeijing } from './time.js';

/** As the documented distribution counts; every other region has one. */
const WITHOUT_POLICY = new Set(['ap-guangzhou', 'ap-chengdu', 'ap-shanghai-fsi', 'ap-shenzhen-fsi']);

interface Row {
  policyId: string;
  region: string;
  name: string;
  rule: ScheduleRule;
  retentionDays: number;
  createdAt: string;
  nextPoint: string;
  diskIds?: string[];
}

const WEEKLY = {
  name: 'weekly',
  rule: { DayOfWeek: [0, 3], Hour: [2] },
  retentionDays: 7,
  createdAt: '2021-09-01 10:00:00',
  nextPoint: '2021-09-05 02:00:00',
};

const ROWS: readonly Row[] = [
  {
    policyId: 'asp-peiq4wwp',
    region: 'ap-guangzhou',
    name: 'test001',
    rule: { DayOfWeek: [6], Hour: [23] },
    retentionDays: 30,
    createdAt: '2021-07-29 16:46:56',
    nextPoint: '2021-08-28 23:00:00',
  },
  {
    policyId: 'asp-63p7jk73',
    region: 'ap-guangzhou',
    name: 'test',
    rule: { DayOfWeek: [1], Hour: [23] },
    retentionDays: 1,
    createdAt: '2021-08-27 19:40:13',
    nextPoint: '2021-08-30 23:00:00',
  },
  ...LISTED_REGIONS.filter(({ region }) => !WITHOUT_POLICY.has(region)).map(({ region }, i) =>
    region === 'ap-shanghai'
      ? { ...WEEKLY, region, policyId: 'asp-s5h8j3wm', diskIds: ['disk-ela6e7f8', 'disk-enc1o2p3'] }
      : { ...WEEKLY, region, policyId: `asp-wk${String(i).padStart(6, '0')}` },
  ),
];

export function seedPolicies(account: Account): void {
  for (const { policyId, region, name, rule, retentionDays, createdAt, nextPoint, diskIds = [] } of ROWS) {
    account.policies.set(policyId, {
      policyId,
      region,
      name,
      rules: [rule],
      isActivated: true,
      isPermanent: false,
      retentionDays,
      createdAtMs: atBeijing(createdAt),
      scheduledAtMs: atBeijing(createdAt),
      nextPointMs: atBeijing(nextPoint),
      documentedPoint: true,
      diskIds: [...diskIds],
    });
  }
}
