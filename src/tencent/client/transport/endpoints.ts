import type { ServiceName } from './sdk-clients.js';

/**
 * Finance regions answer only at a host that names them. The table is closed: no other Region ever becomes part of
 * a host name, because then a caller could choose the host that the signed call goes to.
 */
const FINANCE_REGIONS: ReadonlySet<string> = new Set([
  'ap-shanghai-fsi',
  'ap-shenzhen-fsi',
  'ap-beijing-fsi',
]);

/** The host that a call is signed for. */
export const endpointHost = (service: ServiceName, region?: string): string =>
  region !== undefined && FINANCE_REGIONS.has(region)
    ? `${service}.${region}.tencentcloudapi.com`
    : `${service}.tencentcloudapi.com`;
