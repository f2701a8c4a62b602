import { Body, Controller, Global, HttpCode, type INestApplication, Module, Post, Req } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import { EnvelopeInterceptor } from '../../../src/common/envelope/envelope.interceptor.js';
import { NativeExpressAdapter } from '../../../src/app.adapter.js';
import { AuditModule } from '../../../src/audit/audit.module.js';
import { Audited } from '../../../src/audit/audited.decorator.js';
import { AuthModule } from '../../../src/auth/auth.module.js';
import { AuthenticationGuard } from '../../../src/auth/authentication.guard.js';
import { AuthorizationGuard } from '../../../src/auth/authorization.guard.js';
import { Public, RequireRole } from '../../../src/common/request/require-role.decorator.js';
import { EnvelopeFilter } from '../../../src/common/envelope/envelope.filter.js';
import { JsonBodyGuard } from '../../../src/common/json/json-body.guard.js';
import { DtoPipe } from '../../../src/common/validation/validation.pipe.js';
import { AppConfig } from '../../../src/config/app-config.js';
import { readEnvironment } from '../../../src/config/environment.js';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { aRequestContext } from '../../builders/a-request-context.js';

export const ADMIN_KEY = 'bootstrap-key-of-the-admin-0123456789';

/** One route of each kind. */
@Controller('try')
class TryController {
  @Public()
  @HttpCode(200)
  @Post('public')
  open(): object {
    return {};
  }

  @RequireRole('reader')
  @HttpCode(200)
  @Post('read')
  read(@Req() request: Request): object {
    return { caller: request.context.caller };
  }

  @RequireRole('operator')
  @Audited()
  @HttpCode(200)
  @Post('write')
  write(@Body() body: object): object {
    return body;
  }
}

export interface AuthApp {
  app: INestApplication;
  post(path: string, body?: object, token?: string): Promise<Reply>;
  close(): Promise<void>;
}

export interface Reply {
  status: number;
  headers: Headers;
  body: { scode: number; desc: string; data: never };
}

/** The guards, the pipe and the envelope around AuthModule and AuditModule, on a free port. */
export async function anAuthApp(databaseUrl: string, env: NodeJS.ProcessEnv = {}): Promise<AuthApp> {
  const config = readEnvironment({
    DATABASE_URL: databaseUrl,
    CREDENTIAL_KEYS: `test:${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')}`,
    ADMIN_API_KEY: ADMIN_KEY,
    ...env,
  });

  @Global()
  @Module({
    providers: [{ provide: AppConfig, useValue: config }, Registry],
    exports: [AppConfig, Registry],
  })
  class ConfigModule {}

  const module = await Test.createTestingModule({
    imports: [ConfigModule, DatabaseModule, AuthModule, AuditModule],
    controllers: [TryController],
    providers: [
      JsonBodyGuard,
      { provide: APP_GUARD, useExisting: AuthenticationGuard },
      { provide: APP_GUARD, useExisting: JsonBodyGuard },
      { provide: APP_GUARD, useExisting: AuthorizationGuard },
      { provide: APP_INTERCEPTOR, useClass: EnvelopeInterceptor },
      { provide: APP_PIPE, useClass: DtoPipe },
      {
        provide: APP_FILTER,
        useValue: new EnvelopeFilter({ exposeStack: false, alwaysOk: false, report: () => undefined }),
      },
    ],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>(new NativeExpressAdapter(), {
    bodyParser: false,
  });
  app.useLogger(false);
  app.use((request: Request, _response: Response, next: NextFunction) => {
    request.context = aRequestContext({ caller: undefined });
    next();
  });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    post: async (path, body = {}, token = ADMIN_KEY) => {
      const response = await fetch(`http://127.0.0.1:${port}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Reply['body'],
      };
    },
    close: () => app.close(),
  };
}
