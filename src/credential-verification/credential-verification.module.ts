import { Module } from '@nestjs/common';
import { TencentModule } from '../tencent/tencent.module.js';
import { VerifyCredentialController } from './verify-credential.controller.js';

/** In a module of its own, because it is the only credential route that calls Tencent. */
@Module({ imports: [TencentModule], controllers: [VerifyCredentialController] })
export class CredentialVerificationModule {}
