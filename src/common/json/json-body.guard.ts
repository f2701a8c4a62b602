import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../errors/app.error.js';
import { CallerGone } from '../request/request-context.js';
import { JsonRefusal, parseStrictJson } from './strict-json.js';

/** Bytes of a request body: 1 MiB. */
export const MAX_BODY_BYTES = 1024 * 1024;
const LIMITS = { maxDepth: 20, maxItems: 1000 };
const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * Reads and parses the body. A guard rather than a body parser in front of the router, so that a stranger
 * is turned away by the guard before it without a byte of his body being read, and an unknown route is 404
 * whatever it carries.
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
  if (!JSON_TYPE.test(headers['content-type'] ?? ''))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Content-Type must be application/json, UTF-8');
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity')
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', 'Content-Encoding must be absent');
  if (request.originalUrl.includes('?'))
    throw new AppError('INVALID_PARAMETER', 'query string: not accepted, all parameters travel in the body');
  if (Number(headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw tooLarge();
}

async function readText(request: Request): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError
      ? error
      : new CallerGone('the caller left while sending', { cause: error });
  }
  const bytes = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    throw new AppError('MALFORMED_JSON', 'the body is not UTF-8');
  }
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
