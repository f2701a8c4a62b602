import type { ApiResponseOptions } from '@nestjs/swagger';
import type { ErrorCode } from '../errors/error-codes.js';

/** The headers of replies, defined once in the OpenAPI document and referred to by every response. */
export const REPLY_HEADERS = {
  'X-Request-Id': {
    description: 'Id of the request: the caller’s own if well formed, else a new one / 请求id',
    schema: { type: 'string', pattern: '^[\\w.-]{1,64}$', maxLength: 64 },
  },
  'X-Tencent-Request-Id': {
    description: 'RequestId of the last call to Tencent, if there was one / 最后一次腾讯云调用的RequestId',
    schema: { type: 'string', maxLength: 128 },
  },
  'X-Tencent-Error-Code': {
    description: 'Code of Tencent’s own error, if that is the reason / 腾讯云错误码',
    schema: { type: 'string', maxLength: 128 },
  },
  'X-Client-Token': {
    description:
      'ClientToken of the creation that was sent: the caller’s own, else the one made for it / 所用的ClientToken',
    schema: { type: 'string', pattern: '^[\\x20-\\x7e]{1,64}$', maxLength: 64 },
  },
  'X-Stale-Credential-Seconds': {
    description:
      'Only while the database does not answer: age of the credential used, in seconds / 数据库不可用时所用密钥的缓存时间（秒）',
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
  'WWW-Authenticate': {
    description: 'Always "Bearer" / 固定为Bearer',
    schema: { type: 'string', enum: ['Bearer'] },
  },
} as const;

type HeaderName = keyof typeof REPLY_HEADERS;

export const REQUEST_ID_PARAMETER = { $ref: '#/components/parameters/RequestId' };

/** Without an example: Swagger UI would send it with every request. */
export const REQUEST_ID_HEADER = {
  name: 'X-Request-Id',
  in: 'header',
  required: false,
  description: 'Id to find this request by in logs and trail; one is made if absent / 请求id，不填则自动生成',
  schema: { type: 'string', pattern: '^[\\w.-]{1,64}$', maxLength: 64 },
} as const;

/**
 * The headers of a reply with this status, for these codes or for the success of a route that may answer them.
 * `creates` says that the route sends a ClientToken, `cached` that its success may be of a moment ago.
 */
export function headersOf(
  status: number,
  codes: readonly ErrorCode[],
  { creates = false, cached = false }: { creates?: boolean | undefined; cached?: boolean | undefined },
): ApiResponseOptions['headers'] {
  const upstream = codes.some((code) => code.startsWith('TENCENT_'));
  const names: HeaderName[] = ['X-Request-Id'];
  if (upstream || status === 207) names.push('X-Tencent-Request-Id', 'X-Stale-Credential-Seconds');
  if (upstream && creates) names.push('X-Client-Token');
  if (cached && status === 200) names.push('Cache-Control');
  if ((upstream && status >= 400) || status === 207) names.push('X-Tencent-Error-Code');
  if (status === 401) names.push('WWW-Authenticate');
  if (status === 429 || status === 503) names.push('Retry-After');
  return Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  ) as unknown as ApiResponseOptions['headers'];
}
