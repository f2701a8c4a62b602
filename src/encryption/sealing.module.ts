import { Module } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Cipher } from './cipher.js';
import { KeyCheck } from './key-check.js';
import { credentialKeysOf } from './key-file.js';
import { KeyRing } from './key-ring.js';
import { SealedSecretStore } from './sealed-secret-store.js';

/** Key ring, cipher and the sealed secrets of the service, for other modules than the credentials'. */
@Module({
  providers: [
    {
      provide: KeyRing,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => new KeyRing(credentialKeysOf(config)),
    },
    Cipher,
    KeyCheck,
    SealedSecretStore,
  ],
  exports: [KeyRing, Cipher, KeyCheck, SealedSecretStore],
})
export class SealingModule {}
