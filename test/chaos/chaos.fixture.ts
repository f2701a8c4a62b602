import { type Service, type ServiceOptions, SCOPE, startService } from '../e2e/service.fixture.js';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.js';

/** How long and how often: small numbers by default, larger ones from the environment. */
export function amount(name: 'CHAOS_TRIES' | 'CHAOS_SECONDS' | 'CHAOS_KILLS', usual: number): number {
  const value = Number(process.env[name] ?? usual);
  if (!(value > 0)) throw new Error(`${name} must be a number above 0`);
  return value;
}

/** For the figures of a long run; quiet in the suite. */
export function figures(name: string, values: object): void {
  if (process.env['CHAOS_FIGURES']) console.log(name, JSON.stringify(values));
}

export interface ServiceBehindProxy extends Service {
  /** Between the service and the sandbox. */
  proxy: TcpProxy;
}

/** The service of the end-to-end tests with a proxy in front of Tencent. */
export async function startBehindProxy(options: ServiceOptions = {}): Promise<ServiceBehindProxy> {
  // The sandbox gets its port later than the proxy, which needs it only when somebody connects.
  const target = { port: 0 };
  const proxy = await startTcpProxy(target);
  const service = await startService({ ...options, tencentApiOrigin: `http://127.0.0.1:${proxy.port}` });
  target.port = service.sandbox.port;
  return {
    ...service,
    proxy,
    close: async () => {
      await service.close();
      await proxy.close();
    },
  };
}

/** A body for `disk/create`; the name tells its disks apart from all others. */
export const aCreate = (DiskName: string, over: object = {}): object => ({
  ...SCOPE,
  DiskType: 'CLOUD_PREMIUM',
  DiskSize: 20,
  Placement: { Zone: 'ap-guangzhou-3' },
  DiskName,
  ...over,
});

/** The data disks of the sandbox by name, straight from its control route. */
export async function disksByName(sandboxOrigin: string): Promise<Map<string, string[]>> {
  const response = await fetch(`${sandboxOrigin}/_sandbox/state`);
  const { Accounts } = (await response.json()) as {
    Accounts: { Regions: Record<string, { DiskName: string; DiskId: string; DiskUsage: string }[]> }[];
  };
  const found = new Map<string, string[]>();
  for (const { Regions } of Accounts)
    for (const { DiskName, DiskId, DiskUsage } of Object.values(Regions).flat())
      if (DiskUsage === 'DATA_DISK') found.set(DiskName, [...(found.get(DiskName) ?? []), DiskId]);
  return found;
}
