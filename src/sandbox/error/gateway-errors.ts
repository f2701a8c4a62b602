import { type ApiError, gatewayError } from './api-error.js';

/** Texts are those of public issues where there are any; otherwise they say what the documentation says of the code. */

export const missingParameter = (name: string): ApiError =>
  gatewayError(
    'MissingParameter',
    `请求缺少必要参数 \`${name}\`。`,
    `The request is missing a required parameter \`${name}\`.`,
  );

export const unknownParameter = (name: string): ApiError =>
  gatewayError(
    'UnknownParameter',
    `未知参数 \`${name}\`，请检查参数名称。`,
    `The parameter \`${name}\` is not recognized.`,
  );

export const wrongType = (name: string, type: string): ApiError =>
  gatewayError(
    'InvalidParameter',
    `参数 \`${name}\` 取值类型错误。参数类型应为 \`${type}\`。`,
    `The value type of parameter \`${name}\` is not valid. The type should be \`${type}\`.`,
  );

export const wrongValue = (name: string, value: unknown): ApiError => {
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return gatewayError(
    'InvalidParameterValue',
    `参数 \`${name}\` 的取值 \`${shown}\` 不正确。`,
    `The value \`${shown}\` specified in the parameter \`${name}\` is not valid.`,
  );
};

export const tooManyValues = (name: string, most: number): ApiError =>
  gatewayError(
    'InvalidParameterValue.LimitExceeded',
    `参数 \`${name}\` 的取值数量超过上限 \`${most}\`。`,
    `The number of values in the parameter \`${name}\` exceeds the limit \`${most}\`.`,
  );

export const malformedBody = (): ApiError =>
  gatewayError(
    'InvalidParameter',
    '请求体不是合法的 JSON 对象。',
    'The request body is not a valid JSON object.',
  );

/** For an empty or unknown region, as in tencentcloud-sdk-nodejs #56. */
export const invalidRegion = (): ApiError =>
  gatewayError(
    'InvalidParameterValue',
    '参数 `X-TC-Region` 的取值不正确、不受支持或不可用。',
    'A value specified in `X-TC-Region` is not valid, is unsupported, or cannot be used.',
  );

export const unsupportedRegion = (): ApiError =>
  gatewayError('UnsupportedRegion', '接口不支持所传地域。', 'The action not support this region.');

export const noSuchProduct = (): ApiError =>
  gatewayError('NoSuchProduct', '产品不存在。', 'The requested product does not exist.');

export const noSuchVersion = (version: string): ApiError =>
  gatewayError(
    'NoSuchVersion',
    `接口版本 \`${version}\` 不存在。`,
    `The API version \`${version}\` does not exist.`,
  );

export const invalidAction = (action: string, service: string, version: string): ApiError =>
  gatewayError(
    'InvalidAction',
    `接口 \`${action}\` 在产品 \`${service}\` 的版本 \`${version}\` 中不存在或非法。`,
    `The request action=\`${action}\` is invalid or not found in service=\`${service}\` and version=\`${version}\`.`,
  );

export const actionOffline = (action: string): ApiError =>
  gatewayError(
    'ActionOffline',
    `接口 \`${action}\` 已下线。`,
    `The action \`${action}\` has been taken offline.`,
  );

export const unsupportedProtocol = (): ApiError =>
  gatewayError(
    'UnsupportedProtocol',
    'HTTP(S) 请求协议错误，只支持 GET 和 POST 请求。',
    'The request method is not supported. Only GET and POST are supported.',
  );

export const invalidRequest = (): ApiError =>
  gatewayError(
    'InvalidRequest',
    '请求的 Content-Type 或 multipart 格式错误。',
    'The Content-Type or multipart form of the request is not valid.',
  );

export const requestTooLarge = (): ApiError =>
  gatewayError('RequestSizeLimitExceeded', '请求包超过限制大小。', 'The request exceeds the size limit.');

/** Both texts are reported in public issues, the English one in terraform-provider-tencentcloud #1233. */
export const requestLimitExceeded = (seen: number, limit: number): ApiError =>
  gatewayError(
    'RequestLimitExceeded',
    `您当前每秒请求 \`${seen}\` 次，超过了每秒频率上限 \`${limit}\`，请稍后重试。`,
    `Your current request times equals to \`${seen}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
  );
