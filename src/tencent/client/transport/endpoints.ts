import type { Site } from '../../../credential/dto/site.js';
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

/** The part of the host that each site has by itself; closed like the finance regions. */
const SITE_LABELS: Readonly<Record<Site, string>> = { china: '', international: '.intl' };

/**
 * The host that a call is signed for. The international site has no finance regions: there such a region is asked for
 * like any other, and Tencent refuses it.
 */
export const endpointHost = (service: ServiceName, region: string | undefined, site: Site): string =>
  site === 'china' && region !== undefined && FINANCE_REGIONS.has(region)
    ? `${service}.${region}.tencentcloudapi.com`
    : `${service}${SITE_LABELS[site]}.tencentcloudapi.com`;
