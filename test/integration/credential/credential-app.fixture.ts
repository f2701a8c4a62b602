/** The credential part of the service on a test database, without HTTP; several of them are replicas. */
import { randomBytes } from 'node:crypto';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Registry } from 'prom-client';
import { AuditMaintenanceModule } from '../../../src/audit/audit-maintenance.js';
import { commandContext } from '../../../src/cli/command-context.js';
import type { RequestContext } from '../../../src/common/request/request-context.js';
import { CredentialModule } from '../../../src/credential/credential.module.js';
import { AppConfig, type CredentialKey } from '../../../src/config/app-config.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { StartupKeyCheckModule } from '../../../src/encryption/startup-key-check.js';
import { aConfig } from '../../builders/a-config.js';

export const aKey = (kid: string): CredentialKey => ({ kid, key: randomBytes(32) });

export const anAdmin = (tenants: string[] = ['*']): RequestContext => ({
  ...commandContext(),
  caller: { id: 'test', role: 'admin', tenants },
});

export const aScope = (parts: Partial<{ TenantUuid: string; ClusterUuid: string }> = {}) => ({
  TenantUuid: 'system',
  ClusterUuid: `cluster-${randomBytes(6).toString('hex')}`,
  ...parts,
});

export const aSecret = () => ({
  SecretId: `AKID${randomBytes(16).toString('hex')}`,
  SecretKey: `canary${randomBytes(16).toString('hex')}`,
});

@Global()
@Module({})
class ConfigModule {
  static of(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: AppConfig, useValue: config }, Registry],
      exports: [AppConfig, Registry],
    };
  }
}

export async function startCredentialApp(
  values: Partial<AppConfig>,
  log: string[] = [],
): Promise<TestingModule> {
  const note = (message: unknown) => log.push(String(message));
  const app = await Test.createTestingModule({
    imports: [
      ConfigModule.of(aConfig(values)),
      DatabaseModule,
      StartupKeyCheckModule,
      AuditMaintenanceModule,
      CredentialModule,
    ],
  })
    .setLogger({ log: note, warn: note, error: note })
    .compile();
  return app.init();
}
