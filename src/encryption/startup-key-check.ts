import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { KeyCheck } from './key-check.js';
import { KeyRing } from './key-ring.js';

/**
 * Refuses the start of a service on a wrong key, before anything is opened or sealed, and makes its new keys known in
 * the database. Not for commands: by these notes they find out whether a service has started with a key.
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
