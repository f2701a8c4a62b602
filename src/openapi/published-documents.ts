import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { pageDocument } from './page-document.js';
import { ERRORS_PATH, errorsHtml } from './errors-page.js';
import { PublishedFile } from './published-file.js';

/** Both packages come with the one of Nest. */
const require = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
const SWAGGER_UI = dirname(require.resolve('swagger-ui-dist/package.json'));
/** The same place from this file and from the bundle. */
const FOLDER = join(import.meta.dirname, '..', 'openapi');
const PAGE = join(FOLDER, 'docs-page');
/** What the build has made of all files. Making them takes a third of a start. */
const MADE = join(FOLDER, 'published');

/** The page and what it loads. Its paths are relative, so that a proxy may add a prefix. */
const FILES: [path: string, type: string, folder: string, name: string][] = [
  ['/docs', 'text/html', PAGE, 'index.html'],
  ['/docs/docs.js', 'text/javascript', PAGE, 'docs.js'],
  ['/docs/docs.css', 'text/css', PAGE, 'docs.css'],
  ['/docs/swagger-ui.css', 'text/css', SWAGGER_UI, 'swagger-ui.css'],
  ['/docs/swagger-ui-bundle.js', 'text/javascript', SWAGGER_UI, 'swagger-ui-bundle.js'],
  ['/docs/favicon-32x32.png', 'image/png', SWAGGER_UI, 'favicon-32x32.png'],
  ['/docs/favicon-16x16.png', 'image/png', SWAGGER_UI, 'favicon-16x16.png'],
];

/** Paths that lead to another, with where they lead to, relative to themselves. */
const REDIRECTS = new Map([
  ['/', 'docs'],
  ['/docs/', '../docs'],
]);

async function yamlOf(document: OpenAPIObject): Promise<Buffer> {
  const { dump } = (await import(pathToFileURL(require.resolve('js-yaml')).href)) as {
    dump: (value: unknown, options: object) => string;
  };
  return Buffer.from(dump(document, { skipInvalid: true, noRefs: true }));
}

const nameOf = (path: string): string => path.slice(1).replaceAll('/', '-');

/**
 * The OpenAPI document and Swagger UI, as bytes that are made once: by the build (`bin/published-files`), else by the
 * process.
 */
@Injectable()
export class PublishedDocuments {
  private readonly files = new Map<string, PublishedFile>();

  /** `build` is called once, when a file is first asked for or prepared. */
  publish(build: () => OpenAPIObject): void {
    let built: OpenAPIObject | undefined;
    const document = () => (built ??= build());
    for (const [path, type, folder, name] of FILES) this.add(path, type, () => readFile(join(folder, name)));
    for (const language of ['en', 'zh'] as const)
      this.add(`/docs/openapi.${language}.json`, 'application/json', () =>
        JSON.stringify(pageDocument(document(), language)),
      );
    this.add('/openapi.json', 'application/json', () => JSON.stringify(document()));
    this.add('/openapi.yaml', 'text/yaml', () => yamlOf(document()));
    this.add(ERRORS_PATH, 'text/html', errorsHtml);
  }

  /** So that the first request does not wait, and nobody waits for it. */
  async prepare(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.prepare()));
  }

  /** For the build. The folder appears whole. */
  async write(): Promise<void> {
    const unfinished = `${MADE}-unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { recursive: true });
    for (const [path, file] of this.files) await file.write(join(unfinished, nameOf(path)));
    await rm(MADE, { recursive: true, force: true });
    await rename(unfinished, MADE);
  }

  get paths(): string[] {
    return [...this.files.keys()];
  }

  readonly middleware = (request: Request, response: Response, next: NextFunction): Promise<void> | void => {
    const { path, method } = request;
    if (method !== 'GET' && method !== 'HEAD') return next();
    const file = this.files.get(path);
    const target = REDIRECTS.get(path);
    if (!file && target === undefined) return next();
    // The name of the route in the log and the metrics.
    request.route = { path };
    if (!file) return void response.writeHead(302, { Location: target }).end();
    // Express passes on what it rejects with.
    return file.send(request, response);
  };

  private add(path: string, type: string, make: () => string | Promise<Buffer>): void {
    const contentType = type === 'image/png' ? type : `${type}; charset=utf-8`;
    this.files.set(path, new PublishedFile(contentType, make, join(MADE, nameOf(path))));
  }
}
