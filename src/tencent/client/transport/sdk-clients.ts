import { type AbstractClient, cbs, type ClientConfig, cloudaudit, cvm, region } from '../sdk/sdk.js';
import type { WithdrawnCbsActions } from './withdrawn-actions.js';

/** The SDK's typed clients. */
const SDK_CLIENTS = {
  cbs: cbs.v20170312.Client,
  cvm: cvm.v20170312.Client,
  region: region.v20220627.Client,
  cloudaudit: cloudaudit.v20190319.Client,
} as const;

export type ServiceName = keyof typeof SDK_CLIENTS;
type ClientOf<S extends ServiceName> = InstanceType<(typeof SDK_CLIENTS)[S]>;
type Method = (request: never, ...rest: never[]) => Promise<unknown>;
type Actions<S extends ServiceName> = Omit<ClientOf<S>, keyof AbstractClient> &
  (S extends 'cbs' ? WithdrawnCbsActions : unknown);

export type ActionOf<S extends ServiceName> = Extract<keyof Actions<S>, string>;
export type RequestOf<S extends ServiceName, A extends ActionOf<S>> = Actions<S>[A] extends Method
  ? Parameters<Actions<S>[A]>[0] extends null | undefined
    ? Record<string, never>
    : Parameters<Actions<S>[A]>[0]
  : never;
export type ResponseOf<S extends ServiceName, A extends ActionOf<S>> = Actions<S>[A] extends Method
  ? Awaited<ReturnType<Actions<S>[A]>>
  : never;

/** What a client adds to each of its calls. */
export interface SdkIdentity {
  service: ServiceName;
  /** `2017-03-12`. */
  version: string;
  /** `SDK_NODEJS_<version>`, the header X-TC-RequestClient. */
  requestClient: string;
}

/** Replaces the SDK's own HTTP code. */
export type SdkExchange<Options, Answer> = (
  identity: SdkIdentity,
  action: string,
  params: object,
  options: Options,
) => Promise<Answer>;

export type SdkClients<Options, Answer> = Record<
  ServiceName,
  { request(action: string, params: object, options: Options): Promise<Answer> }
>;

/**
 * One client a service, without a credential: the credential is in the options of each call, so that no client is
 * made for a call. `doRequest` is private in the SDK's types and is the one method through which every typed method
 * goes; `test/contract/tencent/sdk-adapter.spec.ts` fails when a new SDK version changes that.
 */
export function sdkClients<Options, Answer>(
  exchange: SdkExchange<Options, Answer>,
): SdkClients<Options, Answer> {
  const adapted = (service: ServiceName): AbstractClient => {
    const Client: new (config: ClientConfig) => AbstractClient = SDK_CLIENTS[service];
    const Adapted = class extends Client {};
    Object.defineProperty(Adapted.prototype, 'doRequest', {
      value(this: AbstractClient, action: string, params: object, options: Options) {
        const identity = { service, version: this.apiVersion, requestClient: this.sdkVersion };
        return exchange(identity, action, params, options);
      },
    });
    return new Adapted({ credential: {} });
  };
  return {
    cbs: adapted('cbs'),
    cvm: adapted('cvm'),
    region: adapted('region'),
    cloudaudit: adapted('cloudaudit'),
  } as unknown as SdkClients<Options, Answer>;
}
