import type { ErrorDefinition } from './error-definition.js';

/** Following writes: an operation that is not found, and how its resources ended. */
export const OPERATION_CODES = {
  OPERATION_NOT_FOUND: {
    scode: 10019,
    status: 404,
    message: 'No such operation',
    message_cn: '操作不存在',
    retryable: false,
    safe: true,
    remedy:
      'Send the X-Operation-Id of a write with the TenantUuid and ClusterUuid of that write. One of another tenant or cluster answers the same.',
    remedy_cn:
      '请使用写操作返回的X-Operation-Id，以及该操作的TenantUuid和ClusterUuid。其他租户或集群的操作同样返回此错误。',
  },
  OPERATION_FAILED: {
    scode: 10040,
    status: 502,
    message: 'Tencent took the request and then failed',
    message_cn: '腾讯云受理后执行失败',
    retryable: true,
    safe: true,
    remedy:
      'Only in the rows of operations: desc has the words of Tencent. Inspect the resource, then send the write again.',
    remedy_cn: '仅出现在操作的资源行中：desc为腾讯云的原文。请先查看资源，再重新发起操作。',
  },
  OPERATION_UNKNOWN: {
    scode: 10041,
    status: 504,
    message: 'How the operation ended is not known',
    message_cn: '操作的最终结果未知',
    retryable: false,
    safe: true,
    remedy:
      'Only in the rows of operations: desc says why. Inspect the resource before anything is sent again.',
    remedy_cn: '仅出现在操作的资源行中：desc说明原因。重新发起操作前，请先查看资源。',
  },
} as const satisfies Record<string, ErrorDefinition>;
