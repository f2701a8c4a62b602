import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { AppError } from '../errors/app.error.js';
import type { Words } from '../errors/words.js';

/** Why a token was refused. For the log: the reply tells at most the form of the header. */
export type AuthFailureReason =
  | 'missing'
  | 'malformed'
  | 'too_large'
  | 'unknown_token'
  | 'api_key_unknown'
  | 'api_key_secret'
  | 'api_key_expired'
  | 'jwt_header'
  | 'jwt_key'
  | 'jwt_keys_unavailable'
  | 'jwt_signature'
  | 'jwt_claims'
  | 'jwt_expired';

const SEND = {
  en: 'send the header "Authorization: Bearer <token>"',
  zh: '请发送请求头“Authorization: Bearer <token>”',
};

/** The one text for every token that could be one, so that it tells an attacker nothing. */
const INVALID: Words = {
  en: 'the Bearer token is not valid: mistyped, expired or deleted; check it, or ask an admin for a new one',
  zh: 'Bearer令牌无效：可能填错、已过期或已删除；请检查令牌，或向管理员申请新的令牌',
};

const told = (en: string, zh: string): Words => ({ en: `${en}; ${SEND.en}`, zh: `${zh}；${SEND.zh}` });

/** What the form of the header alone says, whatever its token is. Undefined for a well-formed one. */
export function headerFault(header: string | undefined): Words | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return told('no Bearer token', '缺少Bearer令牌');
  if (/^bearer$/i.test(text)) return told('no token after "Bearer"', '“Bearer”后面没有令牌');
  if (/^bearer\s*:/i.test(text)) return told('no colon belongs after "Bearer"', '“Bearer”后面不能有冒号');
  if (/^bearer\s+bearer\b/i.test(text)) return told('the word "Bearer" is there twice', '“Bearer”重复了两次');
  if (/^(bearer\s+)?["'“‘]|["'”’]$/i.test(text))
    return told('the token must not stand in quotes', '令牌不能带引号');
  if (/^bearer\s+\S+\s/i.test(text)) return told('a token has no blanks in it', '令牌中不能有空格');
  const scheme = /^(basic|digest|negotiate|apikey|token)\s/i.exec(text)?.[1];
  if (scheme) return told(`the scheme "${scheme}" is not accepted`, `不支持“${scheme}”认证方式`);
  return /^bearer\s/i.test(text) ? undefined : told('the word "Bearer" is missing', '缺少“Bearer”一词');
}

const reasons = new WeakMap<AppError, AuthFailureReason>();

export function notAuthenticated(reason: AuthFailureReason, cause?: unknown, words = INVALID): AppError {
  const error = new AppError('NOT_AUTHENTICATED', words, cause === undefined ? {} : { cause });
  reasons.set(error, reason);
  return error;
}

/** Undefined for an error that is not about a token. */
export const authFailureReason = (error: unknown): AuthFailureReason | undefined =>
  error instanceof AppError ? reasons.get(error) : undefined;

@Injectable()
export class AuthMetrics {
  private readonly failures: Counter<'reason'>;

  constructor(registry: Registry) {
    this.failures = new Counter({
      name: 'auth_failures_total',
      help: 'Requests refused because they carry no valid token',
      labelNames: ['reason'],
      registers: [registry],
    });
  }

  /** Counts errors made by `notAuthenticated`; others, such as DATABASE_UNAVAILABLE, are not about the token. */
  refused(error: unknown): void {
    const reason = authFailureReason(error);
    // Whoever reads the metrics must not learn which ids of keys exist.
    if (reason) this.failures.inc({ reason: reason.startsWith('api_key') ? 'api_key' : reason });
  }
}
