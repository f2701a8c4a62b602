import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../../src/app.configure.js';
import {
  post,
  type Reply,
  SCOPE,
  type Service,
  type ServiceOptions,
  startService,
} from '../service.fixture.js';

export const OTHER_TENANT = { TenantUuid: 'neighbour', ClusterUuid: 'cluster-2' };

export interface TwoReplicas extends Service {
  /** POSTs to `/v1/tencent/disk/<route>` of a replica; the scope of the document's account unless the body has another. */
  send(route: string, body: object, replica?: number): Promise<Reply>;
}

/** Two replicas on one database, whose cloud account is stored for two tenants. */
export async function startTwoReplicas(options: ServiceOptions = {}): Promise<TwoReplicas> {
  const service = await startService(options);
  const other: NestExpressApplication = await createApp(service.config);
  await other.listen(0, '127.0.0.1');
  const origins = [service.origin, await other.getUrl()];
  await service.post('credential/create', {
    ...OTHER_TENANT,
    SecretId: 'AKIDsandboxsandboxsandboxsandbox0001',
    SecretKey: 'sandboxsandboxsandboxsandbox0001',
  });
  return {
    ...service,
    send: (route, body, replica = 0) =>
      post(`${origins[replica]}/v1/tencent/disk/${route}`, { ...SCOPE, ...body }),
    close: async () => {
      await other.close();
      await service.close();
    },
  };
}
