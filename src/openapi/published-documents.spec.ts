import type { OpenAPIObject } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { describe, expect, it } from 'vitest';
import { PublishedDocuments } from './published-documents.js';

const DOCUMENT = {
  info: { title: 'Disks', description: 'In English.\n\n用中文。' },
  paths: {},
  components: {},
} as unknown as OpenAPIObject;

interface Sent {
  status: number;
  text: string;
  location: string | undefined;
  route: unknown;
}

describe(PublishedDocuments.name, () => {
  let built = 0;
  const documents = new PublishedDocuments();
  documents.publish(() => {
    built += 1;
    return DOCUMENT;
  });

  /** Undefined when it is left to the routes. */
  function ask(path: string, method = 'GET'): Promise<Sent | undefined> {
    return new Promise((resolve) => {
      const request = { path, method, headers: {}, route: undefined };
      let location: string | undefined;
      const response = {
        statusCode: 200,
        setHeader() {},
        writeHead(status: number, headers: { Location: string }) {
          location = headers.Location;
          return Object.assign(this, { statusCode: status });
        },
        end(bytes?: Buffer) {
          const text = bytes?.toString() ?? '';
          resolve({ status: this.statusCode, text, location, route: request.route });
        },
      };
      void documents.middleware(request as unknown as Request, response as unknown as Response, () =>
        resolve(undefined),
      );
    });
  }

  it.each([
    ['/', 'docs'],
    ['/docs/', '../docs'],
  ])('leads from %s to %s, also below the prefix of a proxy', async (path, location) => {
    expect(await ask(path)).toEqual({ status: 302, text: '', location, route: { path } });
  });

  it('serves the page, its parts and the document in each language', async () => {
    const page = (await ask('/docs'))!.text;
    const parts = [...page.matchAll(/(?:src|href)="\.\/(docs\/[^"]+\.\w+)"/g)].map((match) => `/${match[1]}`);
    expect(parts.length).toBeGreaterThan(5);
    for (const path of parts) expect(await ask(path), path).toMatchObject({ status: 200, route: { path } });
    expect(JSON.parse((await ask('/docs/openapi.en.json'))!.text).info.description).toBe('In English.');
    expect(JSON.parse((await ask('/docs/openapi.zh.json'))!.text).info.description).toBe('用中文。');
    expect(JSON.parse((await ask('/openapi.json'))!.text)).toEqual(DOCUMENT);
    expect(built).toBe(1);
  });

  it('leaves anything else to the routes', async () => {
    for (const path of ['/docs/nothing', '/docs/../package.json', '/docs/openapi.fr.json', '/docs/toString'])
      expect(await ask(path), path).toBeUndefined();
    expect(await ask('/', 'POST')).toBeUndefined();
    expect(await ask('/docs', 'POST')).toBeUndefined();
  });
});
