import { Module } from '@nestjs/common';
import { TencentModule } from '../tencent/tencent.module.js';
import { VerifyCredentialController } from './verify-credential.controller.js';

/** Apart from the other credential routes, because it is the one that calls Tencent. */
@Module({ imports: [TencentModule], controllers: [VerifyCredentialController] })
export class CredentialVerificationModule {}
