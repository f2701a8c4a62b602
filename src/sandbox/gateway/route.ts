import type { Action, ServedAction } from '../action/action.js';
import { isFinanceRegion, regionOf } from '../world/region.js';
import type { CommonParameters } from './api-request.js';
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

/**
 * The service a call is for. Loopback hosts name none, so version and action decide; with neither known the call is
 * taken to be for block storage, where it will be refused by name.
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
 * Whether a scope may name this service. Strict for real hosts. On loopback SDKs name what they make of the address
 * (`127`, `localhost:9100`), so there any name will do unless it is that of another service.
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

/** Why `findAction` found nothing. */
export function unknownAction(
  service: string,
  { action, version }: CommonParameters,
  actions: readonly ServedAction[],
): ApiError {
  const hasVersion = actions.some((other) => other.service === service && other.version === version);
  return hasVersion ? invalidAction(action, service, version) : noSuchVersion(version);
}

/**
 * The region of a call, `''` for none. Finance regions are served by their own hosts and by no other, and those
 * hosts serve nothing else. Any other regional host is just another way in: sdk-go's failover goes to
 * `<service>.ap-guangzhou.tencentcloudapi.com` with the region left as it was.
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
