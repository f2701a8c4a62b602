import type { Language } from '../error/api-error.js';
import type { Fields, ParamsOf } from '../parameter/spec.js';
import type { ChangeCall } from '../world/disk-change.js';

export interface Call<P> extends ChangeCall {
  params: P;
  /** `''` when the action needs none and none was sent. */
  region: string;
  language: Language;
  /** Wall clock when the call began. */
  nowMs: number;
}

export interface Action {
  name: string;
  /** Published limit, a second, for one account in one region. */
  ratePerSecond: number;
  region: 'required' | 'optional';
  /** Writes appear in the account's audit trail. */
  writes: boolean;
  parameters: Fields;
  /** Throws ApiError. Must not have changed anything when it throws: batches are all or nothing. */
  run(call: Call<never>): object;
}

/** An action where it is found: names repeat between services and between versions. */
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

/** An action that is read-only, regional and limited to the common rate, unless it says otherwise. */
export function defineAction<F extends Fields>(definition: Definition<F>): Action {
  return { ratePerSecond: DEFAULT_RATE_PER_SECOND, region: 'required', writes: false, ...definition };
}
