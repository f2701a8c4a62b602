import { createHmac, hash } from 'node:crypto';

export interface SignedRequest {
  host: string;
  contentType: string;
  body: Buffer;
  service: string;
  /** Unix time in seconds; its day in UTC is part of the signature. */
  timestamp: number;
  secretId: string;
  secretKey: string;
}

/**
 * The Authorization header of a POST (TC3-HMAC-SHA256), the same text as the SDK's `Sign.sign3` gives. Own code, because
 * the SDK passes Buffers as HMAC keys, each of which costs 10 µs on Node 24; texts as keys cost nothing there.
 */
export function tc3Authorization(request: SignedRequest): string {
  const { host, contentType, body, service, timestamp, secretId, secretKey } = request;
  const day = new Date(timestamp * 1_000).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const canonical = `POST\n/\n\ncontent-type:${contentType}\nhost:${host}\n\n${SIGNED_HEADERS}\n${hash('sha256', body)}`;
  const toSign = `${ALGORITHM}\n${timestamp}\n${scope}\n${hash('sha256', canonical)}`;
  const dayKey = hmac(Buffer.from(`TC3${secretKey}`).toString('latin1'), day, 'binary');
  const serviceKey = hmac(dayKey, service, 'binary');
  const signature = hmac(hmac(serviceKey, 'tc3_request', 'binary'), toSign, 'hex');
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
}

const ALGORITHM = 'TC3-HMAC-SHA256';
const SIGNED_HEADERS = 'content-type;host';

/** `key` has one character for each byte. */
const hmac = (key: string, text: string, as: 'binary' | 'hex'): string =>
  createHmac('sha256', key, { encoding: 'latin1' }).update(text).digest(as);
