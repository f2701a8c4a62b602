import { randomUUID } from 'node:crypto';
import { type Call, DEFAULT_RATE_PER_SECOND, type ServedAction } from '../action/action.js';
import { type CallLog, maskSecretId } from '../call/call-log.js';
import type { Cloud } from '../cloud/cloud.js';
import { settle } from '../cloud/passing-time.js';
import { ApiError } from '../error/api-error.js';
import { noSuchProduct } from '../error/gateway-errors.js';
import { faultError } from '../fault/fault-error.js';
import type { FaultQueue } from '../fault/fault-queue.js';
import { type Fault, preventsExecution } from '../fault/fault.js';
import { checkParameters } from '../parameter/check.js';
import type { ApiRequest } from './api-request.js';
import { auditCall } from './audit-call.js';
import { endpointOf } from './host.js';
import type { RateLimiter } from './rate-limiter.js';
import { checkRegion, findAction, scopeMayName, serviceOf, unknownAction } from './route.js';
import type { CommonParameters, SignedCall } from './signed-call.js';
import { Tc3Call } from './tc3-call.js';
import { isVersion1, Version1Call } from './version-1-call.js';

export interface Answer {
  /** The whole body: `{ Response: … }`. */
  body: { Response: object };
  /** The fault that was used on this call; some kinds change how the answer is sent. */
  fault: Fault | undefined;
}

export interface GatewayParts {
  actions: readonly ServedAction[];
  cloud: Cloud;
  faults: FaultQueue;
  calls: CallLog;
  /** Absent when calls are not limited. */
  limiter: RateLimiter | undefined;
  /** Called in each write. */
  changed(): void;
  /** Resolves after the time, or earlier when the sandbox closes. */
  pause(ms: number): Promise<void>;
}

/** What is known of a call so far; it becomes the record of the call. */
interface Progress {
  requestId: string;
  common: CommonParameters;
  service: string;
  account: string;
  params: unknown;
  fault: Fault | undefined;
}

/**
 * Answers API calls. The checks follow the order of the real gateway as far as it is published: method, body, common
 * parameters, signature, rate, version and action, region, parameters, and then the action. A fault is used only on a
 * call that passes signature and rate, so that it reaches the call that it was made for.
 */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  async answer(request: ApiRequest): Promise<Answer> {
    const call = isVersion1(request) ? new Version1Call(request) : new Tc3Call(request);
    const { common } = call;
    const requestId = randomUUID();
    const progress: Progress = {
      requestId,
      common,
      service: '',
      account: '',
      params: null,
      fault: undefined,
    };
    try {
      const result = await this.run(call, progress);
      return this.conclude(progress, { ...result, RequestId: requestId }, '');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code } = error;
      const Message = error.messageFor(common.language, requestId);
      return this.conclude(progress, { Error: { Code: code, Message }, RequestId: requestId }, code);
    }
  }

  private async run(call: SignedCall, progress: Progress): Promise<object> {
    const { actions, cloud, limiter, faults, pause } = this.parts;
    const { common } = progress;
    call.checkForm();
    const endpoint = endpointOf(common.host);
    if (!endpoint) throw noSuchProduct();
    const service = serviceOf(endpoint, common, actions);
    progress.service = service;
    const acceptsService = scopeMayName(service, endpoint, actions);
    const { secretId } = call.verify(cloud.credentials, cloud.clock.now(), acceptsService);
    progress.account = maskSecretId(secretId);
    progress.params = call.sentParameters();
    const action = findAction(service, common, actions);
    const rateKey = [secretId, common.region, service, common.action].join(' ');
    const rateLimit = action?.ratePerSecond ?? DEFAULT_RATE_PER_SECOND;
    limiter?.admit(rateKey, rateLimit);

    const fault = faults.take(common.action, common.region ?? '');
    progress.fault = fault;
    if (fault?.kind === 'error') throw faultError(fault, rateLimit);
    if (fault && preventsExecution(fault)) return {};
    if (fault?.kind === 'latency') await pause(fault.latencyMs);

    if (!action) throw unknownAction(service, common, actions);
    const region = checkRegion(action, common.region, endpoint);
    const result = this.execute(action, region, call.parametersFor(action.parameters), secretId, progress);
    if (fault?.kind === 'error-after-commit') throw faultError(fault, rateLimit);
    return fault?.kind === 'reply' ? fault.body : result;
  }

  private execute(
    action: ServedAction,
    region: string,
    given: Record<string, unknown>,
    secretId: string,
    { requestId, common, fault }: Progress,
  ): object {
    const account = this.parts.cloud.account(secretId);
    const params = checkParameters(action.parameters, given);
    settle(account);
    const call: Call<never> = {
      params: params as never,
      account,
      region,
      requestId,
      language: common.language,
      effects: { stuck: fault?.kind === 'stuck', asyncFailure: fault?.kind === 'async-failure' },
      shortCreate: fault?.kind === 'short-create',
      lagMs: fault?.kind === 'lag' ? fault.latencyMs : 0,
      nowMs: this.parts.cloud.clock.now(),
    };
    if (!action.writes) return action.run(call);
    this.parts.changed();
    return auditCall(action, call);
  }

  private conclude(progress: Progress, response: object, code: string): Answer {
    const { requestId, common, service, account, params, fault } = progress;
    this.parts.calls.add({
      Time: new Date(this.parts.cloud.clock.now()).toISOString(),
      Account: account,
      Host: common.host,
      Service: service,
      Action: common.action,
      Version: common.version,
      Region: common.region ?? '',
      Language: common.language,
      TraceId: common.traceId,
      Params: params,
      Outcome: fault ? `fault:${fault.kind}` : code === '' ? 'ok' : 'error',
      Code: code,
      RequestId: requestId,
      Signed: account !== '',
    });
    return { body: { Response: response }, fault };
  }
}
