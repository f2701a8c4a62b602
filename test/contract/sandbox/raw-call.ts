import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';

/** A call that this file signs itself, so that each part of it can be made wrong. */
export interface RawCall {
  method?: string;
  path?: string;
  host?: string;
  service?: string;
  action?: string;
  version?: string;
  region?: string | undefined;
  language?: string;
  body?: string;
  contentType?: string;
  secretId?: string;
  secretKey?: string;
  /** Seconds since the epoch. */
  timestamp?: number;
  /** Date in the credential scope; the UTC date of the timestamp when absent. */
  date?: string;
  /** Signed headers other than content-type and host. */
  alsoSign?: string[];
  headers?: Record<string, string>;
  /** Changes the request after it was signed. */
  tamper?: (request: { headers: Record<string, string>; body: string }) => void;
  unsignedPayload?: boolean;
  /** Signs the host with its port. */
  signPort?: boolean;
  lowerCaseValues?: boolean;
}

export interface RawAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  response: { Error?: { Code: string; Message: string }; RequestId: string } & Record<string, unknown>;
}

export function rawCall(port: number, call: RawCall = {}): Promise<RawAnswer> {
  const method = call.method ?? 'POST';
  const path = call.path ?? '/';
  const host = call.host ?? `cbs.tencentcloudapi.com:${port}`;
  const timestamp = call.timestamp ?? Math.floor(Date.now() / 1000);
  const request = {
    body: call.body ?? (method === 'POST' ? '{}' : ''),
    headers: {} as Record<string, string>,
  };
  request.headers = {
    'content-type': call.contentType ?? 'application/json',
    host,
    'x-tc-action': call.action ?? 'DescribeDisks',
    'x-tc-version': call.version ?? '2017-03-12',
    'x-tc-timestamp': String(timestamp),
    'x-tc-language': call.language ?? 'en-US',
    ...('region' in call ? {} : { 'x-tc-region': 'ap-guangzhou' }),
    ...(call.region === undefined ? {} : { 'x-tc-region': call.region }),
    ...(call.unsignedPayload ? { 'x-tc-content-sha256': 'UNSIGNED-PAYLOAD' } : {}),
    ...call.headers,
  };
  request.headers['authorization'] = authorization(call, request, method, path, timestamp);
  call.tamper?.(request);
  return send(port, method, path, request.headers, request.body);
}

function authorization(
  call: RawCall,
  request: { headers: Record<string, string>; body: string },
  method: string,
  path: string,
  timestamp: number,
): string {
  const host = request.headers['host'] ?? '';
  const signedHost = call.signPort ? host : host.replace(/:\d+$/, '');
  const service = call.service ?? host.split('.')[0];
  const date = call.date ?? new Date(timestamp * 1000).toISOString().slice(0, 10);
  const names = ['content-type', 'host', ...(call.alsoSign ?? [])].toSorted();
  const value = (name: string) => (name === 'host' ? signedHost : (request.headers[name] ?? ''));
  const form = (text: string) => (call.lowerCaseValues ? text.toLowerCase() : text);
  const canonical = [
    method,
    '/',
    path.includes('?') ? path.slice(path.indexOf('?') + 1) : '',
    names.map((name) => `${name}:${form(value(name))}\n`).join(''),
    names.join(';'),
    sha256(call.unsignedPayload ? 'UNSIGNED-PAYLOAD' : request.body),
  ].join('\n');
  const scope = `${date}/${service}/tc3_request`;
  const key = hmac(
    hmac(hmac(`TC3${call.secretKey ?? DEFAULT_ACCOUNT.secretKey}`, date), service ?? ''),
    'tc3_request',
  );
  const signature = hmac(key, ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')).toString(
    'hex',
  );
  const id = call.secretId ?? DEFAULT_ACCOUNT.secretId;
  return `TC3-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}

export function send(
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
) {
  return new Promise<RawAnswer>((done, failed) => {
    const request = http.request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const json = response.headers['content-type'] === 'application/json' && text !== '';
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text,
          response: json
            ? (JSON.parse(text) as { Response: RawAnswer['response'] }).Response
            : { RequestId: '' },
        });
      });
    });
    request.on('error', failed);
    request.end(method === 'HEAD' ? undefined : body);
  });
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
