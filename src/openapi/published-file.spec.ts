import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Request, Response } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest } from '../../test/e2e/raw-request.js';
import { PublishedFile } from './published-file.js';

const TEXT = '{"a":"bcdefgh"}'.repeat(1_000);

describe(PublishedFile.name, () => {
  let made = 0;
  let server: Server;
  let url: string;
  const file = new PublishedFile('application/json', () => {
    made += 1;
    return TEXT;
  });
  beforeAll(async () => {
    server = createServer((request, response) => void file.send(request as Request, response as Response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => server.close());

  const get = (headers: Record<string, string> = {}, method = 'GET') => rawRequest(url, { method, headers });

  it.each([
    [undefined, undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0,gzip; q=0', undefined],
    ['brotli, xgzip', undefined],
  ])('answers Accept-Encoding %j in %j', async (accept, encoding) => {
    const { headers } = await get(accept === undefined ? {} : { 'accept-encoding': accept });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toBe('Accept-Encoding');
  });

  it('holds the same in every encoding', async () => {
    for (const [encoding, decode] of [
      ['identity', (bytes: Buffer) => bytes],
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const bytes = await bodyOf(encoding);
      expect(decode(bytes).toString()).toBe(TEXT);
      expect(bytes.length).toBeLessThanOrEqual(encoding === 'identity' ? TEXT.length : 1_000);
    }
  });

  it('is read from the files that the build wrote, where there are such, and not before it is asked for', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'published-')), 'file');
    await new PublishedFile('text/plain', () => 'written by an older build').write(path);
    const prepared = new PublishedFile('text/plain', () => 'made again', path);
    await prepared.prepare();
    await new PublishedFile('text/plain', () => 'written by the build').write(path);
    const send = async (
      accept: string,
      later = new PublishedFile('text/plain', () => 'made again', path),
    ) => {
      let sent: Buffer | undefined;
      const response = { setHeader() {}, end: (bytes: Buffer) => (sent = bytes) };
      const request = { method: 'GET', headers: { 'accept-encoding': accept } };
      await later.send(request as Request, response as unknown as Response);
      return sent!;
    };
    expect((await send('identity')).toString()).toBe('written by the build');
    expect((await send('identity', prepared)).toString()).toBe('written by the build');
    expect(gunzipSync(await send('gzip')).toString()).toBe('written by the build');
    expect(brotliDecompressSync(await send('br')).toString()).toBe('written by the build');
    rmSync(dirname(path), { recursive: true });
  });

  it('is made once', async () => {
    await Promise.all([get(), get({ 'accept-encoding': 'gzip' }), file.prepare()]);
    expect(made).toBe(1);
  });

  it('answers 304 to whoever has it', async () => {
    const { headers } = await get({ 'accept-encoding': 'gzip' });
    const etag = headers['etag'] as string;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await get({ 'accept-encoding': 'gzip', 'if-none-match': known });
      expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    }
    expect((await get({ 'if-none-match': etag })).status).toBe(200);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD with the length alone', async () => {
    const { status, text, headers } = await get({}, 'HEAD');
    expect([status, text, headers['content-length']]).toEqual([200, '', String(TEXT.length)]);
  });

  const bodyOf = async (encoding: string): Promise<Buffer> => {
    const chunks: Buffer[] = [];
    await file.send(
      { method: 'GET', headers: { 'accept-encoding': encoding } } as Request,
      { setHeader() {}, end: (bytes: Buffer) => chunks.push(bytes) } as unknown as Response,
    );
    return Buffer.concat(chunks);
  };
});
