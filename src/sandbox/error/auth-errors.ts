import { type ApiError, gatewayError } from './api-error.js';

export const invalidAuthorization = (): ApiError =>
  gatewayError(
    'AuthFailure.InvalidAuthorization',
    '请求头部的 `Authorization` 不符合腾讯云标准。',
    'The `Authorization` header does not conform to the Tencent Cloud standard.',
  );

export const invalidSecretId = (): ApiError =>
  gatewayError(
    'AuthFailure.InvalidSecretId',
    '密钥非法，不是云 API 密钥类型。',
    'The SecretId is not a TencentCloud API key.',
  );

/** Both texts are reported in public issues. */
export const secretIdNotFound = (): ApiError =>
  gatewayError(
    'AuthFailure.SecretIdNotFound',
    'SecretId不存在，请输入正确的密钥。',
    'The SecretId is not found, please ensure that your SecretId is correct.',
  );

export const signatureExpire = (): ApiError =>
  gatewayError(
    'AuthFailure.SignatureExpire',
    '签名过期，Timestamp 和服务器时间相差不得超过五分钟。',
    'The signature has expired. The Timestamp and the server time must not differ by more than five minutes.',
  );

/** Both texts are reported in tencentcloud-sdk-ruby #9. */
export const signatureFailure = (): ApiError =>
  gatewayError(
    'AuthFailure.SignatureFailure',
    '请求签名验证失败，请检查您的签名计算是否正确。',
    'The provided credentials could not be validated. Please check your signature is correct.',
  );

export const tokenFailure = (): ApiError =>
  gatewayError('AuthFailure.TokenFailure', 'Token 错误。', 'The token is not valid.');
