import { Injectable, Logger, Module, type OnModuleInit } from '@nestjs/common';
import { KeyCheck } from './key-check.js';
import { KeyRing } from './key-ring.js';
import { SealingModule } from './sealing.module.js';

/**
 * Prevents the start of a service with a wrong key, before anything is opened or sealed, and stores the
 * fingerprints of new keys. Not for commands: from the fingerprints they know whether a service has started with a
 * key.
 */
@Injectable()
export class StartupKeyCheck implements OnModuleInit {
  private readonly logger = new Logger(StartupKeyCheck.name);

  constructor(
    private readonly check: KeyCheck,
    private readonly ring: KeyRing,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.check.verify();
    const lost = (await this.check.sealedRows()).filter(({ keyId }) => !this.ring.key(keyId));
    for (const { keyId, rows } of lost)
      this.logger.warn(`${rows} row(s) are sealed with the key "${keyId}", which CREDENTIAL_KEYS lacks`);
  }
}

/** For the service alone. */
@Module({ imports: [SealingModule], providers: [StartupKeyCheck] })
export class StartupKeyCheckModule {}
