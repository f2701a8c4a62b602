import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, startService } from './service.fixture.js';

interface Operation {
  requestBody: { content: Record<string, { examples?: Record<string, { summary: string; value: object }> }> };
}

const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8')) as {
  paths: Record<string, { post: Operation }>;
};
const PREFIX = '/v1/tencent/';

const ROUTES = Object.entries(paths).map(([path, { post }]) => {
  const examples = Object.entries(post.requestBody.content['application/json']!.examples ?? {});
  return { route: path.slice(PREFIX.length), examples };
});
const FURTHER = ROUTES.flatMap(({ route, examples }) =>
  examples.filter(([name]) => name !== 'document').map(([name, { value }]) => ({ route, name, value })),
);

describe('the request examples of the OpenAPI document', () => {
  let service: Service;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  it('are there for every route, each with a summary in both languages', () => {
    expect(FURTHER.length).toBeGreaterThan(15);
    for (const { route, examples } of ROUTES) {
      expect(examples[0]?.[0], route).toBe('document');
      for (const [name, { summary }] of examples)
        expect(summary, `${route} ${name}`).toMatch(/^[^\u4e00-\u9fff]+ \/ .*[\u4e00-\u9fff]/);
    }
  });

  it.each(FURTHER)('$route $name is served by a sandbox with its seeded data', async ({ route, value }) => {
    service.sandbox.reset();
    const { status, body } = await service.post(route, value);
    expect([status, body.scode, body.desc]).toEqual([200, 0, expect.any(String)]);
  });
});
