import type { Action, ServedAction } from '../action/action.js';
import { isFinanceRegion, regionOf } from '../cloud/region.js';
import type { ApiError } from '../error/api-error.js';
import {
  invalidAction,
  invalidRegion,
  missingParameter,
  noSuchProduct,
  noSuchVersion,
  unsupportedRegion,
} from '../error/gateway-errors.js';
import type { Endpoint } from './host.js';
import type { CommonParameters } from './signed-call.js';

/**
 * The service of a call. A loopback host does not name one, so version and action decide. When both are unknown it
 * is `cbs`, which then refuses the version or the action.
 */
export function serviceOf(
  endpoint: Endpoint,
  common: CommonParameters,
  actions: readonly ServedAction[],
): string {
  if (endpoint.kind === 'loopback') {
    const found = actions.find(({ version, name }) => version === common.version && name === common.action);
    return found?.service ?? actions.find(({ version }) => version === common.version)?.service ?? 'cbs';
  }
  if (!actions.some(({ service }) => service === endpoint.service)) throw noSuchProduct();
  return endpoint.service;
}

/**
 * Decides whether the credential scope may name a service. At a real host it must be the service of the call. At a
 * loopback host SDKs derive the name from the address (`127`, `localhost:9100`), so any name is accepted that is not
 * another service.
 */
export function scopeMayName(
  service: string,
  endpoint: Endpoint,
  actions: readonly ServedAction[],
): (scope: string) => boolean {
  if (endpoint.kind === 'service') return (scope) => scope === service;
  return (scope) => scope === service || !actions.some((action) => action.service === scope);
}

export const findAction = (
  service: string,
  common: CommonParameters,
  actions: readonly ServedAction[],
): ServedAction | undefined =>
  actions.find(
    (action) =>
      action.service === service && action.version === common.version && action.name === common.action,
  );

/** The refusal when `findAction` found nothing. */
export function unknownAction(
  service: string,
  { action, version }: CommonParameters,
  actions: readonly ServedAction[],
): ApiError {
  const hasVersion = actions.some((other) => other.service === service && other.version === version);
  return hasVersion ? invalidAction(action, service, version) : noSuchVersion(version);
}

/**
 * The region of a call, `''` when it has none. A finance region is served by its own host only, and that host serves
 * no other region. Any other regional host serves all regions: the failover of sdk-go calls
 * `<service>.ap-guangzhou.tencentcloudapi.com` for a region that may be another one.
 */
export function checkRegion(action: Action, region: string | undefined, endpoint: Endpoint): string {
  if (region === undefined) {
    if (action.region === 'required') throw missingParameter('Region');
    return '';
  }
  if (!regionOf(region)) throw invalidRegion();
  const hostRegion = (endpoint.kind === 'service' && endpoint.region) || '';
  const reserved = isFinanceRegion(region) || isFinanceRegion(hostRegion);
  if (reserved && region !== hostRegion) throw unsupportedRegion();
  return region;
}
