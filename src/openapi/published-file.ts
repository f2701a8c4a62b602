import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

type Encoding = 'br' | 'gzip' | 'identity';

const COMPRESS: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  // Level 5 is near gzip's time; the highest takes seconds for the script of Swagger UI.
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
  identity: (bytes) => Promise.resolve(bytes),
};

/** Characters of a header that are looked at. */
const MAX_HEADER = 512;

/**
 * A file whose bytes are made once and then shared by all replies, so that a request costs its headers alone and
 * unread replies take no memory. Compressed once for each encoding, when it is first asked for.
 */
export class PublishedFile {
  private bytes: Promise<Buffer> | undefined;
  private readonly encoded = new Map<Encoding, Promise<{ bytes: Buffer; etag: string }>>();

  constructor(
    private readonly contentType: string,
    private readonly make: () => string | Promise<Buffer>,
    /** Path of what the build has made, less the name of the encoding. Looked for first. */
    private readonly made?: string,
  ) {}

  /** For browsers and for programs. What the build has made takes a millisecond to read, and no memory until then. */
  async prepare(): Promise<void> {
    if (this.made && existsSync(`${this.made}.identity`)) return;
    await Promise.all([this.in('identity'), this.in('gzip'), this.in('br')]);
  }

  /** Makes the bytes and writes them for later processes: one file an encoding, whose path begins with `path`. */
  async write(path: string): Promise<void> {
    for (const encoding of Object.keys(COMPRESS) as Encoding[])
      await writeFile(`${path}.${encoding}`, await this.compressed(encoding));
  }

  async send(request: Request, response: Response): Promise<void> {
    const encoding = encodingOf(request.headers['accept-encoding']);
    const { bytes, etag } = await this.in(encoding);
    // A browser asks again each time, and gets nothing unless it changed.
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', etag);
    if (isAmong(request.headers['if-none-match'], etag)) {
      response.statusCode = 304;
      return void response.end();
    }
    response.setHeader('Content-Type', this.contentType);
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Length', bytes.length);
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  private in(encoding: Encoding): Promise<{ bytes: Buffer; etag: string }> {
    let file = this.encoded.get(encoding);
    if (!file) {
      this.encoded.set(encoding, (file = this.encode(encoding)));
      file.catch(() => this.encoded.delete(encoding));
    }
    return file;
  }

  private async encode(encoding: Encoding): Promise<{ bytes: Buffer; etag: string }> {
    const made = this.made && `${this.made}.${encoding}`;
    const bytes = made && existsSync(made) ? await readFile(made) : await this.compressed(encoding);
    return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
  }

  private async compressed(encoding: Encoding): Promise<Buffer> {
    const bytes = (this.bytes ??= Promise.resolve(this.make()).then((content) => Buffer.from(content)));
    // The next request tries again.
    bytes.catch(() => (this.bytes = undefined));
    return COMPRESS[encoding](await bytes);
  }
}

/** The best that the header names without refusing it by a weight of zero. */
function encodingOf(header: string | string[] | undefined): Encoding {
  const accepted = new Set<string>();
  for (const item of String(header ?? '')
    .slice(0, MAX_HEADER)
    .toLowerCase()
    .split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) accepted.add(name);
  }
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : 'identity';
}

const isAmong = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header === '*' ||
    header
      .slice(0, MAX_HEADER)
      .split(',')
      .some((item) => item.trim().replace(/^W\//, '') === etag));
