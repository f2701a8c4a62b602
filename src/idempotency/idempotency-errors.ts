import { AppError } from '../errors/app.error.js';
import { invalidField } from '../errors/field-fault.js';

const RUNNING_RETRY_SECONDS = 1;
const FULL_RETRY_SECONDS = 60;

export const malformedKey = (): AppError =>
  invalidField(
    'Idempotency-Key',
    'format',
    'the header must have 1 to 128 visible ASCII characters',
    '请求头须为1到128个可见的ASCII字符',
  );

export const keyWasReused = (): AppError =>
  new AppError('IDEMPOTENCY_KEY_REUSED', {
    en: 'Idempotency-Key: within the last 24 hours it was sent with another route or body; nothing was done',
    zh: 'Idempotency-Key：24小时内已用于其他接口或其他请求体，本次没有执行',
  });

export const keyIsInUse = (): AppError =>
  new AppError(
    'IDEMPOTENCY_KEY_IN_USE',
    {
      en: 'Idempotency-Key: the first request with it is still running; repeat this one to get its reply',
      zh: 'Idempotency-Key：使用该key的首个请求还在执行，稍后重试即可得到它的结果',
    },
    { retryAfterSeconds: RUNNING_RETRY_SECONDS },
  );

export const replyIsNotKept = (): AppError =>
  new AppError('IDEMPOTENCY_REPLY_NOT_KEPT', {
    en: 'Idempotency-Key: the first request with it was carried out; its reply is not stored and cannot be shown again',
    zh: 'Idempotency-Key：使用该key的首个请求已经执行，其响应没有保存，无法再次显示',
  });

export const outcomeIsUnknown = (): AppError =>
  new AppError('IDEMPOTENCY_OUTCOME_UNKNOWN', {
    en:
      'Idempotency-Key: the process that ran the first request with it ended before its reply, so the request may have' +
      ' been carried out; nothing was sent again. Inspect the resource, then use a new key',
    zh: 'Idempotency-Key：执行首个请求的进程在返回结果前退出，该请求可能已经执行；本次没有再次发送。请先查询资源状态，再换用新的key',
  });

export const tooManyKeys = (): AppError =>
  new AppError(
    'TOO_MANY_REQUESTS',
    {
      en: 'Idempotency-Key: too many keys were used within 24 hours; wait, or send the request without the header',
      zh: 'Idempotency-Key：24小时内使用的key过多，请稍后再试，或不带该请求头发送',
    },
    { retryAfterSeconds: FULL_RETRY_SECONDS },
  );
