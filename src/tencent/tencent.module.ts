import { Module } from '@nestjs/common';
import { CredentialModule } from '../credential/credential.module.js';
import { CloudSessions } from './client/cloud-session.js';
import { CredentialVerifier } from './account/credential-verifier.js';
import { FUNNEL_PROVIDERS } from './client/pipeline/funnel.providers.js';
import { InstanceLocks } from './instance/instance-locks.js';
import { TencentOperationLog } from './audit-event/operation-log.js';
import { RegionDirectory } from './region/region-directory.js';
import { RegionFanOut } from './region/region-fan-out.js';
import { TencentProvider } from './disk/disk.provider.js';

@Module({
  imports: [CredentialModule],
  providers: [
    ...FUNNEL_PROVIDERS,
    CloudSessions,
    CredentialVerifier,
    InstanceLocks,
    RegionDirectory,
    RegionFanOut,
    TencentOperationLog,
    TencentProvider,
  ],
  exports: [CredentialVerifier, TencentProvider],
})
export class TencentModule {}
