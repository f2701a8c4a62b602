import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import { PublishedFile } from './published-file.js';

/** Both packages come with the one of Nest. */
const require = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
/** Swagger UI as its package has it. */
const ASSETS: Record<string, string> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
  'swagger-ui-standalone-preset.js': 'text/javascript',
  'favicon-32x32.png': 'image/png',
  'favicon-16x16.png': 'image/png',
};

/** No inline script: the policy of the pages forbids it. Paths are relative, so that a proxy may add a prefix. */
const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tencent disk service</title>
<link rel="stylesheet" href="./docs/swagger-ui.css">
<link rel="icon" type="image/png" href="./docs/favicon-32x32.png" sizes="32x32">
<link rel="icon" type="image/png" href="./docs/favicon-16x16.png" sizes="16x16">
<style>body { margin: 0 } .swagger-ui .topbar .download-url-wrapper { display: none }</style>
</head>
<body>
<div id="swagger-ui"></div>
<script src="./docs/swagger-ui-bundle.js"></script>
<script src="./docs/swagger-ui-standalone-preset.js"></script>
<script src="./docs/swagger-ui-init.js"></script>
</body>
</html>
`;

const INIT = `const documentUrl = new URL('../openapi.json', document.currentScript.src).href;
window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: documentUrl,
    dom_id: '#swagger-ui',
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: 'StandaloneLayout',
    persistAuthorization: false,
    tryItOutEnabled: true,
    displayRequestDuration: true,
  });
};
`;

async function yamlOf(document: OpenAPIObject): Promise<Buffer> {
  const { dump } = (await import(pathToFileURL(require.resolve('js-yaml')).href)) as {
    dump: (value: unknown, options: object) => string;
  };
  return Buffer.from(dump(document, { skipInvalid: true, noRefs: true }));
}

/** The OpenAPI document and Swagger UI, as bytes that are made once. */
@Injectable()
export class PublishedDocuments {
  private readonly files = new Map<string, PublishedFile>();

  /** `build` is called once, when a file is first asked for or prepared. */
  publish(build: () => OpenAPIObject): void {
    let built: OpenAPIObject | undefined;
    const document = () => (built ??= build());
    this.add('/docs', 'text/html', () => PAGE);
    this.add('/docs/', 'text/html', () => PAGE.replaceAll('./docs/', './'));
    this.add('/docs/swagger-ui-init.js', 'text/javascript', () => INIT);
    this.add('/openapi.json', 'application/json', () => JSON.stringify(document()));
    this.add('/openapi.yaml', 'text/yaml', () => yamlOf(document()));
    for (const [name, type] of Object.entries(ASSETS)) this.add(`/docs/${name}`, type, () => asset(name));
  }

  /** So that the first request does not wait, and nobody waits for it. */
  async prepare(): Promise<void> {
    await Promise.all([...this.files.values()].map((file) => file.prepare()));
  }

  readonly middleware = (request: Request, response: Response, next: NextFunction): Promise<void> | void => {
    const { path, method } = request;
    const file = method === 'GET' || method === 'HEAD' ? this.files.get(path) : undefined;
    if (!file) return next();
    // The name of the route in the log and the metrics.
    request.route = { path };
    // Express passes on what it rejects with.
    return file.send(request, response);
  };

  private add(path: string, type: string, make: () => string | Promise<Buffer>): void {
    const contentType = type === 'image/png' ? type : `${type}; charset=utf-8`;
    this.files.set(path, new PublishedFile(contentType, make));
  }
}

const asset = (name: string): Promise<Buffer> =>
  readFile(join(dirname(require.resolve('swagger-ui-dist/package.json')), name));
