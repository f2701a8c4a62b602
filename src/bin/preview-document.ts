import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from '../app.module.js';
import { buildDocument } from '../openapi/document.js';

/**
 * The OpenAPI document without a service: Nest reads the modules and creates nothing, so no configuration, database
 * or network is needed.
 */
export async function buildDocumentAlone(): Promise<OpenAPIObject> {
  const unread = {} as never;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(unread, unread, unread), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return buildDocument(app);
}
