/** The service with two tenants, each with a cloud account of its own in the same cloud. */
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { DEFAULT_ACCOUNT } from '../../src/sandbox/options.js';
import { type Reply, type Service, startService } from '../e2e/service.fixture.js';

export const RIVAL = 'rival';
const RIVAL_ACCOUNT = {
  secretId: 'AKIDrivalrivalrivalrivalrival0000002',
  secretKey: 'rivalrivalrivalrivalrivalriv0002',
};

export interface TwoTenants {
  service: Service;
  /** The cloud that both accounts live in; `service.sandbox` is another one, unused. */
  cloud: Sandbox;
  /** A disk in the account of the rival alone. */
  rivalDisk: string;
  rivalApiKeyId: string;
  /** A bearer token bound to the tenant of the portal's document. */
  tokenOf(role: string): Promise<string>;
  /** Stores the rival's account for one more of its clusters. */
  addRivalCluster(cluster: string): Promise<void>;
  close(): Promise<void>;
}

export async function startTwoTenants(): Promise<TwoTenants> {
  const cloud = await createSandbox({
    port: 0,
    delayMs: 0,
    rateLimits: false,
    accounts: [DEFAULT_ACCOUNT, RIVAL_ACCOUNT],
  });
  const service = await startService({ tencentApiOrigin: cloud.origin });
  const addRivalCluster = async (cluster: string) => {
    const { secretId: SecretId, secretKey: SecretKey } = RIVAL_ACCOUNT;
    const place = { TenantUuid: RIVAL, ClusterUuid: cluster };
    expectDone(await service.post('credential/create', { ...place, SecretId, SecretKey }));
  };
  await addRivalCluster('rival-main');
  const created = await service.post('disk/create', {
    TenantUuid: RIVAL,
    ClusterUuid: 'rival-main',
    Region: 'ap-guangzhou',
    DiskType: 'CLOUD_PREMIUM',
    DiskSize: 20,
    Placement: { Zone: 'ap-guangzhou-3' },
  });
  const key = (role: string, tenants: string[]) =>
    service.post('api_key/create', { Name: role, Role: role, Tenants: tenants });
  const rivalKey = expectDone(await key('admin', [RIVAL]));
  return {
    service,
    cloud,
    rivalDisk: expectDone(created).DiskIdSet[0],
    rivalApiKeyId: rivalKey.ApiKeyId,
    tokenOf: async (role) => expectDone(await key(role, ['system'])).ApiKey as string,
    addRivalCluster,
    close: async () => {
      await service.close();
      await cloud.close();
    },
  };
}

// eslint-disable-next-line typescript/no-explicit-any -- replies are looked at field by field
function expectDone(reply: Reply): any {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply.body.data;
}
