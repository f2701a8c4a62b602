import type { ErrorDefinition } from './error-definition.js';

/** 20000 to 20099: the stored cloud credentials. */
export const CREDENTIAL_CODES = {
  CREDENTIAL_NOT_FOUND: {
    scode: 20001,
    status: 404,
    message: 'No credential for this tenant and cluster',
    message_cn: '该租户和集群没有云账号密钥',
    retryable: false,
    safe: true,
    remedy: 'Store one with credential/create. A tenant the caller may not see answers the same.',
  },
  CREDENTIAL_DISABLED: {
    scode: 20002,
    status: 409,
    message: 'The credential is disabled',
    message_cn: '云账号密钥已停用',
    retryable: false,
    safe: true,
    remedy: 'Enable it with credential/update.',
  },
  CREDENTIAL_UNREADABLE: {
    scode: 20003,
    status: 500,
    message: 'The credential cannot be decrypted',
    message_cn: '云账号密钥无法解密',
    retryable: false,
    safe: true,
    remedy: 'Put the missing key back into CREDENTIAL_KEYS, or store the credential again.',
  },
} as const satisfies Record<string, ErrorDefinition>;
