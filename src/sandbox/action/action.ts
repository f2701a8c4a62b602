import type { ChangeCall } from '../cloud/disk-change.js';
import type { Language } from '../error/api-error.js';
import type { Fields, ParamsOf } from '../parameter/spec.js';

export interface Call<P> extends ChangeCall {
  params: P;
  /** `''` when the action does not require a region and none was sent. */
  region: string;
  language: Language;
  /** CreateDisks makes one disk fewer than it was asked for. */
  shortCreate: boolean;
  /** DescribeDisks shows the disks as they were so many milliseconds ago. */
  lagMs: number;
  /** The wall clock when the action begins. */
  nowMs: number;
}

export interface Action {
  name: string;
  /** The published limit for one account in one region. */
  ratePerSecond: number;
  region: 'required' | 'optional';
  /** Whether calls appear in the account's audit trail. */
  writes: boolean;
  parameters: Fields;
  /** Throws ApiError. It must not have changed anything when it throws, because a batch is all or nothing. */
  run(call: Call<never>): object;
}

/** An action with its service and version, because several services have an action of the same name. */
export interface ServedAction extends Action {
  service: string;
  version: string;
}

type Definition<F extends Fields> = Partial<Action> & {
  name: string;
  parameters: F;
  run(call: Call<ParamsOf<F>>): object;
};

/** The published limit of most actions. */
export const DEFAULT_RATE_PER_SECOND = 20;

/** By default an action is a read, requires a region and has the common rate limit. */
export function defineAction<F extends Fields>(definition: Definition<F>): Action {
  return { ratePerSecond: DEFAULT_RATE_PER_SECOND, region: 'required', writes: false, ...definition };
}
