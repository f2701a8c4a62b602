import type { AutoSnapshotPolicy as VendorPolicy, Policy as VendorSchedule } from '../client/sdk/sdk.js';

/** When a policy runs: at these hours of these days, Beijing time. Exactly one of the three kinds of days is there. */
export interface Schedule {
  Hour: number[];
  /** 0 is Sunday. */
  DayOfWeek?: number[];
  DayOfMonth?: number[];
  IntervalDays?: number;
}

/**
 * An automatic snapshot policy in the portal's terms: all documented fields, none of them null. Times are Beijing time.
 * What Tencent returns beyond that is passed on; the fields from `InstanceIdSet` on are typed in the OpenAPI document.
 */
export type SnapshotPolicy = ReturnType<typeof toSnapshotPolicy>;

export function toSnapshotPolicy(vendor: VendorPolicy) {
  return {
    ...vendor,
    AutoSnapshotPolicyId: vendor.AutoSnapshotPolicyId ?? '',
    AutoSnapshotPolicyName: vendor.AutoSnapshotPolicyName ?? '',
    AutoSnapshotPolicyState: vendor.AutoSnapshotPolicyState ?? '',
    IsActivated: vendor.IsActivated ?? false,
    IsPermanent: vendor.IsPermanent ?? false,
    RetentionDays: vendor.RetentionDays ?? 0,
    CreateTime: vendor.CreateTime ?? '',
    NextTriggerTime: vendor.NextTriggerTime ?? '',
    Policy: (vendor.Policy ?? []).map(toSchedule),
    DiskIdSet: vendor.DiskIdSet ?? [],
    InstanceIdSet: vendor.InstanceIdSet ?? [],
    RetentionMonths: vendor.RetentionMonths ?? 0,
    RetentionAmount: vendor.RetentionAmount ?? 0,
    AdvancedRetentionPolicy: vendor.AdvancedRetentionPolicy ?? null,
    IsCopyToRemote: vendor.IsCopyToRemote ?? 0,
    CopyToAccountUin: vendor.CopyToAccountUin ?? '',
    CopyFromAccountUin: vendor.CopyFromAccountUin ?? '',
    Tags: vendor.Tags ?? [],
  };
}

/** Tencent writes null or an empty list for the kinds of days that a schedule does not have. */
function toSchedule(vendor: VendorSchedule): Schedule {
  const { Hour, DayOfWeek, DayOfMonth, IntervalDays, ...others } = vendor;
  return {
    ...others,
    ...(DayOfWeek?.length ? { DayOfWeek: DayOfWeek.map(Number) } : {}),
    ...(DayOfMonth?.length ? { DayOfMonth: DayOfMonth.map(Number) } : {}),
    ...(IntervalDays ? { IntervalDays } : {}),
    Hour: (Hour ?? []).map(Number),
  };
}
