import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { AppConfig } from '../config/app-config.js';
import { DatabaseServer } from '../database/database-server.js';
import { ListenerMetrics } from '../database/listener-metrics.js';
import { PostgresListener } from '../database/postgres-listener.js';
import { SealingModule } from '../encryption/sealing.module.js';
import { ApiKeyController } from './api-key.controller.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { ApiKeySeal } from './api-key-seal.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyService } from './api-key.service.js';
import { ApiKeyTable } from './api-key.table.js';
import { AuthMetrics } from './auth-failure.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { AuthorizationGuard } from './authorization.guard.js';
import { JwksKeySet } from './jwks-key-set.js';
import { JwtVerifier } from './jwt-verifier.js';
import { RoleCheck } from './role-check.js';
import { TokenVerifier } from './token-verifier.js';

/** All three variables are set or none is; the reader of the environment checks that. */
function jwtVerifierOf(config: AppConfig): JwtVerifier | undefined {
  const { authJwksUrl: url, authJwtIssuer: issuer, authJwtAudience: audience } = config;
  return url && issuer && audience ? new JwtVerifier(new JwksKeySet(url), { issuer, audience }) : undefined;
}

/** Needs AppConfig and the database from global modules. The application sets the order of the guards. */
@Module({
  imports: [AuditModule, SealingModule, DiscoveryModule, TypeOrmModule.forFeature([ApiKeyEntity])],
  controllers: [ApiKeyController],
  providers: [
    ApiKeyTable,
    ApiKeySeal,
    {
      provide: ApiKeyDirectory,
      inject: [ApiKeyTable, ApiKeySeal, DatabaseServer, ListenerMetrics],
      useFactory: (
        table: ApiKeyTable,
        seal: ApiKeySeal,
        { directUrl }: DatabaseServer,
        metrics: ListenerMetrics,
      ) =>
        new ApiKeyDirectory(table, seal, (handlers) =>
          metrics.watch(new PostgresListener(directUrl, 'api_key_changed', handlers)),
        ),
    },
    {
      provide: TokenVerifier,
      inject: [AppConfig, ApiKeyDirectory],
      useFactory: (config: AppConfig, directory: ApiKeyDirectory) =>
        new TokenVerifier(config.adminApiKey, directory, jwtVerifierOf(config)),
    },
    ApiKeyService,
    AuthMetrics,
    AuthenticationGuard,
    AuthorizationGuard,
    RoleCheck,
  ],
  exports: [AuthenticationGuard, AuthorizationGuard, TokenVerifier],
})
export class AuthModule {}
