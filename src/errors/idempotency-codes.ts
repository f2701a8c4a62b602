import type { ErrorDefinition } from './error-definition.js';

/** 10030 to 10039: what becomes of a request with an Idempotency-Key that was used before. */
export const IDEMPOTENCY_CODES = {
  IDEMPOTENCY_KEY_REUSED: {
    scode: 10030,
    status: 422,
    message: 'Idempotency-Key was used for another request',
    message_cn: 'Idempotency-Key已被其他请求使用',
    retryable: false,
    safe: true,
    remedy:
      'Nothing was done. Send a new key with every new request, and the old key only with the very same route and body.',
    remedy_cn:
      '本次请求没有执行任何操作。新的请求要用新的key；只有接口和请求体都完全相同的重试，才能沿用原来的key。',
  },
  IDEMPOTENCY_KEY_IN_USE: {
    scode: 10031,
    status: 409,
    message: 'The first request with this Idempotency-Key is still running',
    message_cn: '使用该Idempotency-Key的首个请求仍在执行',
    retryable: true,
    safe: true,
    remedy:
      'Wait for the seconds in Retry-After and repeat the request with the same key: it gets the reply of the first one.',
    remedy_cn: '按Retry-After给出的秒数等待，再用同一个key重试，会得到首个请求的结果。',
  },
  IDEMPOTENCY_REPLY_NOT_KEPT: {
    scode: 10032,
    status: 409,
    message: 'The first request was carried out; its reply is not kept',
    message_cn: '首个请求已执行，但其响应没有保存',
    retryable: false,
    safe: true,
    remedy:
      'Nothing was done again. A new API key is shown once only: delete that one and create another with a new Idempotency-Key.',
    remedy_cn:
      '本次没有重复执行。新建的API密钥只显示一次：如果没有收到，请删除它，再用新的Idempotency-Key重新创建。',
  },
  IDEMPOTENCY_OUTCOME_UNKNOWN: {
    scode: 10033,
    status: 500,
    message: 'The outcome of the first request is unknown',
    message_cn: '首个请求的结果未知',
    retryable: false,
    safe: true,
    remedy:
      'The process that carried it out ended before its reply. Nothing is sent again. Inspect the resource, then repeat with a new key if need be.',
    remedy_cn:
      '执行首个请求的进程在返回结果之前退出了。为避免重复执行，本次没有发送。请先查询资源状态，确有需要再换一个新的key重试。',
  },
} as const satisfies Record<string, ErrorDefinition>;
