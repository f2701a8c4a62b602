import type { ServiceName } from './sdk-clients.js';

/**
 * Finance regions are cut off from the common entrance and answer only at a host that names them. The table
 * is closed: no other Region ever becomes part of a host name, whatever its spelling, because a host built
 * from caller input would let a caller choose where the signed call goes.
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
