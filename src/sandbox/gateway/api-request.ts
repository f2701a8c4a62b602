import type { Language } from '../error/api-error.js';
import type { SignedRequest } from './tc3.js';

/** One HTTP request to `/`. */
export interface ApiRequest extends SignedRequest {
  /** The body was larger than the gateway reads, and `body` is empty. */
  bodyTooLarge: boolean;
}

/** The common parameters, which are headers. */
export interface CommonParameters {
  host: string;
  action: string;
  version: string;
  /** `undefined` when absent; `''` is a wrong region, not a missing one. */
  region: string | undefined;
  language: Language;
  traceId: string;
}

export function commonParameters(request: SignedRequest): CommonParameters {
  const text = (name: string) => request.header(name) ?? '';
  return {
    host: text('host'),
    action: text('x-tc-action'),
    version: text('x-tc-version'),
    region: request.header('x-tc-region'),
    language: text('x-tc-language') === 'en-US' ? 'en-US' : 'zh-CN',
    traceId: text('x-tc-traceid'),
  };
}
