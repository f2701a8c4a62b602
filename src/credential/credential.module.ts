import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/app-config.js';
import { Cipher } from './cipher.js';
import { CredentialCache } from './credential-cache.js';
import { CredentialCipher } from './credential-cipher.js';
import { CredentialController } from './credential.controller.js';
import { CredentialEntity } from './credential.entity.js';
import { CredentialService } from './credential.service.js';
import { CredentialStore } from './credential-store.js';
import { KeyCheck } from './key-check.js';
import { credentialKeysOf } from './key-file.js';
import { KeyRing } from './key-ring.js';
import { SealedSecretStore } from './sealed-secret-store.js';

@Module({
  imports: [TypeOrmModule.forFeature([CredentialEntity])],
  controllers: [CredentialController],
  providers: [
    {
      provide: KeyRing,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => new KeyRing(credentialKeysOf(config)),
    },
    Cipher,
    KeyCheck,
    CredentialCipher,
    CredentialCache,
    CredentialStore,
    CredentialService,
    SealedSecretStore,
  ],
  exports: [CredentialStore, SealedSecretStore, KeyCheck],
})
export class CredentialModule {}
