export interface DiskTypeRow {
  minGb: number;
  maxGb: number;
  /** False for CLOUD_BASIC, which is sold out, and CLOUD_TSSD, which is sold with instances only. */
  soldAlone: boolean;
  extraPerformance: boolean;
}

export const DISK_TYPES: Readonly<Record<string, DiskTypeRow>> = {
  CLOUD_BASIC: { minGb: 10, maxGb: 16000, soldAlone: false, extraPerformance: false },
  CLOUD_PREMIUM: { minGb: 10, maxGb: 32000, soldAlone: true, extraPerformance: false },
  CLOUD_BSSD: { minGb: 20, maxGb: 32000, soldAlone: true, extraPerformance: false },
  CLOUD_SSD: { minGb: 20, maxGb: 32000, soldAlone: true, extraPerformance: false },
  CLOUD_HSSD: { minGb: 20, maxGb: 32000, soldAlone: true, extraPerformance: true },
  CLOUD_TSSD: { minGb: 20, maxGb: 32000, soldAlone: false, extraPerformance: true },
};

/** The smallest size with extra or burst performance. */
export const EXTRA_PERFORMANCE_FROM_GB = 460;

export const diskTypeOf = (type: string): DiskTypeRow | undefined =>
  Object.hasOwn(DISK_TYPES, type) ? DISK_TYPES[type] : undefined;
