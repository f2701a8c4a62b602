import { createHmac } from 'node:crypto';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';
import { type RawAnswer, send } from './raw-call.js';

/** A call with signature version 1 that this file signs itself, so that each part of it can be made wrong. */
export interface Version1Call {
  method?: string;
  host?: string;
  /** Signs the host with its port. */
  signPort?: boolean;
  /** The method that is signed. */
  signedMethod?: string;
  secretKey?: string;
  /** Parameters beside the common ones, or in their place; undefined leaves one out. */
  params?: Record<string, string | undefined>;
  /** The algorithm; what `SignatureMethod` says when absent. */
  algorithm?: 'sha1' | 'sha256';
  /** Changes the parameters after they were signed. */
  tamper?: (params: Record<string, string>) => void;
  /** The query or form in place of the encoded parameters. */
  encode?: (params: Record<string, string>) => string;
  headers?: Record<string, string>;
  /** The form in which a target is sent to a proxy. */
  absolute?: boolean;
}

export function version1Call(port: number, call: Version1Call = {}): Promise<RawAnswer> {
  const method = call.method ?? 'GET';
  const host = call.host ?? `cbs.tencentcloudapi.com:${port}`;
  const given: Record<string, string | undefined> = {
    Action: 'DescribeDisks',
    Version: '2017-03-12',
    Region: 'ap-guangzhou',
    Nonce: '11886',
    Timestamp: String(Math.floor(Date.now() / 1000)),
    SecretId: DEFAULT_ACCOUNT.secretId,
    Language: 'en-US',
    ...call.params,
  };
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined) params[name] = value;
  const signedHost = call.signPort ? host : host.replace(/:\d+$/, '');
  const text = Object.keys(params)
    .toSorted()
    .map((name) => `${name}=${params[name]}`)
    .join('&');
  const algorithm = call.algorithm ?? (params['SignatureMethod'] === 'HmacSHA256' ? 'sha256' : 'sha1');
  params['Signature'] = createHmac(algorithm, call.secretKey ?? DEFAULT_ACCOUNT.secretKey)
    .update(`${call.signedMethod ?? method}${signedHost}/?${text}`)
    .digest('base64');
  call.tamper?.(params);
  const encoded = call.encode?.(params) ?? new URLSearchParams(params).toString();
  const headers: Record<string, string> = { host, ...call.headers };
  const target = call.absolute ? `http://${host}/` : '/';
  if (method === 'GET') return send(port, method, `${target}?${encoded}`, headers, '');
  headers['content-type'] ??= 'application/x-www-form-urlencoded';
  return send(port, method, target, headers, encoded);
}
