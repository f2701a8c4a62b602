/** Known only as far as disks touch it. */
export interface Instance {
  instanceId: string;
  name: string;
  zone: string;
  ips: readonly string[];
  /** False for a model that takes no elastic disk at all. */
  takesDisks: boolean;
}

/** Published quota: elastic disks on one instance. */
export const MAX_DISKS_PER_INSTANCE = 20;
