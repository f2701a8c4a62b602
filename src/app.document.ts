import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = [
  'Disks of Tencent Cloud (CBS) for many tenants. Every route is a POST with a JSON body and answers with the envelope',
  '`scode, desc, message, message_cn, stack, data`; `scode` 0 is success. The codes are listed in docs/errors.md.',
  '',
  '多租户的腾讯云云硬盘接口。所有接口均为POST，请求体为JSON，返回统一信封；`scode`为0表示成功。',
].join('\n');

const TAGS: [string, string][] = [
  ['disk', 'Disks / 云硬盘'],
  ['credential', 'Cloud credentials, admin only / 云账号密钥，仅管理员'],
  ['api_key', 'API keys of callers, admin only / 调用方密钥，仅管理员'],
  ['audit', 'Audit trail, admin only / 操作审计，仅管理员'],
];

/** OpenAPI 3.0, which every generator reads; committed as `openapi.json`. */
export function buildDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Tencent disk service')
    .setDescription(DESCRIPTION)
    .setVersion('1.0.0')
    .setLicense('Proprietary', 'https://example.invalid/license')
    .addServer('/', 'This server / 当前服务')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'Admin key, API key or JWT / 管理员密钥、API密钥或JWT',
    });
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build());
  closeRequestBodies(document);
  return document;
}

/** Unknown fields are refused, and the document says so for everything that can be sent. */
function closeRequestBodies(document: OpenAPIObject): void {
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
    if ('properties' in schema && (name.endsWith('Dto') || name === 'Empty'))
      schema.additionalProperties = false;
}
