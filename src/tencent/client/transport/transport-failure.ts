import type { Words } from '../../../errors/words.js';

/**
 * `never-sent`: Tencent cannot have executed the call; any call may be tried again.
 * `outcome-unknown`: bytes of it left this process and no readable answer came back.
 */
export type FailureKind = 'never-sent' | 'outcome-unknown';

const REASONS = {
  refused: { en: 'the connection was refused', zh: '连接被拒绝' },
  dns: { en: 'the host name could not be resolved', zh: '域名无法解析' },
  network: { en: 'the network could not be reached', zh: '网络不可达' },
  tls: { en: 'the TLS handshake failed', zh: 'TLS 握手失败' },
  'connect-timeout': { en: 'no connection was made in time', zh: '未能在时限内建立连接' },
  proxy: { en: 'the proxy refused to connect', zh: '代理拒绝连接' },
  throttled: { en: 'the gateway answered 429, too many requests', zh: '网关返回 429，请求过于频繁' },
  'not-sendable': { en: 'the call could not be put into an HTTP request', zh: '无法组成 HTTP 请求' },
  closing: { en: 'the service is shutting down', zh: '服务正在停止' },
  aborted: { en: 'the call was cancelled', zh: '调用已取消' },
  deadline: { en: 'the deadline of the request passed', zh: '已到请求时限' },
  timeout: { en: 'no complete answer came in time', zh: '未能在时限内收到完整响应' },
  reset: { en: 'the connection was closed before an answer', zh: '收到响应前连接已断开' },
  truncated: { en: 'the answer was cut off', zh: '响应不完整' },
  'too-large': { en: 'the answer exceeds the size limit', zh: '响应超过大小上限' },
  redirect: { en: 'the answer was a redirect, which is never followed', zh: '响应是重定向，本服务从不跟随' },
  'http-status': { en: 'the answer had an unexpected HTTP status', zh: '响应的 HTTP 状态码异常' },
  'not-http': { en: 'the answer was not HTTP', zh: '响应不是 HTTP' },
  'not-json': { en: 'the answer was not JSON', zh: '响应不是 JSON' },
  'not-an-envelope': { en: 'the answer was not a Tencent API envelope', zh: '响应不是腾讯云 API 的格式' },
  'too-deep': { en: 'the answer is nested too deeply', zh: '响应嵌套过深' },
  'too-many-values': {
    en: 'the answer has more values than any reply of Tencent',
    zh: '响应包含的值多于腾讯云的任何响应',
  },
  'secret-in-answer': { en: 'the answer holds the key of the account', zh: '响应中含有该云账号密钥' },
  misfit: {
    en: 'the answer does not have the form that Tencent documents',
    zh: '响应与腾讯云文档的格式不符',
  },
} as const satisfies Record<string, Words>;

export type FailureReason = keyof typeof REASONS;

/**
 * Why a call has no answer. It is made from this table and a few codes, never from the text of another error, so
 * that it cannot contain a URL, a header, a key or a part of a reply.
 */
export class TransportFailure extends Error {
  readonly words: Words;

  constructor(
    readonly kind: FailureKind,
    readonly reason: FailureReason,
    readonly httpStatus?: number,
    /** The system or library code behind it, such as `ECONNRESET`. */
    readonly causeCode?: string,
    /** The path of the field that does not fit, made of names that this service knows. */
    readonly field?: string,
  ) {
    const where = field ?? (httpStatus === undefined ? undefined : `HTTP ${httpStatus}`);
    const { en, zh } = REASONS[reason];
    super(en + (where === undefined ? '' : ` (${where})`));
    this.name = 'TransportFailure';
    this.words = { en: this.message, zh: zh + (where === undefined ? '' : `（${where}）`) };
  }
}
