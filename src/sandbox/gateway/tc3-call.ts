import type { Credential } from '../cloud/account.js';
import { missingParameter } from '../error/gateway-errors.js';
import { bodyOfQuery } from '../parameter/query.js';
import type { Fields } from '../parameter/spec.js';
import type { ApiRequest } from './api-request.js';
import { bodyOf } from './request-body.js';
import { type CommonParameters, languageOf, type SignedCall } from './signed-call.js';
import { verifyTc3 } from './tc3.js';

/** A call whose common parameters and signature are headers; POST with JSON, or GET with a query. */
export class Tc3Call implements SignedCall {
  readonly common: CommonParameters;
  private body: Record<string, unknown> = {};

  constructor(private readonly request: ApiRequest) {
    const text = (name: string) => request.header(name) ?? '';
    this.common = {
      host: text('host'),
      action: text('x-tc-action'),
      version: text('x-tc-version'),
      region: request.header('x-tc-region'),
      language: languageOf(request.header('x-tc-language')),
      traceId: text('x-tc-traceid'),
    };
  }

  checkForm(): void {
    this.body = bodyOf(this.request);
    for (const name of ['Action', 'Version', 'Timestamp'] as const) {
      if (!this.request.header(`x-tc-${name.toLowerCase()}`)) throw missingParameter(name);
    }
  }

  verify(
    accounts: readonly Credential[],
    nowMs: number,
    acceptsService: (service: string) => boolean,
  ): Credential {
    return verifyTc3(this.request, accounts, nowMs, acceptsService);
  }

  sentParameters(): Record<string, unknown> {
    const { method, query } = this.request;
    return method === 'POST' ? this.body : Object.fromEntries(new URLSearchParams(query));
  }

  parametersFor(fields: Fields): Record<string, unknown> {
    const { method, query } = this.request;
    return method === 'POST' ? this.body : bodyOfQuery(fields, query);
  }
}
