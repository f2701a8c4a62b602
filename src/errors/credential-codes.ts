import type { ErrorDefinition } from './error-definition.js';

/** 20000 to 20099: the stored cloud credentials. */
export const CREDENTIAL_CODES = {
  CREDENTIAL_NOT_FOUND: {
    scode: 20001,
    status: 404,
    message: 'No credential for this tenant and cluster',
    message_cn: '尚未为该租户和集群配置云账号密钥',
    retryable: false,
    safe: true,
    remedy: 'Store one with credential/create. A tenant the caller may not see answers the same.',
    remedy_cn: '请用 credential/create 保存云账号密钥。调用方无权查看的租户，返回的也是此错误。',
  },
  CREDENTIAL_DISABLED: {
    scode: 20002,
    status: 409,
    message: 'The credential is disabled',
    message_cn: '云账号密钥已停用',
    retryable: false,
    safe: true,
    remedy: 'Enable it with credential/update.',
    remedy_cn: '请用 credential/update 启用它。',
  },
  CREDENTIAL_UNREADABLE: {
    scode: 20003,
    status: 500,
    message: 'The credential cannot be decrypted',
    message_cn: '云账号密钥无法解密',
    retryable: false,
    safe: true,
    remedy: 'Put the missing key back into CREDENTIAL_KEYS, or store the credential again.',
    remedy_cn: '请把缺少的主密钥放回 CREDENTIAL_KEYS，或重新保存云账号密钥。',
  },
} as const satisfies Record<string, ErrorDefinition>;
