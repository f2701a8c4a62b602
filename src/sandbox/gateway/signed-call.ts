import type { Credential } from '../cloud/account.js';
import type { Language } from '../error/api-error.js';
import type { Fields } from '../parameter/spec.js';

/** The common parameters: headers of a call signed with TC3, parameters of a call signed with version 1. */
export interface CommonParameters {
  host: string;
  action: string;
  version: string;
  /** `undefined` when absent; `''` is a wrong region, not a missing one. */
  region: string | undefined;
  language: Language;
  traceId: string;
}

/** One API call in either form of signature. */
export interface SignedCall {
  readonly common: CommonParameters;
  /**
   * Refuses what is wrong before the signature is looked at: method, media type, size, body, missing common
   * parameters.
   */
  checkForm(): void;
  /**
   * The account that signed; throws an `AuthFailure.*`. `acceptsService` checks the service that a credential scope
   * names.
   */
  verify(
    accounts: readonly Credential[],
    nowMs: number,
    acceptsService: (service: string) => boolean,
  ): Credential;
  /** The parameters of the action as they were sent, for the record of calls. */
  sentParameters(): Record<string, unknown>;
  /** The same in the types that the action's table names, as far as they can have them. */
  parametersFor(fields: Fields): Record<string, unknown>;
}

export const languageOf = (name: string | undefined): Language => (name === 'en-US' ? 'en-US' : 'zh-CN');
