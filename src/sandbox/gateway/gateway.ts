import { randomUUID } from 'node:crypto';
import type { Call, ServedAction } from '../action/action.js';
import { type CallLog, maskSecretId } from '../call/call-log.js';
import { type Fault, preventsExecution } from '../fault/fault.js';
import type { FaultBox } from '../fault/fault-box.js';
import { faultError } from '../fault/fault-error.js';
import { checkParameters } from '../parameter/check.js';
import { bodyOfQuery } from '../parameter/query.js';
import type { World } from '../world/world.js';
import { ApiError } from '../error/api-error.js';
import { type ApiRequest, type CommonParameters, commonParameters } from './api-request.js';
import { auditCall } from './audit-call.js';
import { malformedBody, missingParameter, noSuchProduct, requestTooLarge } from '../error/gateway-errors.js';
import { type Endpoint, endpointOf } from './host.js';
import type { RateLimiter } from './rate-limiter.js';
import { checkRegion, findAction, scopeMayName, serviceOf } from './route.js';
import { verifySignature } from './tc3.js';

export interface Answer {
  /** The whole body: `{ Response: … }`. */
  body: { Response: object };
  /** The fault that was spent on this call; the server bends the delivery accordingly. */
  fault: Fault | undefined;
}

export interface GatewayParts {
  actions: readonly ServedAction[];
  world: World;
  faults: FaultBox;
  calls: CallLog;
  limiter: RateLimiter | undefined;
  /** Resolves after the time, or early when the sandbox closes. */
  pause(ms: number): Promise<void>;
}

/** What is known of a call so far, for the record of calls. */
interface Progress {
  requestId: string;
  common: CommonParameters;
  service: string;
  account: string;
  params: unknown;
  fault: Fault | undefined;
}

/**
 * One API call from its bytes to its answer. The order of checks is that of the published gateway as far as it can
 * be told: body, common parameters, signature, rate, version and action, region, parameters, and then the action.
 * Faults are spent only on calls that pass signature and rate, so that a fault set for a call hits that call.
 */
export class Gateway {
  constructor(private readonly parts: GatewayParts) {}

  async answer(request: ApiRequest): Promise<Answer> {
    const common = commonParameters(request);
    const progress: Progress = {
      requestId: randomUUID(),
      common,
      service: '',
      account: '',
      params: null,
      fault: undefined,
    };
    try {
      const result = await this.run(request, common, progress);
      return this.conclude(progress, { ...result, RequestId: progress.requestId }, '');
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return this.refuse(progress, error);
    }
  }

  /** For requests that are turned away before they are read as a call. */
  refuseRequest(request: ApiRequest, error: ApiError): Answer {
    const common = commonParameters(request);
    return this.refuse(
      { requestId: randomUUID(), common, service: '', account: '', params: null, fault: undefined },
      error,
    );
  }

  private async run(request: ApiRequest, common: CommonParameters, progress: Progress): Promise<object> {
    const { actions, world, limiter } = this.parts;
    if (request.bodyTooLarge) throw requestTooLarge();
    const body = request.method === 'POST' ? parseBody(request.body) : {};
    for (const name of ['Action', 'Version', 'Timestamp'] as const) {
      if (!request.header(`x-tc-${name.toLowerCase()}`)) throw missingParameter(name);
    }
    const endpoint = endpointOf(common.host);
    if (!endpoint) throw noSuchProduct();
    progress.service = serviceOf(endpoint, common, actions);
    const credential = verifySignature(
      request,
      world.credentials,
      world.clock.now(),
      scopeMayName(progress.service, endpoint, actions),
    );
    progress.account = maskSecretId(credential.secretId);
    progress.params =
      request.method === 'POST' ? body : Object.fromEntries(new URLSearchParams(request.query));
    const rate = actions.find(
      ({ service, version, name }) =>
        service === progress.service && version === common.version && name === common.action,
    )?.ratePerSecond;
    limiter?.admit(
      [credential.secretId, common.region, progress.service, common.action].join(' '),
      rate ?? 20,
    );

    const fault = this.parts.faults.take(common.action, common.region ?? '');
    progress.fault = fault;
    if (fault?.kind === 'error') throw faultError(fault);
    if (fault && preventsExecution(fault)) return {};
    if (fault?.kind === 'latency') await this.parts.pause(fault.latencyMs);
    const result = this.execute(request, body, endpoint, credential.secretId, progress);
    if (fault?.kind === 'error-after-commit') throw faultError(fault);
    return result;
  }

  private execute(
    request: ApiRequest,
    body: Record<string, unknown>,
    endpoint: Endpoint,
    secretId: string,
    { requestId, common, service, fault }: Progress,
  ): object {
    const action = findAction(service, common, this.parts.actions);
    const region = checkRegion(action, common.region, endpoint);
    const given = request.method === 'POST' ? body : bodyOfQuery(action.parameters, request.query);
    const account = this.parts.world.account(secretId);
    const params = checkParameters(action.parameters, given);
    account.changes.settle();
    const call: Call<never> = {
      params: params as never,
      account,
      region,
      requestId,
      language: common.language,
      effects: {
        stuck: fault?.kind === 'stuck',
        asyncFailure: fault?.kind === 'async-failure',
        shortCreate: fault?.kind === 'short-create',
      },
      nowMs: this.parts.world.clock.now(),
    };
    return action.writes ? auditCall(action, call) : action.run(call);
  }

  private refuse(progress: Progress, error: ApiError): Answer {
    const { requestId, common } = progress;
    const Message = error.messageFor(common.language, requestId);
    return this.conclude(
      progress,
      { Error: { Code: error.code, Message }, RequestId: requestId },
      error.code,
    );
  }

  private conclude(progress: Progress, response: object, code: string): Answer {
    const { requestId, common, service, account, params, fault } = progress;
    this.parts.calls.add({
      Time: new Date(this.parts.world.clock.now()).toISOString(),
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

function parseBody(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw malformedBody();
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw malformedBody();
  return parsed as Record<string, unknown>;
}
