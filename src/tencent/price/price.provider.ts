import { Injectable } from '@nestjs/common';
import { defined } from '../../common/json/defined.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { type DetailedPrice, hasAmount, type Price, toDetailedPrice, toPrice } from './price.js';

/** What the price of new disks depends on; undefined fields are absent. `DiskSize` is in GiB. */
export interface PricedOrder {
  DiskChargeType: string;
  DiskType: string;
  DiskSize: number;
  DiskCount: number;
  ProjectId?: number | undefined;
  ThroughputPerformance?: number | undefined;
  DiskBackupQuota?: number | undefined;
  DiskChargePrepaid?: PrepaidTerms | undefined;
}

export interface PrepaidTerms {
  Period: number;
  RenewFlag?: string | undefined;
  CurInstanceDeadline?: string | undefined;
}

/** For a time, or until a day (Beijing time). */
export type RenewalTerms = { prepaid: PrepaidTerms } | { newDeadline: string };

/** What disks cost, before anything is ordered. Prices are those of all disks together. */
@Injectable()
export class PriceProvider {
  /** The price of the region: Tencent takes no zone. */
  async ofCreation(session: CloudSession, order: PricedOrder): Promise<Price> {
    const { DiskChargeType, DiskType, DiskSize, DiskCount, DiskChargePrepaid } = order;
    const { ProjectId, ThroughputPerformance, DiskBackupQuota } = order;
    const reply = await session.read('cbs', 'InquiryPriceCreateDisks', {
      DiskChargeType,
      DiskType,
      DiskSize,
      DiskCount,
      ...defined({ ProjectId, ThroughputPerformance, DiskBackupQuota }),
      ...(DiskChargePrepaid && { DiskChargePrepaid: defined(DiskChargePrepaid) as { Period: number } }),
    });
    return priced('InquiryPriceCreateDisks', toPrice(reply.DiskPrice ?? {}));
  }

  async ofResize(session: CloudSession, diskIds: string[], sizeGb: number): Promise<DetailedPrice> {
    const params = { DiskSize: sizeGb, DiskIds: diskIds };
    const reply = await session.read('cbs', 'InquiryPriceResizeDisk', params);
    return detailed('InquiryPriceResizeDisk', toDetailedPrice(reply.DiskPrice ?? {}));
  }

  async ofRenewal(session: CloudSession, diskIds: string[], terms: RenewalTerms): Promise<DetailedPrice> {
    const until =
      'newDeadline' in terms
        ? { NewDeadline: terms.newDeadline }
        : { DiskChargePrepaids: diskIds.map(() => defined(terms.prepaid) as { Period: number }) };
    const reply = await session.read('cbs', 'InquiryPriceRenewDisks', { DiskIds: diskIds, ...until });
    return detailed('InquiryPriceRenewDisks', toDetailedPrice(reply.DiskPrice ?? {}));
  }
}

/** A price without any amount could be taken for free of charge. */
function priced(action: string, price: Price): Price {
  if (hasAmount(price)) return price;
  throw new AppError('TENCENT_UNREADABLE', {
    en: `${action}: the answer has no amount`,
    zh: `${action}：返回的价格中没有金额`,
  });
}

const detailed = (action: string, { price, items }: DetailedPrice): DetailedPrice => ({
  price: priced(action, price),
  items,
});
