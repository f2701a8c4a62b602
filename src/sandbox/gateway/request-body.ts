import {
  invalidRequest,
  malformedBody,
  requestTooLarge,
  unsupportedProtocol,
} from '../error/gateway-errors.js';
import { type ApiRequest, MAX_QUERY_BYTES } from './api-request.js';

/** The JSON object in the body; `{}` for GET, whose parameters are in the query. */
export function bodyOf(request: ApiRequest): Record<string, unknown> {
  const { method, query, body } = request;
  if (method !== 'GET' && method !== 'POST') throw unsupportedProtocol();
  const mediaType = request.header('content-type') ?? '';
  if (method === 'POST' && !/^application\/json\s*(;|$)/i.test(mediaType)) throw invalidRequest();
  if (request.bodyTooLarge || query.length > MAX_QUERY_BYTES) throw requestTooLarge();
  return method === 'POST' && body.length > 0 ? parseObject(body.toString('utf8')) : {};
}

function parseObject(text: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw malformedBody();
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw malformedBody();
  return parsed as Record<string, unknown>;
}
