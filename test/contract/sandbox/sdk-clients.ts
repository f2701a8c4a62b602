import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/index.js';
import { cloudaudit } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cloudaudit/index.js';
import { cvm } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/index.js';
import { region as regionService } from 'tencentcloud-sdk-nodejs/tencentcloud/services/region/index.js';
import { DEFAULT_ACCOUNT, type SandboxAccount } from '../../../src/sandbox/options.js';

/** The SDK uses the real host name, but connects to loopback. */
const toLoopback: LookupFunction = (_host, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

export interface ClientOptions {
  region?: string;
  account?: SandboxAccount;
  language?: 'zh-CN' | 'en-US';
  /** `<service>.tencentcloudapi.com` by default. */
  host?: string;
  method?: 'GET' | 'POST';
  /** TC3-HMAC-SHA256 by default. */
  signMethod?: 'HmacSHA1' | 'HmacSHA256';
  timeoutSeconds?: number;
}

export interface Connection {
  /** Calls go by HTTPS, and this certificate is trusted. */
  ca?: string;
  /** The proxy setting of the SDK, in place of connections to loopback. */
  proxy?: string;
}

/** Official SDK clients of one sandbox. `end` closes their connections. */
export function sdkClients(port: number, { ca, proxy }: Connection = {}) {
  const settings = { keepAlive: true, maxSockets: 16, lookup: toLoopback, ca };
  const agent = ca ? new https.Agent(settings) : new http.Agent(settings as http.AgentOptions);
  const connection = proxy ? { proxy } : { agent };
  const config = (service: string, options: ClientOptions) => ({
    credential: options.account ?? DEFAULT_ACCOUNT,
    region: options.region ?? 'ap-guangzhou',
    profile: {
      language: options.language ?? ('en-US' as const),
      signMethod: options.signMethod ?? ('TC3-HMAC-SHA256' as const),
      httpProfile: {
        protocol: ca ? 'https://' : 'http://',
        endpoint: (options.host ?? `${service}.tencentcloudapi.com`) + (proxy ? '' : `:${port}`),
        reqMethod: options.method ?? ('POST' as const),
        reqTimeout: options.timeoutSeconds ?? 5,
        ...connection,
      },
    },
  });
  return {
    cbs: (options: ClientOptions = {}) => new cbs.v20170312.Client(config('cbs', options)),
    cvm: (options: ClientOptions = {}) => new cvm.v20170312.Client(config('cvm', options)),
    region: (options: ClientOptions = {}) => new regionService.v20220627.Client(config('region', options)),
    cloudaudit: (options: ClientOptions = {}) =>
      new cloudaudit.v20190319.Client(config('cloudaudit', options)),
    end: () => agent.destroy(),
  };
}

export type SdkClients = ReturnType<typeof sdkClients>;
export type CbsClient = ReturnType<SdkClients['cbs']>;

/** The error that the SDK throws; throws itself when the call is accepted. */
export async function rejection(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (error) {
    const { code, message, requestId, httpCode } = error as Record<
      'code' | 'message' | 'requestId',
      string
    > & {
      httpCode?: number;
    };
    return { code, message, requestId, httpCode };
  }
  throw new Error('the call was expected to be refused');
}
