import { request } from 'node:http';
import { ADMIN_KEY } from './service.fixture.js';

export interface RawReply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface RawRequest {
  method?: string;
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
}

/** One request as it is written, where `fetch` would mend it. A header of undefined is left out. */
export function rawRequest(
  url: string,
  { method = 'POST', headers = {}, body }: RawRequest,
): Promise<RawReply> {
  const all = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}`, ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const length = headers['transfer-encoding'] ? {} : { 'content-length': Buffer.byteLength(body ?? '') };
  const { origin, host } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        ...hostAndPort(host),
        method,
        path: url.slice(origin.length),
        headers: { ...given, ...length } as Record<string, string>,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          outgoing.destroy();
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    // A server may answer and hang up before it has read everything; then the answer counts.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function hostAndPort(host: string): { host: string; port: string } {
  const [name = '', port = ''] = host.split(':');
  return { host: name, port };
}
