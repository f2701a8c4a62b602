import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ERROR_CODES } from '../errors/error-codes.js';
import { VERSION } from '../config/version.js';
import { ROUTE_ACCESS, type RouteAccess } from '../common/request/require-role.decorator.js';
import { ENVELOPE_ROUTE, type EnvelopeRouteOptions, isWrite } from './envelope-route.decorator.js';
import { failureExamples } from './failure-responses.js';
import {
  IDEMPOTENCY_KEY_HEADER,
  IDEMPOTENCY_KEY_PARAMETER,
  REPLY_HEADERS,
  REQUEST_ID_HEADER,
  REQUEST_ID_PARAMETER,
} from './header-docs.js';
import { mergeChoices } from './choices.js';
import { nameWords } from './named-words.js';
import { admitNullInObjects, requireNoNull } from './nullable-fields.js';
import { fillReplyExamples } from './reply-examples.js';
import { closeRequestSchemas } from './request-schemas.js';
import { shareResponses } from './shared-responses.js';

const DESCRIPTION = [
  'Disks of Tencent Cloud (CBS) for many tenants. Every route is a POST with a JSON body and answers with the six',
  'keys `scode, desc, message, message_cn, stack, data`; `scode` 0 is success. Optional fields may be absent, null',
  'or empty, which is the same; unknown fields are refused. A service started with `HTTP_STATUS_MODE=always-200`',
  'sends the failures documented here with status 200. Times are Beijing time (UTC+8). `desc`, texts in `data` and the',
  'names of regions follow `Accept-Language`: Chinese or English. All codes, each with a remedy:',
  '[/docs/errors](/docs/errors). A write is repeated safely with `Idempotency-Key`, and followed to its end with',
  '`operation/inspect` and the `X-Operation-Id` of its reply.',
  '',
  '多租户的腾讯云云硬盘接口。所有接口均为POST，请求体为JSON，返回固定的六个字段，`scode`为0表示成功。',
  '选填字段可以不填、为null或为空，含义相同；未知字段会被拒绝。以`HTTP_STATUS_MODE=always-200`启动时，',
  '错误也以状态码200返回。时间均为北京时间（UTC+8）。`desc`、`data`中的文本和地域名称的语言由`Accept-Language`决定，',
  '可为中文或英文。错误码及处理方法见[/docs/errors](/docs/errors)。写操作带上`Idempotency-Key`即可安全重试，',
  '用响应头`X-Operation-Id`查询`operation/inspect`可以等待操作结束。',
].join('\n');

const TAGS: [string, string][] = [
  ['disk', 'Disks / 云硬盘'],
  ['snapshot', 'Snapshots of disks / 快照'],
  ['region', 'Regions and zones / 地域与可用区'],
  ['auto_snapshot', 'Automatic snapshot policies / 定期快照策略'],
  ['operation', 'Writes that can be followed / 可跟踪的写操作'],
  ['event', 'Events of resources / 事件'],
  ['credential', 'Cloud credentials, admin only / 云账号密钥，仅管理员'],
  ['api_key', 'API keys of callers, admin only / 调用方的API密钥，仅管理员'],
  ['audit', 'Audit trail, admin only / 操作审计，仅管理员'],
];

const CONTACT = { name: 'Maintainers of the Tencent disk service' };

/** OpenAPI 3.0, which every generator reads; committed as `openapi.json`. */
export function buildDocument(app: NestExpressApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.0.3')
    .setTitle('Tencent disk service')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .addServer('/', 'This server / 当前服务')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'Admin key, API key or JWT / 管理员密钥、API密钥或JWT',
    });
  for (const [name, description] of TAGS) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build());
  const { title, description, version } = document.info;
  document.info = { title, description, version, license: { name: 'Proprietary' }, contact: CONTACT };
  addSharedComponents(document);
  describeOperations(document, routesByOperation(app));
  closeRequestSchemas(document);
  mergeChoices(document);
  requireNoNull(document);
  nameWords(document);
  admitNullInObjects(document);
  orderDocument(document);
  fillReplyExamples(document);
  shareResponses(document);
  return Object.assign(document, { 'x-errors': errorsByScode() });
}

/** For clients that tell errors apart by `scode`. */
const errorsByScode = (): Record<string, object> =>
  Object.fromEntries(
    Object.entries(ERROR_CODES).map(([name, { scode, retryable }]) => [scode, { name, retryable }]),
  );

function addSharedComponents(document: OpenAPIObject): void {
  const { components = {} } = document;
  components.headers = structuredClone(REPLY_HEADERS) as unknown as typeof components.headers;
  components.parameters = {
    RequestId: { ...REQUEST_ID_HEADER },
    IdempotencyKey: { ...IDEMPOTENCY_KEY_HEADER },
  } as typeof components.parameters;
  components.examples = examplesIn(document);
}

/** The failures that some route can answer with. */
function examplesIn(document: OpenAPIObject): Record<string, ReturnType<typeof failureExamples>['INTERNAL']> {
  const used = JSON.stringify(document.paths);
  return Object.fromEntries(
    Object.entries(failureExamples()).filter(([code]) => used.includes(`"#/components/examples/${code}"`)),
  );
}

function describeOperations(document: OpenAPIObject, routes: Map<string, DescribedRoute>): void {
  for (const { post } of Object.values(document.paths)) {
    if (!post) continue;
    const { role, takesKey = false } = routes.get(post.operationId ?? '') ?? {};
    post.parameters = [REQUEST_ID_PARAMETER, ...(takesKey ? [IDEMPOTENCY_KEY_PARAMETER] : [])];
    post.description =
      role === 'admin' ? 'Role: admin / 所需角色：admin' : `Role: ${role} or above / 所需角色：${role}及以上`;
  }
}

interface DescribedRoute {
  role: RouteAccess;
  /** An Idempotency-Key. */
  takesKey: boolean;
}

/** What the decorators say of each route, by operationId. */
function routesByOperation(app: INestApplicationContext): Map<string, DescribedRoute> {
  const routes = new Map<string, DescribedRoute>();
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values())
      for (const handler of handlersOf(metatype)) {
        const route = Reflect.getMetadata(ENVELOPE_ROUTE, handler) as EnvelopeRouteOptions | undefined;
        const role = (Reflect.getMetadata(ROUTE_ACCESS, handler) ??
          Reflect.getMetadata(ROUTE_ACCESS, metatype as object)) as RouteAccess | undefined;
        if (route && role) routes.set(route.operationId, { role, takesKey: isWrite(route) });
      }
  return routes;
}

const handlersOf = (controller: unknown): object[] =>
  typeof controller === 'function'
    ? Object.values(Object.getOwnPropertyDescriptors(controller.prototype)).flatMap(({ value }) =>
        typeof value === 'function' ? [value as object] : [],
      )
    : [];

/**
 * Orders routes by tag in the order of the tags, and components by name, so that moving a module or a class changes
 * nothing.
 */
function orderDocument(document: OpenAPIObject): void {
  const tags = (document.tags ?? []).map((tag) => tag.name);
  const place = (path: string): number => tags.indexOf(document.paths[path]?.post?.tags?.[0] ?? '');
  document.paths = Object.fromEntries(Object.entries(document.paths).sort(([a], [b]) => place(a) - place(b)));
  const components = document.components as Record<string, Record<string, unknown>>;
  for (const [kind, entries] of Object.entries(components))
    components[kind] = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
