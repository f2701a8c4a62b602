/** What a Host header names. A loopback host names no service. */
export type Endpoint =
  { kind: 'service'; service: string; region: string | undefined } | { kind: 'loopback' };

/** The `intl` host of the international site is one more door to the same services. */
const SERVICE_HOST =
  /^([a-z]+)(?:\.([a-z]{2,4}(?:-[a-z0-9]+){1,3}|internal|intl))?\.(?:tencentcloudapi\.com|localhost)$/;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * `undefined` for a host that is not an API host. Any port is accepted. `internal` is the door from inside a network of the
 * cloud, `intl` that of the international site; both lead to the same services.
 */
export function endpointOf(hostHeader: string): Endpoint | undefined {
  const host = hostHeader.toLowerCase().replace(/:\d+$/, '');
  if (LOOPBACK.has(host)) return { kind: 'loopback' };
  const [, service, label] = SERVICE_HOST.exec(host) ?? [];
  if (!service) return undefined;
  const region = label === 'internal' || label === 'intl' ? undefined : label;
  return { kind: 'service', service, region };
}

/** Whether a proxy request for this host is answered. What it asks for at loopback may be another server. */
export const isProxied = (host: string): boolean => endpointOf(host)?.kind === 'service';
