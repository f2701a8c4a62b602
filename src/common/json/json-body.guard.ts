import { isUtf8 } from 'node:buffer';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../errors/app.error.js';
import { invalidField } from '../../errors/field-fault.js';
import type { Words } from '../../errors/words.js';
import { Admission, ownerBeforeBody } from '../admission/admission.js';
import { CallerGone } from '../request/request-context.js';
import { BodyBudget } from './body-budget.js';
import { isUtf8Json } from './json-media-type.js';
import { JsonRefusal, parseStrictJson } from './strict-json.js';

const BYTE_ORDER_MARK = 0xfeff;
/** Bytes of a request body: 256 KiB. The longest that a route can need, 100 ids and the filters, has a tenth of it. */
export const MAX_BODY_BYTES = 256 * 1024;
const LIMITS = { maxDepth: 20, maxItems: 1000, maxNodes: 5000 };
const BODIES = { overall: 32 * 1024 * 1024, perCaller: 8 * 1024 * 1024 };

/**
 * Reads and parses the body. It is a guard and not a body parser before the router, so that a caller without a
 * token is refused before a byte of the body is read, and an unknown route is 404 whatever its body is.
 */
@Injectable()
export class JsonBodyGuard implements CanActivate {
  private readonly budget = new BodyBudget(BODIES);
  private readonly admission = new Admission();

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<Request>();
    if (request.method !== 'POST') return true;
    refuseForeignForms(request);
    const { context } = request;
    const bytes = await context.phases.measure('body', () => this.read(request, context.caller?.id ?? ''));
    // Between reading and parsing: bodies that end at the same moment are not parsed at the same moment.
    await this.admission.turn(context, ownerBeforeBody(context));
    request.body = parseObject(textOf(bytes));
    return true;
  }

  /** By events, because the async iterator of a stream takes several times as long. */
  private read(request: Request, caller: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      let size = 0;
      let taken = 0;
      const end = (settle: () => void) => {
        this.budget.give(caller, taken);
        taken = 0;
        settle();
      };
      const refuse = (error: AppError) => {
        request.pause();
        end(() => reject(error));
      };
      const left = (cause?: unknown) =>
        end(() => reject(new CallerGone('the caller left while sending', { cause })));
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > MAX_BODY_BYTES) return refuse(tooLarge());
        if (!this.budget.take(caller, chunk.length)) return refuse(tooManyBodies());
        taken += chunk.length;
        chunks.push(chunk);
      });
      request.once('end', () => end(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))));
      request.once('error', left);
      request.once('close', () => request.readableEnded || left());
    });
  }
}

function refuseForeignForms(request: Request): void {
  const { headers } = request;
  if (!isUtf8Json(headers['content-type'] ?? ''))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', {
      en: 'Content-Type must be application/json, UTF-8',
      zh: 'Content-Type必须是application/json，编码为UTF-8',
    });
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', {
      en: 'Content-Encoding must be absent: send the body uncompressed',
      zh: '不能带Content-Encoding，请求体不要压缩',
    });
  if (request.originalUrl.includes('?'))
    throw invalidField(
      'query',
      'unknown',
      'a query string is not accepted; all parameters travel in the JSON body',
      '不支持URL查询参数，所有参数都放在JSON请求体中',
    );
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
}

function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes))
    throw new AppError('MALFORMED_JSON', { en: 'the body is not UTF-8', zh: '请求体不是UTF-8编码' });
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

function parseObject(text: string): object {
  let value: unknown;
  try {
    value = parseStrictJson(text, LIMITS);
  } catch (error) {
    if (error instanceof JsonRefusal) throw new AppError('MALFORMED_JSON', error.words);
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidField(
      'body',
      'type',
      `must be a JSON object {…}, not ${kindOf(value).en}`,
      `必须是JSON对象{…}，不能是${kindOf(value).zh}`,
    );
  return value;
}

/** What stands in the place of an object. */
function kindOf(value: unknown): Words {
  if (Array.isArray(value)) return { en: 'a list', zh: '列表' };
  if (value === null) return { en: 'null', zh: 'null' };
  return typeof value === 'string'
    ? { en: 'a string', zh: '字符串' }
    : { en: `a ${typeof value}`, zh: '单个值' };
}

const tooLarge = (): AppError =>
  new AppError('TOO_LARGE', {
    en: `the body is larger than ${MAX_BODY_BYTES} bytes`,
    zh: `请求体超过${MAX_BODY_BYTES}字节`,
  });

const tooManyBodies = (): AppError =>
  new AppError(
    'OVERLOADED',
    { en: 'too many long bodies are being read', zh: '正在接收的大请求体过多，请稍后重试' },
    { retryAfterSeconds: 1 },
  );
