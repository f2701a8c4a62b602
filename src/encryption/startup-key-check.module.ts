import { Module } from '@nestjs/common';
import { SealingModule } from './sealing.module.js';
import { StartupKeyCheck } from './startup-key-check.js';

/** For the service alone. */
@Module({ imports: [SealingModule], providers: [StartupKeyCheck] })
export class StartupKeyCheckModule {}
