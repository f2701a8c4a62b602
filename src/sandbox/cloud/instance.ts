/** Only what disks need to know of an instance. */
export interface Instance {
  instanceId: string;
  name: string;
  zone: string;
  ips: readonly string[];
  /** False for a model that does not support elastic disks. */
  takesDisks: boolean;
}

/** The published limit of elastic disks on one instance. */
export const MAX_DISKS_PER_INSTANCE = 20;
