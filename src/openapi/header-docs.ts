import type { ApiResponseOptions } from '@nestjs/swagger';
import type { ErrorCode } from '../errors/error-codes.js';

/** The headers of replies, defined once in the OpenAPI document and referred to by every response. */
export const REPLY_HEADERS = {
  'X-Request-Id': {
    description:
      'Id of the request: the caller’s own if well formed, else a new one / 请求ID：调用方自己的（格式正确时），否则为新生成的',
    schema: { type: 'string', pattern: '^[\\w.-]{1,64}$', maxLength: 64 },
  },
  'X-Tencent-Request-Id': {
    description:
      'RequestId of the last call to Tencent, if there was one / 最后一次腾讯云调用的RequestId，没有调用则不返回',
    schema: { type: 'string', maxLength: 128 },
  },
  'X-Tencent-Error-Code': {
    description: 'Code of Tencent’s own error, if that is the reason / 因腾讯云报错而失败时，为其错误码',
    schema: { type: 'string', maxLength: 128 },
  },
  'X-Client-Token': {
    description:
      'ClientToken of the creation that was sent: the caller’s own, else the one made for it / 所发创建请求的ClientToken：调用方自己的，或由服务生成的',
    schema: { type: 'string', pattern: '^[\\x20-\\x7e]{1,64}$', maxLength: 64 },
  },
  'X-Operation-Id': {
    description:
      'Of a write whose intent was recorded, however it ended: the OperationId of operation/inspect, and the AuditId of audit/list / 写操作已记录后（无论结果如何）的操作id，即operation/inspect的OperationId和audit/list的AuditId',
    schema: { type: 'string', format: 'uuid', maxLength: 36 },
  },
  'X-Stale-Credential-Seconds': {
    description:
      'Only while the database does not answer: age of the credential used, in seconds / 仅在数据库没有应答时返回：所用云账号密钥的缓存时间（秒）',
    schema: { type: 'integer', format: 'int32', minimum: 0 },
  },
  'Cache-Control': {
    description:
      '"private, max-age=…": for how many seconds the answer is still good; 0 while it is being renewed / 结果还有多少秒有效；0表示正在更新',
    schema: { type: 'string', pattern: '^private, max-age=\\d+$', maxLength: 32 },
  },
  'Retry-After': {
    description: 'Seconds to wait before repeating the request / 重试前等待的秒数',
    schema: { type: 'integer', format: 'int32', minimum: 1 },
  },
  'Idempotent-Replayed': {
    description:
      'Always "true": the reply is that of the first request with this Idempotency-Key, and nothing was done again' +
      ' / 固定为true：这是使用该Idempotency-Key的首个请求的响应，本次没有再次执行',
    schema: { type: 'string', enum: ['true'] },
  },
  'WWW-Authenticate': {
    description: 'Always "Bearer" / 固定为Bearer',
    schema: { type: 'string', enum: ['Bearer'] },
  },
} as const;

type HeaderName = keyof typeof REPLY_HEADERS;

/** Statuses of failures before a key is looked up, of the lookup itself, and of what leaves the key free. */
const NEVER_REPEATED = [401, 403, 413, 415, 422, 429];

/** Statuses of requests that are refused before anything is recorded. */
const BEFORE_INTENT = new Set([401, 413, 415]);

export const REQUEST_ID_PARAMETER = { $ref: '#/components/parameters/RequestId' };

/** Without an example: Swagger UI would send it with every request. */
export const REQUEST_ID_HEADER = {
  name: 'X-Request-Id',
  in: 'header',
  required: false,
  description:
    'Id to find this request by in logs and trail; one is made if absent / 请求ID，用于在日志和审计记录中查找该请求，不填则自动生成',
  schema: { type: 'string', pattern: '^[\\w.-]{1,64}$', maxLength: 64 },
} as const;

export const IDEMPOTENCY_KEY_PARAMETER = { $ref: '#/components/parameters/IdempotencyKey' };

/** Without an example, for the same reason. */
export const IDEMPOTENCY_KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Chosen by the caller, new for each write. Within 24 hours the same key of the same tenant with the same route and' +
    ' body gets the first reply again, and nothing is done twice; with another route or body it is refused with 422,' +
    ' while the first request runs with 409. A failure that did nothing and may pass leaves the key free' +
    ' / 由调用方生成，每次写操作使用新的key。24小时内，同一租户用同一个key、同一接口、同一请求体重试，会得到首个请求的' +
    '响应，不会重复执行；接口或请求体不同返回422，首个请求仍在执行时返回409。没有执行且稍后可能成功的失败不占用key',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$', maxLength: 128 },
} as const;

export interface RouteKind {
  creates?: boolean | undefined;
  cached?: boolean | undefined;
  isWrite?: boolean | undefined;
}

/**
 * The headers of a reply with this status, for these codes or for the success of a route that may answer them.
 * `creates` says that the route sends a ClientToken, `cached` that its success may be of a moment ago, `isWrite` that it
 * takes an Idempotency-Key.
 */
export function headersOf(
  status: number,
  codes: readonly ErrorCode[],
  { creates = false, cached = false, isWrite = false }: RouteKind,
): ApiResponseOptions['headers'] {
  const upstream = codes.some((code) => code.startsWith('TENCENT_'));
  const names: HeaderName[] = ['X-Request-Id'];
  if (upstream || status === 207) names.push('X-Tencent-Request-Id', 'X-Stale-Credential-Seconds');
  if (isWrite && !BEFORE_INTENT.has(status)) names.push('X-Operation-Id');
  if (upstream && creates) names.push('X-Client-Token');
  if (cached && status === 200) names.push('Cache-Control');
  if ((upstream && status >= 400) || status === 207) names.push('X-Tencent-Error-Code');
  if (status === 401) names.push('WWW-Authenticate');
  if (status === 429 || status === 503 || (status === 409 && isWrite)) names.push('Retry-After');
  if (isWrite && !NEVER_REPEATED.includes(status)) names.push('Idempotent-Replayed');
  return Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  ) as unknown as ApiResponseOptions['headers'];
}
