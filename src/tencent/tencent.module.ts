import { Module } from '@nestjs/common';
import { CredentialModule } from '../credential/credential.module.js';
import { CloudSessions } from './cloud-session.js';
import { CredentialVerifier } from './credential-verifier.js';
import { FUNNEL_PROVIDERS } from './funnel/funnel.providers.js';
import { InstanceLocks } from './instance-locks.js';
import { TencentOperationLog } from './operation-log.js';
import { RegionDirectory } from './region-directory.js';
import { RegionFanOut } from './region-fan-out.js';
import { TencentProvider } from './tencent.provider.js';
import { VerifyController } from './verify.controller.js';

@Module({
  imports: [CredentialModule],
  controllers: [VerifyController],
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
  exports: [TencentProvider],
})
export class TencentModule {}
