import { AppError } from '../errors/app.error.js';
import type { Words } from '../errors/words.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';

/**
 * GiB that Tencent documents for each type. What can be bought differs by zone, so nothing is refused for it here: it
 * explains what Tencent has refused.
 */
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  CLOUD_PREMIUM: [10, 32_000],
  CLOUD_BSSD: [20, 32_000],
  CLOUD_SSD: [20, 32_000],
  CLOUD_HSSD: [20, 32_000],
  CLOUD_TSSD: [20, 32_000],
};

/** Tencent's refusal of an order, with the range of the type where the size is out of it. */
export function explainOrder(refusal: unknown, type: string, sizeGb: number | undefined): unknown {
  const range = RANGES[type];
  if (!range || sizeGb === undefined || (sizeGb >= range[0] && sizeGb <= range[1])) return refusal;
  const [least, most] = range;
  return explained(refusal, ['TENCENT_CONFIG_NOT_OFFERED', 'TENCENT_INVALID_PARAMETER'], {
    en: `DiskSize: ${type} has ${least} to ${most} GiB. `,
    zh: `DiskSize：${type} 的容量范围为 ${least} 至 ${most} GiB。`,
  });
}

/** Tencent's refusal of a resize, with the present size where the disk has as much already. */
export function explainResize(refusal: unknown, disk: Disk | undefined, sizeGb: number): unknown {
  if (!disk || disk.DiskSize < sizeGb) return refusal;
  return explained(refusal, ['TENCENT_INVALID_PARAMETER', 'TENCENT_CONFIG_NOT_OFFERED'], {
    en: `DiskSize: ${disk.DiskId} has ${disk.DiskSize} GiB; it can only grow, so DiskSize must be larger. `,
    zh: `DiskSize：${disk.DiskId} 现在为 ${disk.DiskSize} GiB，只能扩容，DiskSize 必须更大。`,
  });
}

function explained(refusal: unknown, codes: Parameters<typeof AppError.is>[1][], { en, zh }: Words): unknown {
  if (!AppError.is(refusal, ...codes) || !refusal.upstream) return refusal;
  return refusal.with({ detail: { en: en + refusal.words.en, zh: zh + refusal.words.zh } });
}
