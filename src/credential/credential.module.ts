import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { CredentialCache } from './credential-cache.js';
import { CredentialCipher } from './credential-cipher.js';
import { CredentialMetrics } from './credential-metrics.js';
import { CredentialController } from './credential.controller.js';
import { CredentialEntity } from './credential.entity.js';
import { CredentialService } from './credential.service.js';
import { CredentialStore } from './credential-store.js';
import { WriteMarks } from './write-marks.js';
import { SealingModule } from '../encryption/sealing.module.js';

@Module({
  imports: [AuditModule, SealingModule, TypeOrmModule.forFeature([CredentialEntity])],
  controllers: [CredentialController],
  providers: [
    CredentialMetrics,
    CredentialCipher,
    CredentialCache,
    CredentialStore,
    CredentialService,
    WriteMarks,
  ],
  exports: [CredentialStore, WriteMarks],
})
export class CredentialModule {}
