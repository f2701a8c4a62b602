import { isUtf8 } from 'node:buffer';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../errors/app.error.js';
import { CallerGone } from '../request/request-context.js';
import { isUtf8Json } from './json-media-type.js';
import { JsonRefusal, parseStrictJson } from './strict-json.js';

const BYTE_ORDER_MARK = 0xfeff;
/** Bytes of a request body: 1 MiB. */
export const MAX_BODY_BYTES = 1024 * 1024;
const LIMITS = { maxDepth: 20, maxItems: 1000 };

/**
 * Reads and parses the body. It is a guard and not a body parser before the router, so that a caller without a
 * token is refused before a byte of the body is read, and an unknown route is 404 whatever its body is.
 */
@Injectable()
export class JsonBodyGuard implements CanActivate {
  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<Request>();
    if (request.method !== 'POST') return true;
    refuseForeignForms(request);
    request.body = parseObject(await readText(request));
    return true;
  }
}

function refuseForeignForms(request: Request): void {
  const { headers } = request;
  if (!isUtf8Json(headers['content-type'] ?? ''))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/json, UTF-8');
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Content-Encoding must be absent');
  if (request.originalUrl.includes('?'))
    throw new AppError('INVALID_PARAMETER', 'query string: not accepted, all parameters travel in the body');
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
}

async function readText(request: Request): Promise<string> {
  const bytes = await readBytes(request);
  if (!isUtf8(bytes)) throw new AppError('MALFORMED_JSON', 'the body is not UTF-8');
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text;
}

/** By events, because the async iterator of a stream takes several times as long. */
function readBytes(request: Request): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const left = (cause?: unknown) => reject(new CallerGone('the caller left while sending', { cause }));
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) return void chunks.push(chunk);
      request.pause();
      reject(tooLarge());
    });
    request.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.once('error', left);
    request.once('close', () => request.readableEnded || left());
  });
}

function parseObject(text: string): object {
  let value: unknown;
  try {
    value = parseStrictJson(text, LIMITS);
  } catch (error) {
    if (error instanceof JsonRefusal) throw new AppError('MALFORMED_JSON', error.message);
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new AppError('INVALID_PARAMETER', 'the body must be a JSON object');
  return value;
}

const tooLarge = (): AppError => new AppError('TOO_LARGE', `the body is larger than ${MAX_BODY_BYTES} bytes`);
