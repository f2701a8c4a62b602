import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { encodedFormsOf } from '../../../common/secrets/encoded-forms.js';
import { AppConfig } from '../../../config/app-config.js';
import type { Language } from '../../../errors/words.js';
import type { Cancellation } from '../../../common/request/cancellation.js';
import type { Site } from '../../../credential/dto/site.js';
import { type ClockOffset, ClockOffsets } from './clock-offset.js';
import { Dispatchers } from './dispatchers.js';
import { endpointHost } from './endpoints.js';
import { Exchange, type Reply } from './exchange.js';
import { sdkClients, type SdkIdentity, type ServiceName } from './sdk-clients.js';
import { tc3Authorization } from './tc3-signature.js';
import type { TencentAnswer } from './tencent-answer.js';

const CONTENT_TYPE = 'application/json';
/** All others are the same in JSON. */
const ESCAPED_IN_JSON = /[^ -~]|["\\]/;
/** As Tencent calls them. */
const LANGUAGES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-US' };

export interface SignedCall {
  account: { secretId: string; secretKey: string; token?: string | undefined; site: Site };
  region?: string | undefined;
  /** Sent as X-TC-TraceId. */
  requestId: string;
  /** For a relay of ours, which can go on with the trace. Tencent itself gets none: it has no use for it. */
  traceparent?: string | undefined;
  /** Of Tencent's texts, and of the names of regions and zones. */
  language: Language;
  /** Of a read that is passed on as it is. */
  byteTexts?: boolean | undefined;
  timeoutMs: number;
  cancellation?: Cancellation | undefined;
  onSent?: (() => void) | undefined;
}

/**
 * Sends calls to Tencent, in place of the HTTP code of the SDK. One call is one attempt; the call pipeline does the
 * waiting, limits and retries. It follows no redirect, reads no proxy variable and refuses replies over 4 MiB or with the key of the account in them.
 */
@Injectable()
export class TencentTransport implements OnApplicationShutdown {
  readonly clocks = new ClockOffsets();
  private readonly dispatchers: Dispatchers;
  private readonly clients = sdkClients(this.exchange.bind(this));

  constructor(private readonly config: AppConfig) {
    this.dispatchers = new Dispatchers({
      apiOrigin: config.tencentApiOrigin,
      proxy: config.tencentProxy,
      attemptTimeoutMs: config.tencentTimeoutMs,
    });
  }

  /**
   * Resolves with a well-formed envelope, also when Tencent refused the call. Rejects only with TransportFailure.
   */
  send(service: ServiceName, action: string, params: object, call: SignedCall): Promise<TencentAnswer> {
    return this.clients[service].request(action, params, call);
  }

  /** The clock of the host that such a call goes to. */
  clockFor(call: { service: ServiceName; region: string | undefined; account: { site: Site } }): ClockOffset {
    return this.clocks.of(endpointHost(call.service, call.region, call.account.site));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dispatchers.close();
  }

  private async exchange(
    identity: SdkIdentity,
    action: string,
    params: object,
    call: SignedCall,
  ): Promise<TencentAnswer> {
    const host = endpointHost(identity.service, call.region, call.account.site);
    const body = Buffer.from(serialize(params));
    const headers = this.headers(identity, host, action, body, call);
    const dispatcher = this.dispatchers.for(host);
    const { timeoutMs, cancellation, onSent, byteTexts } = call;
    const options = { timeoutMs, cancellation, onSent, byteTexts, secrets: secretForms(call.account) };
    const origin = this.dispatchers.originOf(host);
    const { answer, date } = await new Promise<Reply>((resolve, reject) => {
      const exchange = new Exchange(options, { resolve, reject });
      dispatcher.dispatch({ origin, path: '/', method: 'POST', headers, body }, exchange);
    });
    this.clocks.of(host).learn(date, answer.error?.code !== 'AuthFailure.SignatureExpire');
    return answer;
  }

  private headers(
    identity: SdkIdentity,
    host: string,
    action: string,
    body: Buffer,
    call: SignedCall,
  ): string[] {
    const timestamp = this.clocks.of(host).nowSeconds();
    const { secretId, secretKey, token } = call.account;
    const authorization = tc3Authorization({
      host,
      contentType: CONTENT_TYPE,
      body,
      service: identity.service,
      timestamp,
      secretId,
      secretKey,
    });
    // prettier-ignore
    const headers = [
      'Host', host,
      'Content-Type', CONTENT_TYPE,
      'Authorization', authorization,
      'X-TC-Action', action,
      'X-TC-Version', identity.version,
      'X-TC-Timestamp', String(timestamp),
      'X-TC-RequestClient', identity.requestClient,
      'X-TC-Language', LANGUAGES[call.language],
      'X-TC-TraceId', call.requestId,
    ];
    if (call.region) headers.push('X-TC-Region', call.region);
    if (token) headers.push('X-TC-Token', token);
    if (call.traceparent && this.config.tencentApiOrigin) headers.push('traceparent', call.traceparent);
    return headers;
  }
}

/**
 * Every spelling of the SecretKey and of the token, also as it looks inside JSON. Whoever answers has no reason to know
 * either: it leaked, or a relay sends it back.
 */
function secretForms({ secretId, secretKey, token = '' }: SignedCall['account']): string[] {
  const forms = [...encodedFormsOf(secretKey), ...(token ? encodedFormsOf(token) : [])]
    // Events of CloudAudit name the SecretId, of which the SecretKey of the sandbox is a part.
    .filter((form) => !secretId.includes(form));
  const escaped = forms.filter((form) => ESCAPED_IN_JSON.test(form));
  return [...forms, ...escaped.map((form) => JSON.stringify(form).slice(1, -1))];
}

/** Like the SDK: properties that are null or undefined are dropped, nulls inside arrays stay. */
function serialize(params: object): string {
  const text = JSON.stringify(params);
  if (!text.includes('null')) return text;
  return JSON.stringify(params, (_key, value: unknown) => (value === null ? undefined : value));
}
