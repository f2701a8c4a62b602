import type { Change, Changeable } from './change.js';

export type InstanceState = 'RUNNING' | 'STOPPING' | 'STOPPED' | 'STARTING';
export type InstanceOperation = 'STOP' | 'START';

export interface Instance extends Changeable<InstanceState, InstanceOperation> {
  instanceId: string;
  name: string;
  zone: string;
  projectId: number;
  /** The private address and, if there is one, the public one. */
  ips: readonly string[];
  /** False for a model that does not support elastic disks. */
  takesDisks: boolean;
  createdAtMs: number;
  /** An action of CVM such as `StopInstances`, empty before the first. */
  lastOperation: string;
  lastRequestId: string;
  change: Change<InstanceOperation> | undefined;
}

type Given = Pick<Instance, 'instanceId' | 'name' | 'zone' | 'ips' | 'createdAtMs'>;

/** By default a running one that takes elastic disks. */
export const newInstance = (given: Given & Partial<Instance>): Instance => ({
  state: 'RUNNING',
  projectId: 0,
  takesDisks: true,
  lastOperation: '',
  lastRequestId: '',
  change: undefined,
  ...given,
});

/** The published limit of elastic disks on one instance. */
export const MAX_DISKS_PER_INSTANCE = 20;
