import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Reply, type Service, startService } from './service.fixture.js';

/** A request of the guide, in its order. */
interface Step {
  route: string;
  status: number;
  headers: Record<string, string>;
  /** The text of the body, with names of values that earlier replies gave. */
  body: string;
  /** Name → where its value is: `data.…` or a header. */
  keep: [name: string, place: string][];
}

const docs = join(import.meta.dirname, '..', '..', 'docs');
const textOf = (file: string): string => readFileSync(join(docs, file), 'utf8');
const blocksOf = (text: string): string[] =>
  [...text.matchAll(/```json\n([^]*?)```/g)].map(([, body]) => body!);

function stepsOf(text: string): Step[] {
  const requests = text.matchAll(
    /^`POST ([\w/]+)`([^\n]*)\n\n```json\n([^]*?)```(?:\n\n<!-- keep ([^]*?) -->)?/gm,
  );
  return [...requests].map(([, route = '', more = '', body = '', keep]) => {
    const [, name, value] = /`([\w-]+): ([^`]+)`/.exec(more) ?? [];
    return {
      route,
      status: Number(/\b(\d{3})\b/.exec(more)?.[1] ?? 200),
      headers: name && value ? { [name]: value } : {},
      body,
      keep: (keep ?? '')
        .split(', ')
        .filter(Boolean)
        .map((each) => each.split(' = ') as [string, string]),
    };
  });
}

function valueIn(reply: Reply, place: string): string {
  if (!place.startsWith('data.')) return reply.headers.get(place) ?? '';
  return place
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], reply.body) as string;
}

describe('the guide for portals', () => {
  const steps = stepsOf(textOf('portal-guide.md'));
  let service: Service;
  beforeAll(async () => (service = await startService({ delayMs: 100 })));
  afterAll(() => service.close());

  it('has its requests in a form that this test finds', () => {
    expect(steps.length).toBe(blocksOf(textOf('portal-guide.md')).length);
    expect(steps.length).toBeGreaterThan(25);
  });

  it('has the same requests in Chinese', () => {
    expect(stepsOf(textOf('portal-guide.zh-CN.md'))).toEqual(steps);
  });

  it('works, request by request', async () => {
    const kept = new Map<string, string>();
    for (const { route, status, headers, body, keep } of steps) {
      const filled = body.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => kept.get(name)!);
      const reply = await service.post(route, filled, { headers });
      expect([route, reply.status, reply.body.scode === 0, reply.body.desc]).toEqual([
        route,
        status,
        status === 200,
        status === 200 ? expect.any(String) : expect.stringMatching(/./),
      ]);
      for (const [name, place] of keep) {
        kept.set(name, valueIn(reply, place));
        expect(kept.get(name), name).toMatch(/./);
      }
      if (route === 'operation/inspect') expect(reply.body.data.State).toBe('SUCCESS');
    }
  }, 120_000);
});
