import { Injectable } from '@nestjs/common';
import type { DiskConfig as VendorConfig } from '../client/sdk/sdk.js';
import { defined } from '../../common/json/defined.js';
import type { CloudSession } from '../client/cloud-session.js';
import { type Price, toPrice } from './price.js';

export interface DiskConfigQuery {
  zone?: string | undefined;
  diskType?: string | undefined;
  chargeType?: string | undefined;
  diskUsage?: string | undefined;
  instanceFamily?: string | undefined;
}

/** What can be bought. Sizes are in GiB. */
export interface DiskConfig {
  Zone: string;
  DiskType: string;
  DiskUsage: string;
  DiskChargeType: string;
  Available: boolean;
  MinDiskSize: number;
  MaxDiskSize: number;
  StepSize: number;
  /** MiB/s, from and to; null where none can be bought. */
  ExtraPerformanceRange: number[] | null;
  Price: Price | null;
}

/** Which disks Tencent offers in which sizes. */
@Injectable()
export class DiskConfigProvider {
  /** All rows; Tencent has no pages here. Rows that are sold out are among them. */
  async list(session: CloudSession, query: DiskConfigQuery): Promise<DiskConfig[]> {
    const { zone, diskType, chargeType, diskUsage, instanceFamily } = query;
    const reply = await session.read('cbs', 'DescribeDiskConfigQuota', {
      InquiryType: 'INQUIRY_CBS_CONFIG',
      ...defined({
        DiskChargeType: chargeType,
        DiskTypes: diskType === undefined ? undefined : [diskType],
        Zones: zone === undefined ? undefined : [zone],
        DiskUsage: diskUsage,
        InstanceFamilies: instanceFamily === undefined ? undefined : [instanceFamily],
      }),
    });
    return (reply.DiskConfigSet ?? []).map((row) => toDiskConfig(row, chargeType));
  }
}

export function toDiskConfig(row: VendorConfig, askedChargeType: string | undefined): DiskConfig {
  const price = row.Price ? toPrice(row.Price) : null;
  return {
    Zone: row.Zone ?? '',
    DiskType: row.DiskType ?? '',
    DiskUsage: row.DiskUsage ?? '',
    DiskChargeType: askedChargeType ?? chargeTypeOf(row, price),
    Available: row.Available ?? false,
    MinDiskSize: row.MinDiskSize ?? 0,
    MaxDiskSize: row.MaxDiskSize ?? 0,
    StepSize: row.StepSize ?? 0,
    ExtraPerformanceRange: row.ExtraPerformanceRange?.map(Number) ?? null,
    Price: price,
  };
}

/** The official sample (2026-08) has an hourly price in a row that it calls PREPAID: the price is right. */
const chargeTypeOf = (row: VendorConfig, price: Price | null): string =>
  price && price.UnitPrice !== null && price.OriginalPrice === null
    ? 'POSTPAID_BY_HOUR'
    : (row.DiskChargeType ?? '');
